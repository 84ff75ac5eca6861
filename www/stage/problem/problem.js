// What the network learns: the problems to choose from, as small pictures, and how points are drawn.

import { samplesOf, settingChoices, settingTitles } from 'xor-playground';
import { needsTwoLines } from '../../state/gates.js';
import { learn } from '../../state/learning.js';
import { watch } from '../../state/memo.js';
import { PROBLEMS } from '../../state/problems.js';
import { attempt, element, make } from '../../ui/dom.js';
import { connectSettings } from '../settings/controls.js';
import { makeForm } from '../settings/form.js';
import { pictureOf } from './picture.js';
import sheet from './problem.css';
import { canBeSplit, RECIPE } from './recipe.js';

/** @typedef {import('../../state/problems.js').Problem} Problem */

/** @type {[heading: string, isOne: (problem: Problem) => boolean][]} */
const GROUPS = [
  ['Truth tables', ({ suits, isTable }) => isTable || suits === undefined],
  [
    'Points of two classes',
    ({ suits, target, isTable }) => !isTable && suits !== undefined && target === undefined,
  ],
  ['Numbers', ({ target }) => target !== undefined],
];

/**
 * @param {HTMLElement} place a pop-up
 * @param {import('../../state/view.js').Context} context
 * @returns {() => void} shows which one it is
 */
export function connectProblem(place, context) {
  const { root, session, openView, notify } = context;
  root.adoptedStyleSheets.push(sheet);
  const titles = settingTitles('data');
  const choices = Object.keys(PROBLEMS).map((name) => {
    const title = titles[settingChoices('data').indexOf(name)];
    const button = choiceOf(name, title, samplesOf(`data=${name}`));
    button.addEventListener('click', ({ detail }) => {
      place.hidePopover();
      // Who came by keyboard goes on from there.
      if (detail === 0) element(root, 'problem-button').focus();
      attempt(() => learn(session, name), notify);
    });
    return { name, button };
  });
  const form = make('div', '', { className: 'recipe', role: 'group', ariaLabel: 'Points' });
  form.append(...makeForm(RECIPE));
  place.append(
    make('h2', 'What it learns'),
    make(
      'p',
      'Another truth table of x and y starts from the same weights and biases; what takes more brings a network and a ' +
        'rule with which it is learnt. Undo brings the run back.',
    ),
    form,
  );
  for (const [heading, isOne] of GROUPS) {
    const list = make('div', '', { className: 'problems', role: 'group', ariaLabel: heading });
    const these = choices.filter(({ name }) => isOne(PROBLEMS[name]));
    list.append(...these.map(({ button }) => button));
    place.append(make('h3', heading), list);
  }
  const own = make('button', 'Rows of your own: draw, type, paste or open a file', {
    type: 'button',
  });
  own.addEventListener('click', () => {
    place.hidePopover();
    openView('data');
  });
  place.append(own);
  const showRecipe = connectSettings(context, RECIPE);
  const mark = watch(
    () => [session.run],
    ({ setting }) => {
      form.hidden = !canBeSplit(session);
      for (const { name, button } of choices) {
        button.ariaPressed = String(name === setting('data'));
      }
    },
  );
  return () => {
    mark();
    showRecipe();
  };
}

/**
 * @param {string} name in a link
 * @param {string} title
 * @param {readonly number[][]} rows
 */
function choiceOf(name, title, rows) {
  const button = make('button', '', { type: 'button' });
  const words = make('span', '', { className: 'words' });
  words.append(make('b', title), ...sentencesOf(PROBLEMS[name], rows));
  button.append(pictureOf(rows), words);
  return button;
}

/**
 * @param {Problem} problem
 * @param {readonly number[][]} rows
 */
function sentencesOf({ one, zero, target, suits }, rows) {
  if (target !== undefined) {
    const inputs = rows[0].length - 1;
    return [make('span', target), ...(inputs === 1 ? [make('small', 'one input')] : [])];
  }
  const classes = make('span', `1 ${one}, 0 ${zero}`);
  if (rows[0].length > 3) return [classes, make('small', `${rows[0].length - 1} inputs`)];
  if (suits) return [classes];
  const lines = needsTwoLines(rows)
    ? 'No straight line parts them'
    : 'One straight line parts them';
  return [classes, make('small', lines)];
}
