// The questions that a newcomer has, each at what it is about: a small button behind a heading or a label.

import { find, make } from '../ui/dom.js';
import { remedyFor } from '../ui/remedy.js';

/** @typedef {[selector: string, question: string]} Question */

/** @type {Question[]} */
export const QUESTIONS = [
  ['#network-title', 'What is the network?'],
  ['#surface-title', 'What is the decision surface?'],
  ['#curve-title', 'What is the loss?'],
  ['#table caption', 'What is the truth table?'],
  ['#ask-title', 'What can be asked?'],
  ['label[for="speed"]', 'What is the speed?'],
  ['label[for="lr"]', 'What is the learning rate?'],
  ['label[for="epochs"]', 'What is an epoch?'],
  ['label[for="stops"]', 'What does it take to have learnt?'],
  ['label[for="hidden"]', 'What are hidden neurons?'],
  ['label[for="seed"]', 'What is a seed?'],
];

/**
 * @param {import('../state/view.js').Context} context
 * @param {Question[]} questions
 */
export function askQuestions({ root, notify }, questions) {
  // Without pop-ups, the answers would stand in the page for good.
  if (!('popover' in HTMLElement.prototype)) return;
  for (const [selector, question] of questions) {
    const button = make('button', '', { type: 'button', className: 'what', ariaLabel: question });
    button.addEventListener('click', async (event) => {
      // From the first answer on, it opens its pop-up by itself.
      if (button.popoverTargetElement) return;
      event.preventDefault();
      try {
        const { answer } = await import('./words.js');
        answer(button);
      } catch (error) {
        console.error(error);
        const words = 'The explanations could not be loaded.';
        const { line, action } = await remedyFor(words, error, root.host, () => button.click());
        notify(line, action);
      }
    });
    putBehind(find(root, selector), button);
  }
}

/**
 * Outside of it: its name stays what it is.
 * @param {HTMLElement} target
 * @param {HTMLElement} button
 */
function putBehind(target, button) {
  const place = make('span', '', { className: 'explained' });
  if (target.tagName === 'CAPTION') {
    // It has to stay where it is: its text moves, and names the table.
    const name = make('span', target.textContent, { id: 'table-title' });
    target.parentElement?.setAttribute('aria-labelledby', name.id);
    place.append(name, button);
    target.replaceChildren(place);
  } else {
    target.replaceWith(place);
    place.append(target, button);
  }
}
