// How many epochs: the article's run, at the epochs that the article names.

import { html, render } from 'lit';
import { settingRange, Trainer } from 'xor-playground/full';
import { LinePlot } from '../../plot/line-plot.js';
import { decadesAround, tickText } from '../../plot/ticks.js';
import { count, decimals, pair, significant } from '../../text/format.js';
import { make } from '../../ui/dom.js';
import { NumberField, numberParts, wholeNumber } from '../../ui/number-field.js';
import { ROWS } from './rows.js';

const MARKS = [500, 5000, 10_000];
const LAST = MARKS[MARKS.length - 1];
const SEEDS = settingRange('seed');

/** @type {import('../../state/view.js').Connect} */
export function connect(place, { theme, ended }) {
  let seed = 0;
  let logarithmic = false;
  let run = trained(seed);

  const picture = make('div', '', { className: 'plot' });
  picture.setAttribute('role', 'img');
  picture.ariaLabel = 'Loss over 10,000 epochs';
  picture.setAttribute('aria-describedby', 'lesson-epochs-words');
  const plot = new LinePlot(picture, {
    ...{ theme, ended },
    label: 'epoch',
    xText: count,
    yText: tickText,
    drawMarks,
    redraw: draw,
  });
  theme.onChange(draw);

  const { row, input, error } = numberParts('lesson-seed', 'Seed of this run');
  row.classList.add('seed');
  input.inputMode = 'numeric';
  const field = new NumberField({
    ...{ input, error },
    ...wholeNumber('Seed', ...SEEDS),
    accept: (value) => {
      seed = value;
      run = trained(seed);
      update();
    },
  });

  /** @param {import('../../plot/line-drawing.js').LineDrawing} plot */
  function drawMarks(plot) {
    for (const { epoch, loss } of run.rows) {
      plot.context.fillStyle = plot.paint.colour('present');
      plot.drawVertical(plot.across(epoch), { dash: 3 });
      plot.drawDot(plot.across(epoch), plot.down(loss), 4.5);
    }
  }

  function draw() {
    const [xs, ys] = run.curve;
    plot.draw({
      ...{ xs, ys, logarithmic },
      xRange: [0, LAST],
      yRange: logarithmic ? decadesAround(ys) : [0, 1.08 * Math.max(...ys)],
    });
    renderAll();
  }

  function update() {
    field.show(seed);
    draw();
  }

  function reading() {
    const [xs, ys] = run.curve;
    const index = plot.pointed;
    return index === undefined
      ? 'Point at the curve to read it.'
      : `Epoch ${count(xs[index])}: loss ${significant(ys[index])}`;
  }

  function renderAll() {
    render(
      html`<p class="lead">
          The article shows 10,000 epochs. It finds the error acceptable after 500, and says that some
          5,000 are more than enough. Here is its run, at these epochs.
        </p>
        <div class="bench wide">
          <div class="pictures">
            ${picture}
            <p id="lesson-epochs-words" hidden>
              ${run.rows.map(({ epoch, loss }) => `At epoch ${count(epoch)} the loss is ${significant(loss)}. `)}
            </p>
            <p class="reading">${reading()}</p>
          </div>
          <div class="words">
            ${row}
            <label class="switch">
              <input
                type="checkbox"
                .checked=${logarithmic}
                @change=${() => {
                  logarithmic = !logarithmic;
                  draw();
                }}
              />
              Loss in powers of ten
            </label>
            <p>${seedWords(run)}</p>
          </div>
        </div>
        <div class="scroll" role="region" aria-label="The run in numbers" tabindex="0">
          <table class="numbers">
            <thead>
              <tr>
                <th scope="col">Epoch</th>
                <th scope="col">Loss</th>
                ${ROWS.map(([x, y]) => html`<th scope="col">${pair(x, y)}</th>`)}
                <th scope="col">Right</th>
              </tr>
            </thead>
            <tbody>
              ${run.rows.map(
                ({ epoch, loss, outputs, right }) => html`<tr>
                  <th scope="row">${count(epoch)}</th>
                  <td>${significant(loss)}</td>
                  ${Array.from(outputs, (output) => html`<td>${decimals(output)}</td>`)}
                  <td>${right} of 4</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <h4>Is 5,000 enough?</h4>
        <p>
          For most starts, yes. Of the seeds 0 to 999, 81.8 % have all four rows right after 2,000
          epochs, and 82.6 % after 5,000. More epochs help hardly any of the others: they are
          <i>stuck</i>, which is the next lesson. Try seed 11.
        </p>`,
      place,
    );
  }

  update();
  return { show() {} };
}

/**
 * The article's run from a seed: its loss curve, when it had learnt, and what it is at the marks.
 * @param {number} seed
 */
function trained(seed) {
  const trainer = new Trainer(`seed=${seed}`);
  const rows = MARKS.map((epoch) => {
    trainer.step(epoch - trainer.epoch);
    const right = trainer.rightCount;
    return { epoch, loss: trainer.loss, outputs: trainer.outputs(), right };
  });
  const run = { rows, curve: trainer.curve(), solvedAt: trainer.solvedAt() };
  trainer.free();
  return run;
}

/** @param {ReturnType<typeof trained>} run */
function seedWords({ solvedAt }) {
  return solvedAt === undefined
    ? 'From this seed, the four rows are not all right within 10,000 epochs.'
    : `From this seed, all four rows are right for the first time at epoch ${count(solvedAt)}.`;
}
