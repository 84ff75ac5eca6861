// How the playground looks: its theme, and whether it is seen on a projector.

import { element, find } from '../ui/dom.js';

/**
 * @param {HTMLElement} host its attributes `theme` and `projector` say how it looks
 * @param {ShadowRoot} root
 * @returns {() => void} shows what the attributes say
 */
export function connectLooks(host, root) {
  const theme = element(root, 'theme', HTMLSelectElement);
  theme.addEventListener('change', () => host.setAttribute('theme', theme.value));
  const projector = element(root, 'projector', HTMLButtonElement);
  projector.addEventListener('click', () => host.toggleAttribute('projector'));
  const page = find(root, '.page');
  return () => {
    const chosen = host.getAttribute('theme') ?? '';
    theme.value = ['light', 'dark'].includes(chosen) ? chosen : 'system';
    const isOn = host.hasAttribute('projector');
    projector.setAttribute('aria-pressed', String(isOn));
    page.classList.toggle('projector', isOn);
  };
}
