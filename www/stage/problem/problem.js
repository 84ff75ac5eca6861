// What the network learns: the problems to choose from, as small pictures.

import { samplesOf, settingChoices, settingTitles } from 'xor-playground';
import { watch } from '../../state/memo.js';
import { needsTwoLines, PROBLEMS } from '../../state/problems.js';
import { element, make } from '../../ui/dom.js';
import sheet from './problem.css';

/**
 * @param {HTMLElement} place a pop-up
 * @param {import('../../state/view.js').Context} context
 * @returns {() => void} shows which one it is
 */
export function connectProblem(place, { root, session }) {
  root.adoptedStyleSheets.push(sheet);
  const titles = settingTitles('data');
  const choices = Object.keys(PROBLEMS).map((name) => {
    const title = titles[settingChoices('data').indexOf(name)];
    const button = choiceOf(name, title, samplesOf(`data=${name}`));
    button.addEventListener('click', ({ detail }) => {
      place.hidePopover();
      // Who came by keyboard goes on from there.
      if (detail === 0) element(root, 'problem-button').focus();
      // Each is a step of its own.
      session.change({ data: name }, '');
    });
    return { name, button };
  });
  const list = make('div', '', { className: 'problems' });
  list.append(...choices.map(({ button }) => button));
  place.append(
    make('h2', 'What it learns'),
    make('p', 'Another problem starts from the same weights and biases. Undo brings the run back.'),
    list,
  );
  return watch(
    () => [session.run],
    ({ setting }) => {
      for (const { name, button } of choices) {
        button.ariaPressed = String(name === setting('data'));
      }
    },
  );
}

/**
 * @param {string} name in a link
 * @param {string} title
 * @param {readonly number[][]} rows
 */
function choiceOf(name, title, rows) {
  const { one, zero } = PROBLEMS[name];
  const button = make('button', '', { type: 'button' });
  const lines = needsTwoLines(rows)
    ? 'No straight line parts them'
    : 'One straight line parts them';
  const words = make('span', '', { className: 'words' });
  words.append(make('b', title), make('span', `1 ${one}, 0 ${zero}`), make('small', lines));
  button.append(pictureOf(rows), words);
  return button;
}

/**
 * The rows in the plane of x and y, as on the decision surface.
 * @param {readonly number[][]} rows
 */
function pictureOf(rows) {
  const picture = make('span', '', { className: 'picture' });
  picture.ariaHidden = 'true';
  for (const [x, y, target] of rows) {
    const row = make('i', String(target), { className: target === 1 ? 'one' : 'zero' });
    row.style.gridArea = `${2 - y} / ${1 + x}`;
    picture.append(row);
  }
  return picture;
}
