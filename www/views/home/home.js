// Take it home: the run at the present epoch as a link, a program or a file, and back from a file.

import { html, render } from 'lit';
import { FilesPart } from './files-part.js';
import { FramePart } from './frame-part.js';
import sheet from './home.css';
import { ImportPart } from './import-part.js';
import { LinkPart } from './link-part.js';
import { PagePart } from './page-part.js';
import { ProgramPart } from './program-part.js';

/** While training, what is shown follows at this distance, in milliseconds. */
const FOLLOW_EVERY = 1000;

/** What it shows. */
export const words =
  'This run at this moment: as a NumPy or PyTorch program, as files, as pictures.';

export const sheets = [sheet];

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  const { session } = context;
  /** What is drawn. @type {unknown} */
  let drawn;
  let followed = 0;

  function draw() {
    render(
      html`<div class="parts">
        ${link.draw()} ${program.draw()} ${files.draw()} ${opening.draw()} ${frame.draw()}
        ${page.draw()}
      </div>`,
      place,
    );
  }

  const link = new LinkPart(context, draw, () => files.takeRun());
  const program = new ProgramPart(context, draw);
  const files = new FilesPart(context, draw);
  const opening = new ImportPart(context, draw);
  const frame = new FramePart(context, draw);
  const page = new PagePart(context, draw);
  opening.takeDropsOn(/** @type {HTMLElement} */ (place.closest('.pane')));

  return {
    show() {
      opening.follow();
      // The run can change without the network, as the epochs to train do.
      const present = `${session.link} ${session.epoch}`;
      if (present === drawn) return;
      const now = performance.now();
      if (session.training && drawn !== undefined && now - followed < FOLLOW_EVERY) return;
      followed = now;
      drawn = present;
      draw();
    },
  };
}
