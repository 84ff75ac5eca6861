// Why one line is not enough: a network without a hidden layer, to be moved by hand or trained, and the
// article's beside it.

import { html, render, svg } from 'lit';
import { straightLine, straightLineParameters, Trainer, truthTable } from 'xor-playground/full';
import { button } from '../button.js';
import { count, decimals } from '../format.js';
import { Player } from './player.js';
import { Slider } from './slider.js';
import { SurfacePicture } from './surface-picture.js';

/** Nothing between inputs and output. */
const LINE = 'hidden=0';
const ARTICLE = '';
/** Training goes so far. */
const EPOCHS = 5000;
/** Epochs in a frame. */
const SPEED = 20;
const MIDDLE = 0.5;
/** The line that the lesson begins with: both ones and a zero above it. */
const BY_HAND = { angle: 45, distance: -0.35, steepness: 20 };
/** How far the handle that turns the line is from it. */
const ARM = 0.35;

/** @type {import('../panel.js').Connect} */
export function connect(place) {
  const line = new Trainer(LINE);
  const article = new Trainer(ARTICLE);
  /** What is dragged: the line itself, or the handle that turns it. @type {'line' | 'handle'} */
  let dragged = 'line';
  /** The line as it is shown, also where the network has none. */
  let shape = BY_HAND;

  const linePicture = new SurfacePicture('Surface of one line', update, {
    way: 'anywhere',
    take: ({ x, y }) => {
      const handle = handleOf();
      dragged = Math.hypot(x - handle.x, y - handle.y) < 0.15 ? 'handle' : 'line';
    },
    move: drag,
  });
  const articlePicture = new SurfacePicture('Surface of the 2-2-1 network', update);
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
      place,
      step() {
        trainer.step(Math.min(SPEED, EPOCHS - trainer.epoch));
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

  /** @param {import('./graph.js').Place} place */
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
    return html`<div class="row">
      ${button(
        player.playing ? `Hold ${name}` : `Train ${name}`,
        trainer.epoch >= EPOCHS && !player.playing,
        () => player.toggle(),
      )}
      <button type="button" class="quiet" @click=${() => restart(player, trainer)}>
        ${name === 'the line' ? 'The line by hand again' : 'Back to epoch 0'}
      </button>
    </div>`;
  }

  /** @param {Player} player @param {Trainer} trainer */
  function restart(player, trainer) {
    player.pause();
    if (trainer === line) {
      shape = BY_HAND;
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
      html`<div class="words wide">
          <p>
            <i>Exclusive or</i> is 1 where the inputs differ. With no hidden layer, the network can only
            draw one straight line: 1 on this side, 0 on that. Move it, turn it, train it. Three rows
            can be right, never four: the two ones lie on one diagonal, the two zeros on the other,
            and the diagonals cross.
          </p>
        </div>
        <div class="pair">
          <section aria-labelledby="lesson-line-title">
            <h4 id="lesson-line-title">One line: 2-1</h4>
            ${linePicture.element} ${rowsOf(line)}
            ${Object.values(sliders).map(({ element }) => element)}
            ${training(linePlayer, line, 'the line')}
            <p class="hint">
              Drag the line, or turn it by the round handle. Trained from a steepness of 1 or 2, it
              gives up: ½ for every row, with a loss of 0.25, the lowest that one line can reach. A
              steep line hardly moves: its slope is next to 0 nearly everywhere, and its loss is as
              near to 0.25.
            </p>
          </section>
          <section aria-labelledby="lesson-article-title">
            <h4 id="lesson-article-title">Two hidden neurons: 2-2-1</h4>
            ${articlePicture.element} ${rowsOf(article)}
            ${training(articlePlayer, article, 'the 2-2-1 network')}
            <p class="hint">
              The article’s network from seed 0. Each hidden neuron draws a line of its own, and the
              output takes what lies between them.
            </p>
          </section>
        </div>`,
      place,
    );
  }

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
  const verdicts = trainer.verdicts();
  const right = verdicts.filter((verdict) => verdict === 'right').length;
  return html`<table class="rows">
      <caption>
        Epoch ${count(trainer.epoch)}: <b>${right} of 4 rows right</b>
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
        ${truthTable().map(
          ([x, y, target], row) => html`<tr class=${verdicts[row]}>
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
