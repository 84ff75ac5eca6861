// Why one line is not enough: a network without a hidden layer, to be moved by hand or trained, and the
// article's beside it.

import { html, render, svg } from 'lit';
import { straightLine, straightLineParameters, Trainer } from 'xor-playground/full';
import { verdictsOf } from '../../state/verdicts.js';
import { count, decimals, pair, significant } from '../../text/format.js';
import { number } from '../../text/minus.js';
import { button } from '../../ui/button.js';
import { Player } from '../../ui/player.js';
import { Slider } from '../../ui/slider.js';
import { ROWS } from './rows.js';
import { SurfacePicture } from './surface-picture.js';

/** Nothing between inputs and output. */
const LINE = 'hidden=0';
const ARTICLE = '';
/** Training goes so far. */
const EPOCHS = 5000;
/** A frame trains one epoch more for so many that there have been: most happens early. */
const PACE = 50;
const MIDDLE = 0.5;
/** The line that the lesson begins with: so askew and gentle that training has something to do. */
const BY_HAND = { angle: 20, distance: -0.3, steepness: 4 };
/** From here, training gives up. */
const GENTLE = { angle: 20, distance: -0.3, steepness: 2 };
/** How far the handle that turns the line is from it. */
const ARM = 0.35;

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  const { ended } = context;
  const line = new Trainer(LINE);
  const article = new Trainer(ARTICLE);
  /** What is dragged: the line itself, or the handle that turns it. @type {'line' | 'handle'} */
  let dragged = 'line';
  /** The line as it is shown, also where the network has none. */
  let shape = BY_HAND;
  /** The same before it was trained. */
  let start = shape;

  const linePicture = new SurfacePicture(context, 'Surface of one line', update, {
    way: 'anywhere',
    take: ({ x, y }) => {
      const handle = handleOf();
      dragged = Math.hypot(x - handle.x, y - handle.y) < 0.15 ? 'handle' : 'line';
    },
    move: drag,
  });
  const articlePicture = new SurfacePicture(context, 'Surface of the 2-2-1 network', update);
  const sliders = {
    angle: new Slider({
      ...{ label: 'Direction in degrees', min: -180, max: 180, step: 5 },
      accept: (value) => setLine({ angle: value }),
    }),
    distance: new Slider({
      ...{ label: 'Distance from the middle', min: -1, max: 1, step: 0.05 },
      accept: (value) => setLine({ distance: value }),
    }),
    steepness: new Slider({
      ...{ label: 'Steepness', min: 0, max: 40, step: 0.5 },
      accept: (value) => setLine({ steepness: value }),
    }),
  };
  const linePlayer = playerOf(line, () => {
    const [angle, distance, steepness] = straightLine(line.parameters());
    if (Number.isFinite(distance)) shape = { angle, distance, steepness };
  });
  const articlePlayer = playerOf(article);

  /**
   * @param {Trainer} trainer
   * @param {() => void} [follow]
   */
  function playerOf(trainer, follow) {
    return new Player({
      ...{ place, ended },
      step() {
        trainer.step(Math.min(1 + Math.floor(trainer.epoch / PACE), EPOCHS - trainer.epoch));
        follow?.();
        return trainer.epoch < EPOCHS;
      },
      changed: update,
    });
  }

  /** @param {Partial<typeof shape>} change */
  function setLine(change) {
    linePlayer.pause();
    shape = { ...shape, ...change };
    start = shape;
    startAtLine();
    update();
  }

  /** Another start: the line by hand, at epoch 0. */
  function startAtLine() {
    line.seek(0);
    const parameters = straightLineParameters(shape.angle, shape.distance, shape.steepness);
    for (const [index, value] of parameters.entries()) line.setParameter(index, value);
  }

  /** Where the handle is that turns the line. */
  function handleOf() {
    const { x, y } = footOf();
    const radians = (shape.angle * Math.PI) / 180;
    return { x: x + ARM * Math.cos(radians), y: y + ARM * Math.sin(radians) };
  }

  /** The point of the line that is nearest to the middle. */
  function footOf() {
    const radians = (shape.angle * Math.PI) / 180;
    return {
      x: MIDDLE + shape.distance * Math.cos(radians),
      y: MIDDLE + shape.distance * Math.sin(radians),
    };
  }

  /** @param {import('../../plot/graph.js').Place} place */
  function drag({ x, y }) {
    if (dragged === 'handle') {
      const foot = footOf();
      const angle = (Math.atan2(y - foot.y, x - foot.x) * 180) / Math.PI;
      setLine({ angle: Math.round(angle) });
    } else {
      const radians = (shape.angle * Math.PI) / 180;
      const distance = (x - MIDDLE) * Math.cos(radians) + (y - MIDDLE) * Math.sin(radians);
      setLine({ distance: Math.min(1, Math.max(-1, Number(distance.toFixed(2)))) });
    }
  }

  /** @param {Player} player @param {Trainer} trainer @param {string} name */
  function training(player, trainer, name) {
    const isLine = trainer === line;
    return html`<div class="row training">
      ${button(
        player.playing ? `Pause ${name}` : `Train ${name}`,
        trainer.epoch >= EPOCHS && !player.playing,
        () => player.toggle(),
      )}
      <button type="button" class="quiet" @click=${() => restart(player, trainer)}>
        ${isLine ? 'The line by hand again' : 'Back to epoch 0'}
      </button>
    </div>`;
  }

  /** @param {Player} player @param {Trainer} trainer */
  function restart(player, trainer) {
    player.pause();
    if (trainer === line) {
      shape = start;
      startAtLine();
    } else {
      trainer.seek(0);
      // What followed is forgotten.
      trainer.step(0);
    }
    update();
  }

  function update() {
    for (const key of /** @type {const} */ (['angle', 'distance', 'steepness'])) {
      sliders[key].show(Number(shape[key].toPrecision(4)));
    }
    linePicture.draw(line, (graph) => {
      const [foot, handle] = [footOf(), handleOf()];
      return svg`<path class="arm" d=${graph.path({ xs: [foot.x, handle.x], ys: [foot.y, handle.y] })} />
        ${graph.dot(foot.x, foot.y, 'handle', 5)} ${graph.dot(handle.x, handle.y, 'handle', 9)}`;
    });
    articlePicture.draw(article);
    render(
      html`<p class="lead">
          <i>Exclusive or</i> is 1 where the inputs differ. Without a hidden layer, the network draws one
          straight line: 1 on one side, 0 on the other. Train it, or move the line yourself. Can you get
          more than three rows right?
        </p>
        <div class="pair">
          <section aria-labelledby="lesson-line-title">
            <h4 id="lesson-line-title">One line: 2-1</h4>
            ${training(linePlayer, line, 'the line')} ${linePicture.element} ${rowsOf(line)}
            <p class="hint">Drag the line, or turn it by the round handle.</p>
            ${Object.values(sliders).map(({ element }) => element)}
            <div class="row">${button('A gentle line', false, () => setLine(GENTLE))}</div>
          </section>
          <section aria-labelledby="lesson-article-title">
            <h4 id="lesson-article-title">Two hidden neurons: 2-2-1</h4>
            ${training(articlePlayer, article, 'the 2-2-1 network')}
            ${articlePicture.element} ${rowsOf(article)}
            <p class="hint">
              The article’s network from seed 0. Each hidden neuron draws a line of its own. The output
              is 1 between the two lines.
            </p>
          </section>
        </div>
        <h4>Why no line can do it</h4>
        <p>
          Before the activation, one line is a sum: <i>z</i> = <i>w</i>₁ · <i>x</i> + <i>w</i>₂ · <i>y</i>
          + <i>b</i>. For any weights, the two zeros of the table add up to the same as the two ones:
        </p>
        <p class="result">${sumsOf(line.parameters())}</p>
        <p>
          To be right, <i>z</i> must be below 0 for both zeros and above 0 for both ones. Then one total
          would be below 0 and the other above 0. But they are equal.
        </p>
        <p>
          So training ends in one of two ways. From the first line above it turns the line and sharpens it, until three
          rows are right and one is wrong. From a gentle line (a steepness of 2 or less) it flattens
          the line, until every row gets ½. Either way the loss comes to 0.25, the least that one line
          can have. A very steep line (20) hardly moves: there, the sigmoid’s slope is next to 0.
        </p>`,
      place,
    );
  }

  ended.addEventListener('abort', () => {
    line.free();
    article.free();
  });
  startAtLine();
  update();
  return { show() {} };
}

/**
 * The truth table, with what a network answers.
 * @param {Trainer} trainer
 */
function rowsOf(trainer) {
  const outputs = trainer.outputs();
  const verdicts = verdictsOf({ trainer, rows: ROWS });
  const right = verdicts.filter((verdict) => verdict === 'right').length;
  return html`<table class="rows">
      <caption>
        Epoch ${count(trainer.epoch)}: <b>${right} of 4 rows right</b>, loss ${significant(trainer.loss)}
      </caption>
      <thead>
        <tr>
          <th scope="col">x</th>
          <th scope="col">y</th>
          <th scope="col">Target</th>
          <th scope="col">Answer</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        ${ROWS.map(
          ([x, y, target], row) => html`<tr class=${verdicts[row].replace(' ', '-')}>
            <td>${x}</td>
            <td>${y}</td>
            <td>${target}</td>
            <td>${decimals(outputs[row])}</td>
            <td class="verdict">${verdicts[row]}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
}

/**
 * What the line gives the two zeros and the two ones together.
 * @param {Float64Array} parameters
 */
function sumsOf([across, up, bias]) {
  return [0, 1].map((wanted) => {
    const rows = ROWS.filter(([, , target]) => target === wanted);
    const sums = rows.map(([x, y]) => across * x + up * y + bias);
    const names = rows.map(([x, y]) => `z${pair(x, y)}`).join(' + ');
    const terms = sums.map((sum) => (sum < 0 ? `(${number(sum)})` : number(sum))).join(' + ');
    return html`<span>${names} = ${terms} = <b>${number(sums[0] + sums[1])}</b></span>`;
  });
}
