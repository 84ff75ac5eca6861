// Learning by trial: the article's first example, by hand and by gradient descent.

import { html, nothing, render } from 'lit';
import {
  trialError,
  trialFactor,
  trialGradient,
  trialHalfSquaredError,
  trialNumbers,
  trialOutput,
  trialStep,
} from 'xor-playground/full';
import { Graph } from '../../plot/graph.js';
import { number } from '../../text/minus.js';
import { Player } from '../../ui/player.js';
import { logarithmicScale } from '../../ui/scale.js';
import { Slider } from '../../ui/slider.js';
import { presets } from './presets.js';
import { tangentAt } from './tangent.js';

/** The article's: kx + 3 is to answer 21 for 5, which it does where k is 3.6. */
const [INPUT, TARGET, OFFSET, SOLUTION] = trialNumbers();
const ARTICLE = [1, 6, 4, 3.5, 3.6];
/** @type {[k: number, words: string][]} */
const TRIES = ARTICLE.map((k) => [k, `k = ${k}`]);
const LOWEST = -2;
const HIGHEST = 9;
const RATES = logarithmicScale(0.001, 0.1);
const POINTS = 121;
/** So many tries are kept. */
const MOST = 40;
/** Farther than this from the target, the steps are stopped, and so they are nearer than that. */
const FAR = 1e6;
const NEAR = 1e-9;

/** @type {import('../../state/view.js').Connect} */
export function connect(place, { ended }) {
  let k = ARTICLE[0];
  let rate = 0.01;
  /** @type {number[]} */
  let tries = [k];

  const line = new Graph({
    ...{ name: 'The line and its target', xLabel: 'x', yLabel: 'answer a', height: 13 },
    ended,
  });
  const errors = new Graph({
    ...{ name: 'Error over k', xLabel: 'k', yLabel: `E = ½ (${TARGET} − a)²`, height: 15 },
    ended,
    drag: { way: 'across', move: ({ x }) => choose(Number(x.toFixed(1))), drop: () => settle() },
  });
  const kSlider = new Slider({
    ...{ label: 'k', min: -100, max: 100, step: 0.1 },
    slide: [LOWEST, HIGHEST],
    accept: choose,
    settle,
  });
  const rateSlider = new Slider({
    ...{ label: 'Rate of these steps', min: 0.0001, max: 1, stops: RATES },
    accept: (value) => {
      rate = value;
      update();
    },
  });
  const player = new Player({ place, ended, every: 350, step, changed: update });

  /** @param {number} value */
  function choose(value) {
    player.pause();
    k = value;
    update();
  }

  /** The present k counts as tried. */
  function settle() {
    if (tries.at(-1) !== k) tries = [...tries, k].slice(-MOST);
    update();
  }

  function step() {
    k = trialStep(k, rate);
    settle();
    const error = trialError(k);
    return error > NEAR && error < FAR;
  }

  function stepOnce() {
    player.pause();
    step();
  }

  function forget() {
    player.pause();
    tries = [k];
    update();
  }

  function drawLine() {
    const ends = [0, 10];
    const output = trialOutput(k, INPUT);
    line.draw({
      xRange: [0, 10],
      yRange: [0, 42],
      lines: [
        { xs: [INPUT, INPUT], ys: [output, TARGET], kind: 'gap' },
        { xs: ends, ys: ends.map((x) => trialOutput(k, x)), kind: 'line' },
      ],
      marks: (graph) => [
        graph.dot(INPUT, TARGET, 'target', 8),
        graph.dot(INPUT, output, 'present'),
      ],
      words:
        `The line a = ${number(k)}x + ${OFFSET} is at ${number(output)} where x is ${INPUT}. ` +
        `The target there is ${TARGET}.`,
    });
  }

  function drawErrors() {
    const next = trialStep(k, rate);
    const [low, high] = rangeOf(tries);
    const xs = Array.from({ length: POINTS }, (_, at) => low + ((high - low) * at) / (POINTS - 1));
    const ys = xs.map(trialHalfSquaredError);
    const here = { x: k, y: trialHalfSquaredError(k), slope: trialGradient(k) };
    errors.draw({
      xRange: [low, high],
      yRange: [-0.06 * Math.max(...ys), 1.04 * Math.max(...ys)],
      lines: [
        { xs, ys, kind: 'line' },
        { ...tangentAt(here, low, high), kind: 'tangent' },
        { xs: [k, next], ys: [0, 0], kind: 'step' },
        { xs: [next, next], ys: [0, trialHalfSquaredError(next)], kind: 'trail' },
      ],
      marks: (graph) => [
        graph.vertical(k, 'cursor'),
        tries.map((tried) => graph.dot(tried, trialHalfSquaredError(tried), 'tried', 4)),
        graph.dot(next, trialHalfSquaredError(next), 'next', 4),
        graph.dot(k, here.y, 'present', 6),
      ],
      words:
        `A valley with its lowest point, 0, at k = ${SOLUTION}. At k = ${number(k)} its slope is ${number(here.slope)}. Tried: ` +
        `${tries.map((tried) => `k ${number(tried)}, E ${number(trialHalfSquaredError(tried))}`).join('; ')}.`,
    });
  }

  function update() {
    kSlider.show(Number(k.toPrecision(6)));
    rateSlider.show(rate);
    drawLine();
    drawErrors();
    render(
      html`<p class="lead">
          A machine learns from examples. Here is one example, and one number to learn:
          <i>a</i> = <i>k</i> · <i>x</i> + ${OFFSET} should answer ${TARGET} when <i>x</i> is ${INPUT}.
          Choose <i>k</i>, see how far off the answer is, and choose again. (The article calls the
          answer <i>y</i>. On this page, <i>y</i> is an input.)
        </p>
        <div class="bench">
          <div class="pictures">${line.element}</div>
          <div class="words">
            ${presets('The article’s tries', TRIES, k, (value) => {
              choose(value);
              settle();
            })}
            ${kSlider.element}
            <p class="result">${verdict(k)}</p>
          </div>
        </div>
        <h4>Let gradient descent choose</h4>
        <p>
          It needs a curve with a slope, so it squares what the answer is off by, and halves that:
          <i>E</i> = ½ (${TARGET} − <i>a</i>)². A step goes down the slope of the curve that you see:
          <b>step = −rate × slope</b>.
        </p>
        <div class="bench">
          <div class="pictures">${errors.element}</div>
          <div class="words">
            ${rateSlider.element}
            <div class="row">
              <button type="button" @click=${stepOnce}>Take a step</button>
              <button type="button" @click=${() => player.toggle()}>
                ${player.playing ? 'Stop stepping' : 'Keep stepping'}
              </button>
            </div>
            ${stepWords(k, rate)}
            <p>${factorWords(rate)}</p>
            <div class="log">
              <table aria-label="Tries">
                <thead>
                  <tr><th scope="col">k</th><th scope="col">a</th><th scope="col">E</th></tr>
                </thead>
                <tbody>
                  ${tries
                    .slice(-4)
                    .reverse()
                    .map(
                      (tried) => html`<tr>
                        <td>${number(tried)}</td>
                        <td>${number(trialOutput(tried, INPUT))}</td>
                        <td>${number(trialHalfSquaredError(tried))}</td>
                      </tr>`,
                    )}
                </tbody>
              </table>
              <button type="button" class="quiet" ?hidden=${tries.length < 2} @click=${forget}>
                Forget the tries
              </button>
            </div>
          </div>
        </div>`,
      place,
    );
  }

  update();
  return { show() {} };
}

/**
 * Where the tried ks are, with the target in the middle if they are far.
 * @param {number[]} tries
 * @returns {[low: number, high: number]}
 */
function rangeOf(tries) {
  const farthest = 1.1 * Math.max(...tries.map((k) => Math.abs(k - SOLUTION)));
  return SOLUTION - farthest > LOWEST && SOLUTION + farthest < HIGHEST
    ? [LOWEST, HIGHEST]
    : [Math.min(LOWEST, SOLUTION - farthest), Math.max(HIGHEST, SOLUTION + farthest)];
}

/** @param {number} k */
function verdict(k) {
  const output = trialOutput(k, INPUT);
  const words = { '-1': 'Too little.', 0: 'That is it.', 1: 'Too much.' };
  const word = words[/** @type {-1 | 0 | 1} */ (Math.sign(output - TARGET))];
  return html`<span><i>a</i> = ${number(k)} · ${INPUT} + ${OFFSET} = <b>${number(output)}</b></span>
    <span>off by |${TARGET} − ${number(output)}| = <b>${number(trialError(k))}</b></span>
    <span>${word ?? nothing}</span>`;
}

/**
 * @param {number} k
 * @param {number} rate
 */
function stepWords(k, rate) {
  const slope = number(trialGradient(k));
  const next = trialStep(k, rate);
  return html`<p class="result">
    <span>E = <b>${number(trialHalfSquaredError(k))}</b></span>
    <span class="key-tangent">slope <b>${slope}</b></span>
    <span class="key-step">step −${rate} × ${slope} = <b>${number(next - k)}</b></span>
    <span>next k <b>${number(next)}</b></span>
  </p>`;
}

/** @param {number} rate */
function factorWords(rate) {
  const factor = trialFactor(rate);
  const times = `Each step leaves the answer ${number(Math.abs(factor))} times as far off`;
  if (factor > 0) return `${times}, on the same side.`;
  if (factor === 0) return 'One step is all it takes.';
  if (factor > -1)
    return `${times}, on the other side: it jumps across the valley, and comes nearer.`;
  if (factor === -1) return 'It jumps from one side to the other, for ever.';
  return `${times}, on the other side: above 2/${INPUT ** 2} = ${2 / INPUT ** 2} it jumps farther away each time.`;
}
