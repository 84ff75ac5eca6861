// The elements, and the page that is about one of them: that has the address bar, and the keys that are pressed anywhere.

import './page.css';
import { engineCame } from './app/early.js';
import './app/element.js';
import { followAddress } from './address.js';

document.getElementById('slow')?.remove();
const playground = /** @type {import('./app/element.js').Playground | null} */ (
  document.querySelector('xor-playground[address]')
);
if (playground) {
  followAddress(playground);
  document.addEventListener('keydown', (event) => {
    if (event.target === document.body) playground.press(event);
  });
  try {
    const keys = localStorage.getItem('xor-playground keys');
    if (keys) playground.setAttribute('keys', keys);
  } catch {
    // Nothing is kept here.
  }
  const asked = new URLSearchParams(location.search);
  const controls = asked.get('controls');
  if (controls) playground.setAttribute('controls', controls);
  if (asked.has('fit')) import('./frame.js').then(({ fit }) => fit(playground));
  engineCame
    ?.then(() => import(/* webpackChunkName: "offline" */ './offline/offline.js'))
    .then(({ keep }) => keep(playground))
    .catch(() => {});
}
