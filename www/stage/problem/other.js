// What is shown of other data than the article's: what they are, what the colours stand for, and, where the rows are many,
// dots and how well they are learnt. Exclusive or is there from the beginning.

import { keptDots } from '../../plot/dots.js';
import { watch } from '../../state/memo.js';
import { goalOf, problemOf } from '../../state/problems.js';
import { element, find, make, setText } from '../../ui/dom.js';
import { FitView } from './fit-view.js';
import { Inputs } from './inputs.js';
import sheet from './other.css';
import { Sections } from './sections.js';

/**
 * @param {import('../../state/view.js').Context} context
 * @param {{ goal: HTMLElement, surface: import('../surface-view.js').SurfaceView }} parts where it is said what has to be
 *   answered, and where the rows are drawn
 * @returns {() => void}
 */
export function connectOther({ root, session }, { goal, surface }) {
  root.adoptedStyleSheets.push(sheet);
  surface.drawMany = keptDots();
  const sections = new Sections(session, surface);
  surface.sections = sections;
  const inputs = new Inputs(root, session, sections);
  const box = make('input', '', { type: 'checkbox' });
  const discrete = make('label', '', { className: 'switch' });
  discrete.append(box, ' Discrete');
  find(root, '#surface .title').append(discrete);
  const discretise = () => {
    surface.discrete = box.checked && session.data.task === 'classes';
  };
  box.addEventListener('change', discretise);
  const table = element(root, 'table');
  const place = make('div', '', { className: 'fit' });
  table.append(place);
  const fit = new FitView(place, session);

  const tell = watch(
    () => [session.run],
    ({ setting }) => {
      const problem = problemOf(setting('data'), session.data.task);
      setText(element(root, 'problem-button'), problem.name);
      setText(element(root, 'goal'), goalOf(problem));
      setText(goal, goalOf(problem, true));
    },
  );

  const explain = watch(
    () => [session.data],
    ({ outputRange, isMany, tests }) => {
      const [low, high] = outputRange;
      const middle = String((low + high) / 2);
      setText(element(root, 'legend-low'), `output ${low}, blue`);
      setText(element(root, 'legend-middle'), middle);
      setText(element(root, 'legend-high'), `${high}, orange`);
      setText(element(root, 'legend-line'), middle);
      setText(element(root, 'legend-row'), isMany ? '' : '1');
      const rows = tests.size > 0 && isMany ? 'a row; a ring: for the test' : 'a row’s target';
      setText(element(root, 'legend-rows'), rows);
      element(root, 'stage').classList.toggle('many', isMany);
      discrete.hidden = session.data.task !== 'classes';
      discretise();
    },
  );

  const plot = find(root, '#surface .plot');
  const head = find(table, 'thead tr', HTMLTableRowElement);
  const nameInputs = watch(
    () => [
      String(session.run.names),
      session.inputs > 1 && sections.areWanted,
      session.inputs > 3 || session.run.changed.includes('names'),
    ],
    (_, areWide, mayScroll) => {
      const { names } = session.run;
      const count = names.length;
      const title = count === 2 ? 'Decision surface' : sections.title;
      for (const place of [plot, element(root, 'surface')]) place.ariaLabel = title;
      const key = root.querySelector('#network .signs li:last-child');
      const [across, up] = names;
      const to = up === undefined ? across : `${across} and ${up}`;
      if (key?.lastChild)
        key.lastChild.textContent = `a neuron’s answer to each ${count > 2 ? 'point of the surface' : to}: blue 0, orange 1`;
      const cells = [...head.cells].slice(-3);
      head.replaceChildren(...names.map((name) => make('th', name, { scope: 'col' })), ...cells);
      const stage = element(root, 'stage');
      stage.classList.toggle('one-input', count === 1);
      stage.classList.toggle('more-inputs', areWide);
      stage.classList.toggle('wide-rows', areWide);
      // It may be wider than its place: by keys it is scrolled, too.
      if (mayScroll) table.tabIndex = 0;
      else table.removeAttribute('tabindex');
    },
  );

  let wereOther = false;
  // What was asked about before lies beyond the picture of inputs of another size.
  const ask = watch(
    () => [session.data],
    ({ rows, inputRanges }) => {
      const { areWanted } = sections;
      const isBeyond = session.point.some(
        (input, at) => input < inputRanges[at][0] || input > inputRanges[at][1],
      );
      if (isBeyond && (areWanted || wereOther)) session.ask(rows[0].slice(0, -1));
      wereOther = areWanted;
    },
  );

  return () => {
    ask();
    nameInputs();
    inputs.show();
    tell();
    explain();
    if (session.data.isMany) fit.show();
  };
}
