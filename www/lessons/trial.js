// Learning by trial: the article's first example, by hand and by the rule.

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
import { logarithmicScale } from '../scale.js';
import { Graph } from './graph.js';
import { number } from './numbers.js';
import { Player } from './player.js';
import { Slider } from './slider.js';

/** The article's: y = kx + 3 is to answer 21 for 5, which it does where k is 3.6. */
const [INPUT, TARGET, OFFSET, SOLUTION] = trialNumbers();
const ARTICLE = [1, 6, 4, 3.5, 3.6];
const LOWEST = -2;
const HIGHEST = 9;
const RATES = logarithmicScale(0.001, 0.1);
/** So many tries are kept. */
const MOST = 40;
/** Farther than this from the target, the rule is stopped, and so it is nearer than that. */
const FAR = 1e6;
const NEAR = 1e-9;

/** @type {import('../panel.js').Connect} */
export function connect(place) {
  let k = ARTICLE[0];
  let rate = 0.01;
  /** @type {number[]} */
  let tries = [k];

  const line = new Graph({
    name: 'The line and its target',
    xLabel: 'x',
    yLabel: 'y',
    height: 220,
  });
  const errors = new Graph({
    ...{ name: 'Error over k', xLabel: 'k', yLabel: `|${TARGET} − y|`, height: 220 },
    drag: { way: 'across', move: ({ x }) => choose(Number(x.toFixed(1))), drop: () => settle() },
  });
  const kSlider = new Slider({
    ...{ label: 'k', min: -100, max: 100, step: 0.1 },
    slide: [LOWEST, HIGHEST],
    accept: choose,
    settle,
  });
  const rateSlider = new Slider({
    ...{ label: 'Rate of the rule', min: 0.0001, max: 1, stops: RATES },
    accept: (value) => {
      rate = value;
      update();
    },
  });
  const player = new Player({ place, every: 350, step, changed: update });

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
        `The line y = ${number(k)}x + ${OFFSET} is at ${number(output)} where x is ${INPUT}. ` +
        `The target there is ${TARGET}.`,
    });
  }

  function drawErrors() {
    const [low, high] = rangeOf(tries);
    const top = Math.max(trialError(low), trialError(high));
    // Straight from both ends down to the target.
    const xs = [low, SOLUTION, high];
    errors.draw({
      xRange: [low, high],
      yRange: [0, top],
      lines: [
        { xs, ys: xs.map(trialError), kind: 'line' },
        { xs: tries, ys: tries.map(trialError), kind: 'trail' },
      ],
      marks: (graph) => [
        graph.vertical(k, 'cursor'),
        tries.map((tried) => graph.dot(tried, trialError(tried), 'tried', 4)),
        graph.dot(k, trialError(k), 'present', 6),
      ],
      words:
        `A valley with its lowest point, 0, at k = ${SOLUTION}. Tried: ` +
        `${tries.map((tried) => `k ${number(tried)}, error ${number(trialError(tried))}`).join('; ')}.`,
    });
  }

  function update() {
    kSlider.show(Number(k.toPrecision(6)));
    rateSlider.show(rate);
    drawLine();
    drawErrors();
    render(
      html`<div class="words">
          <p>
            A machine learns from examples. This one has a single example, and a single number to
            change: <i>y</i> = <i>kx</i> + ${OFFSET} should answer ${TARGET} when <i>x</i> is
            ${INPUT}. Choose <i>k</i>, see how wrong the answer is, choose again.
          </p>
          <div class="row" role="group" aria-label="The article’s tries">
            ${ARTICLE.map(
              (value) => html`<button
                type="button"
                aria-pressed=${value === k}
                @click=${() => {
                  choose(value);
                  settle();
                }}
              >
                k = ${value}
              </button>`,
            )}
          </div>
          ${kSlider.element}
          <p class="result">${verdict(k)}</p>
        </div>
        <div class="pictures">${line.element}</div>
        <div class="words">
          <h4>Let the rule choose</h4>
          <p>
            The slope of ½ (${TARGET} − <i>y</i>)² says which way is down, and how steeply. The rule
            goes against it, so far as the rate says: <i>k</i> + rate · (${TARGET} − <i>y</i>) · ${INPUT}.
          </p>
          ${rateSlider.element}
          <div class="row">
            <button type="button" @click=${stepOnce}>Step of the rule</button>
            <button type="button" @click=${() => player.toggle()}>
              ${player.playing ? 'Hold the rule' : 'Play the rule'}
            </button>
          </div>
          <p class="reading">${stepWords(k, rate)}</p>
          <p>${factorWords(rate)}</p>
        </div>
        <div class="pictures">
          ${errors.element}
          <div class="log">
            <table aria-label="Tries">
              <thead>
                <tr><th scope="col">k</th><th scope="col">y</th><th scope="col">Error</th></tr>
              </thead>
              <tbody>
                ${tries
                  .slice(-6)
                  .reverse()
                  .map(
                    (tried) => html`<tr>
                      <td>${number(tried)}</td>
                      <td>${number(trialOutput(tried, INPUT))}</td>
                      <td>${number(trialError(tried))}</td>
                    </tr>`,
                  )}
              </tbody>
            </table>
            <button type="button" class="quiet" ?hidden=${tries.length < 2} @click=${forget}>
              Forget the tries
            </button>
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
  const error = trialError(k);
  const words = { '-1': 'Too little.', 0: 'That is it.', 1: 'Too much.' };
  const word = words[/** @type {-1 | 0 | 1} */ (Math.sign(output - TARGET))];
  return html`<span><i>y</i> = ${number(k)} · ${INPUT} + ${OFFSET} = <b>${number(output)}</b></span>
    <span>error |${TARGET} − ${number(output)}| = <b>${number(error)}</b></span>
    <span>${word ?? nothing}</span>`;
}

/**
 * @param {number} k
 * @param {number} rate
 */
function stepWords(k, rate) {
  return `½ (${TARGET} − y)² is ${number(trialHalfSquaredError(k))}, its slope ${number(trialGradient(k))}: the next k is ${number(trialStep(k, rate))}.`;
}

/** @param {number} rate */
function factorWords(rate) {
  const factor = trialFactor(rate);
  const times = `Each step leaves ${number(Math.abs(factor))} times the error`;
  if (factor > 0) return `${times}, on the same side.`;
  if (factor === 0) return 'One step is all it takes.';
  if (factor > -1) return `${times}, on the other side: it leaps over, and comes back.`;
  if (factor === -1) return 'It leaps from one side to the other, for ever.';
  return `${times}, on the other side: above 2/${INPUT ** 2} = ${2 / INPUT ** 2} it leaps ever farther away.`;
}
