// Why?: what there is to say of a run that has not learnt, part by part.

import { html, render } from 'lit';
import { button } from '../../ui/button.js';
import { make } from '../../ui/dom.js';
import { FindingsPart } from './findings-part.js';
import { PastedPart } from './pasted-part.js';
import { RemediesPart } from './remedies-part.js';
import sheet from './why.css';

/** What it shows. */
export const words = 'What keeps a run from learning, and what helps.';

export const sheets = [sheet];

/** The parts, from above to below. Each has a place of its own. */
const PARTS = [FindingsPart, RemediesPart, PastedPart];

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  place.append(way(place));
  const parts = PARTS.map((Part) => {
    const section = make('section', '');
    place.append(section);
    return new Part(section, context);
  });
  return {
    show() {
      for (const part of parts) part.show();
    },
    hide() {
      for (const part of parts) part.hide();
    },
  };
}

/** Whoever comes with a program of their own needn't read of this page's run first. @param {HTMLElement} place */
function way(place) {
  const line = make('p', '');
  line.className = 'hint way';
  const go = () => place.querySelector('textarea')?.focus();
  render(
    html`A program of your own does not learn? ${button('Paste what it prints', false, go)}`,
    line,
  );
  return line;
}
