// The article's lessons: each opens from its link, and its instrument shows the engine's numbers, by keyboard
// and by pointer.

import { expectSameNumbers, oracle } from '../oracle.js';
import { violations } from './axe.js';
import { drawFrames, drawUntil, framesPass, holdFrames, settled } from './frames.js';
import { expect, test } from './page.js';
import { drawingOf } from './picture.js';

/** @typedef {import('./page.js').Playground} Playground */

const TITLES = {
  trial: 'Learning by trial',
  neuron: 'One neuron',
  activations: 'Activation functions',
  'weight-and-bias': 'Weight and bias',
  descent: 'Downhill',
  xor: 'Why one line is not enough',
  epochs: 'How many epochs',
  stuck: 'The start that never learns',
  mistakes: 'When the program is wrong',
};

/** @typedef {keyof typeof TITLES} LessonId */

/** @param {Playground} playground */
function panelOf(playground) {
  return playground.view('Lessons');
}

/**
 * Opens the page with a lesson.
 * @param {Playground} playground
 * @param {LessonId} id
 * @param {string} [run] the run's part of the link
 */
async function openLesson(playground, id, run = '') {
  await playground.open(`#${run}${run === '' ? '' : '&'}lesson=${id}`);
  await expectLesson(playground, id);
  return panelOf(playground);
}

/**
 * @param {Playground} playground
 * @param {LessonId} id
 */
async function expectLesson(playground, id) {
  const panel = panelOf(playground);
  await expect(panel.getByRole('heading', { name: TITLES[id], exact: true })).toBeVisible();
  await expect(panel.locator('[aria-current]')).toHaveText(TITLES[id]);
  await expect(panel.getByText('Loading…')).toHaveCount(0);
}

/**
 * @param {import('@playwright/test').Locator} panel
 * @param {string} name
 */
function slider(panel, name) {
  return panel.getByRole('slider', { name, exact: true });
}

/**
 * Types a value beside a slider.
 * @param {import('@playwright/test').Locator} panel
 * @param {string} name
 * @param {number | string} value
 */
async function type(panel, name, value) {
  const field = panel.getByRole('spinbutton', { name: `${name} value`, exact: true });
  await field.fill(String(value));
  await field.press('Enter');
}

/**
 * @param {import('@playwright/test').Locator} panel
 * @param {string} name
 */
function button(panel, name) {
  return panel.getByRole('button', { name, exact: true });
}

/**
 * @param {import('@playwright/test').Locator} panel
 * @param {string} name
 */
function picture(panel, name) {
  return panel.getByRole('img', { name, exact: true });
}

/**
 * Drags from one place of a picture to another, in shares of its size.
 * @param {import('@playwright/test').Locator} picture
 * @param {[x: number, y: number]} from
 * @param {[x: number, y: number]} to
 */
async function drag(picture, from, to) {
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  if (!box) throw new Error('The picture has no place');
  const { mouse } = picture.page();
  await mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
  await mouse.down();
  await mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 4 });
  await mouse.up();
}

/**
 * What describes a picture.
 * @param {import('@playwright/test').Locator} picture
 */
async function descriptionOf(picture) {
  await settled(picture.page());
  return picture.evaluate((image) => {
    const root = /** @type {ShadowRoot} */ (image.getRootNode());
    return root.getElementById(image.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
  });
}

/**
 * How steep the curve is that a picture draws, at a place: by its pixels and the numbers at the axes.
 * @param {import('@playwright/test').Locator} picture
 * @param {number} x
 */
async function slopeDrawn(picture, x) {
  await settled(picture.page());
  const { points, ticks } = await picture.evaluate((image) => {
    const numbers = (/** @type {string} */ text) => (text.match(/-?[\d.]+/g) ?? []).map(Number);
    const line = numbers(image.querySelector('path.line')?.getAttribute('d') ?? '');
    const points = Array.from({ length: line.length / 2 }, (_, at) => [
      line[2 * at],
      line[2 * at + 1],
    ]);
    const ticks = [...image.querySelectorAll('.axes path')].map((path) => {
      const d = path.getAttribute('d') ?? '';
      const [left, top] = numbers(d);
      const value = Number(path.nextElementSibling?.textContent?.replace('−', '-'));
      return d.includes('V') ? { axis: 'x', at: left, value } : { axis: 'y', at: top, value };
    });
    return { points, ticks };
  });
  const scaleOf = (/** @type {string} */ axis) => {
    const along = ticks.filter((tick) => tick.axis === axis);
    const [first, last] = [along[0], along[along.length - 1]];
    const unit = (last.value - first.value) / (last.at - first.at);
    return (/** @type {number} */ at) => first.value + (at - first.at) * unit;
  };
  const [xOf, yOf] = [scaleOf('x'), scaleOf('y')];
  const curve = points.map(([left, top]) => ({ x: xOf(left), y: yOf(top) }));
  const right = curve.findIndex((point) => point.x > x);
  const [from, to] = [curve[right - 4], curve[right + 3]];
  return (to.y - from.y) / (to.x - from.x);
}

/**
 * What of a lesson reaches beyond its place, or is cut off by it.
 * @param {import('@playwright/test').Locator} panel
 */
async function cutIn(panel) {
  return panel.evaluate((pane) => {
    const { left, right } = pane.getBoundingClientRect();
    return [...pane.querySelectorAll('article *:not(.scroll *, svg *, math *)')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
      })
      .map((element) => `${element.tagName} ${element.className}`);
  });
}

for (const id of /** @type {LessonId[]} */ (Object.keys(TITLES))) {
  test(`a link opens the lesson ${id}, and it is for everybody`, async ({ playground }) => {
    const panel = await openLesson(playground, id);
    await expect(playground.notice).toBeHidden();
    await playground.expectEpoch(0);
    const { page } = playground;
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => cutIn(panel), `${width}`).toEqual([]);
      await playground.expectNoScrollSideways(`${width}`);
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `${colorScheme}, ${width}`).toEqual([]);
      }
    }
  });
}

test('weight and bias are names of the same lesson', async ({ playground }) => {
  for (const id of ['weight', 'bias']) {
    await playground.open(`#lesson=${id}`);
    await expectLesson(playground, 'weight-and-bias');
  }
});

test('a lesson follows the address, and the run goes on meanwhile', async ({ playground }) => {
  await openLesson(playground, 'trial', 'seed=11');
  await playground.step.click();
  await playground.page.evaluate(() => {
    location.hash = '#seed=11&at=1&lesson=xor';
  });
  await expectLesson(playground, 'xor');
  await playground.expectEpoch(1);
});

test('a link leads to the head of another lesson from wherever the reader is', async ({
  playground,
}) => {
  const { page } = playground;
  await page.setViewportSize({ width: 390, height: 844 });
  const panel = await openLesson(playground, 'xor');
  await expect(panel.getByRole('heading', { name: TITLES.xor, exact: true })).toBeInViewport();
  await panel.getByRole('link', { name: /^Next lesson/ }).scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    location.hash = '#lesson=descent';
  });
  await expectLesson(playground, 'descent');
  await expect(panel.getByRole('heading', { name: TITLES.descent, exact: true })).toBeInViewport();
});

test('the button Lessons opens the first lesson, and then the one that was left', async ({
  playground,
}) => {
  await playground.open();
  const panel = await playground.openView('Lessons');
  await expectLesson(playground, 'trial');
  await panel.getByRole('link', { name: TITLES.activations, exact: true }).click();
  await expectLesson(playground, 'activations');
  await playground.closeView('Lessons');
  await playground.openView('Lessons');
  await expectLesson(playground, 'activations');
});

test('on a phone, the lessons are chosen from a list that opens', async ({ playground }) => {
  await playground.page.setViewportSize({ width: 390, height: 844 });
  const panel = await openLesson(playground, 'trial', 'seed=11');
  const list = panel.getByRole('combobox', { name: 'Lesson', exact: true });
  await expect(list).toHaveValue('trial');
  await expect(panel.getByRole('link', { name: TITLES.xor, exact: true })).toBeHidden();
  await list.selectOption({ label: `7. ${TITLES.epochs}` });
  await expectLesson(playground, 'epochs');
  await expect(list).toHaveValue('epochs');
  await expect.poll(() => playground.page.url()).toMatch(/#seed=11&lesson=epochs$/);
});

test('the list and the links at the foot lead from lesson to lesson, and keep the run', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'trial', 'seed=11');
  await playground.step.click();
  await expect(panel.getByRole('link', { name: /^Previous lesson/ })).toHaveCount(0);
  await panel.getByRole('link', { name: 'Next lesson: One neuron' }).press('Enter');
  await expectLesson(playground, 'neuron');
  await expect(panel.getByRole('heading', { name: 'One neuron' })).toBeFocused();
  await panel.getByRole('link', { name: 'Previous lesson: Learning by trial' }).click();
  await expectLesson(playground, 'trial');
  const link = panel.getByRole('link', { name: TITLES.epochs, exact: true });
  await expect(link).toHaveAttribute('href', '#seed=11&lesson=epochs');
  await link.click();
  await expectLesson(playground, 'epochs');
  await playground.expectEpoch(1);
  await expect
    .poll(() => playground.page.evaluate(() => location.hash))
    .toMatch(/^#seed=11&.*lesson=epochs$/);
});

test('a lesson stays as it was left', async ({ playground }) => {
  const panel = await openLesson(playground, 'trial');
  await button(panel, 'k = 4').click();
  await panel.getByRole('link', { name: TITLES.neuron, exact: true }).click();
  await expectLesson(playground, 'neuron');
  await panel.getByRole('link', { name: TITLES.trial, exact: true }).click();
  await expect(button(panel, 'k = 4')).toHaveAttribute('aria-pressed', 'true');
});

test('trial: the article’s tries are as wrong as in the article', async ({ playground }) => {
  const panel = await openLesson(playground, 'trial');
  for (const [k, output, error, word] of [
    [6, 33, 12, 'Too much.'],
    [4, 23, 2, 'Too much.'],
    [3.5, 20.5, 0.5, 'Too little.'],
    [3.6, 21, 0, 'That is it.'],
    [1, 8, 13, 'Too little.'],
  ]) {
    await button(panel, `k = ${k}`).click();
    await expect(panel.locator('.result').first()).toContainText(`a = ${k} · 5 + 3 = ${output}`);
    await expect(panel.locator('.result').first()).toContainText(`|21 − ${output}| = ${error}`);
    await expect(panel.locator('.result').first()).toContainText(`${word}`);
  }
  const rows = panel.getByRole('table', { name: 'Tries' }).locator('tbody tr');
  await expect(rows).toHaveText([
    ...[/^\s*1\s+8\s+84\.5\s*$/, /^\s*3\.6\s+21\s+0\s*$/, /^\s*3\.5\s/, /^\s*4\s/],
  ]);
  await expect(picture(panel, 'Error over k')).toHaveAccessibleDescription(/k 3\.5, E 0\.125;/);
  await button(panel, 'Forget the tries').click();
  await expect(rows).toHaveCount(1);
});

test('trial: k by keys, by typing and by dragging', async ({ playground }) => {
  const panel = await openLesson(playground, 'trial');
  await slider(panel, 'k').press('ArrowRight');
  await expect(panel.locator('.result').first()).toContainText('a = 1.1 · 5 + 3 = 8.5');
  await type(panel, 'k', -2);
  await expect(panel.locator('.result').first()).toContainText('= −7');
  await type(panel, 'k', 'many');
  await expect(panel.getByText('k takes a number from -100 to 100.')).toBeVisible();
  await drag(picture(panel, 'Error over k'), [0.3, 0.5], [0.7, 0.5]);
  const value = panel.getByRole('spinbutton', { name: 'k value', exact: true });
  await expect.poll(async () => Number(await value.inputValue())).toBeGreaterThan(4);
});

test('trial: gradient descent comes nearer, jumps across, or jumps away, as its rate says', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'trial');
  const value = panel.getByRole('spinbutton', { name: 'k value', exact: true });
  await expect(panel.getByText('0.75 times as far off, on the same side')).toBeVisible();
  await button(panel, 'Take a step').press('Enter');
  await expect(value).toHaveValue('1.65');
  await type(panel, 'Rate of these steps', 0.04);
  await button(panel, 'Take a step').click();
  await expect(value).toHaveValue('3.6');
  await type(panel, 'k', 1);
  await type(panel, 'Rate of these steps', 0.09);
  await expect(panel.getByText('it jumps farther away each time')).toBeVisible();
  await button(panel, 'Take a step').click();
  await expect(value).toHaveValue('6.85');
  await button(panel, 'Keep stepping').click();
  await expect(button(panel, 'Stop stepping')).toBeVisible();
  await expect.poll(async () => Math.abs(Number(await value.inputValue()))).toBeGreaterThan(10);
  await button(panel, 'Stop stepping').click();
  await expect(button(panel, 'Keep stepping')).toBeVisible();
});

test('trial: a step goes down the slope of the curve that is drawn', async ({ playground }) => {
  const panel = await openLesson(playground, 'trial');
  const value = panel.getByRole('spinbutton', { name: 'k value', exact: true });
  for (const k of [1, 6, 3]) {
    await type(panel, 'k', k);
    const slope = await slopeDrawn(picture(panel, 'Error over k'), k);
    await button(panel, 'Take a step').click();
    await expect(value).not.toHaveValue(`${k}`);
    const step = Number(await value.inputValue()) - k;
    expect(-step / 0.01 / slope, `${k}`).toBeCloseTo(1, 1);
  }
});

test('neuron: sum, output and slope are those of the engine', async ({ playground }) => {
  const panel = await openLesson(playground, 'neuron');
  const result = panel.locator('.result');
  await expect(result).toContainText('3 · 1 + 3 · 0 − 1.5 = 1.5');
  await expect(result).toContainText('σ(z) = 0.8176');
  await expect(result).toContainText('slope there 0.1491');
  await slider(panel, 'Input y').press('End');
  await expect(result).toContainText('3 · 2 − 1.5 = 7.5');
  await type(panel, 'Weight w₁', -4);
  await expect(result).toContainText('−4 · 1 + 3 · 2 − 1.5 = 0.5');
  await panel.getByRole('combobox', { name: 'Activation of this neuron' }).selectOption('ReLU');
  await expect(result).toContainText('max(0, z) = 0.5');
  await expect(picture(panel, 'The neuron')).toHaveAccessibleDescription(
    /weights −4 and 3, bias −1\.5: the sum is 0\.5, the output 0\.5\./,
  );
});

test('activations: while one finger drags, another one changes nothing', async ({ playground }) => {
  const panel = await openLesson(playground, 'activations');
  const z = panel.getByRole('spinbutton', { name: 'Sum z value', exact: true });
  const graph = picture(panel, 'The activation and its slope').locator('svg');
  const touch = (
    /** @type {string} */ type,
    /** @type {number} */ finger,
    /** @type {number} */ share,
  ) =>
    graph.evaluate(
      (svg, { type, finger, share }) => {
        // There is no finger to be captured.
        svg.setPointerCapture = () => {};
        const { left, top, width, height } = svg.getBoundingClientRect();
        svg.dispatchEvent(
          new PointerEvent(type, {
            ...{ pointerId: finger, isPrimary: finger === 1, pointerType: 'touch' },
            ...{ clientX: left + share * width, clientY: top + height / 2 },
          }),
        );
      },
      { type, finger, share },
    );
  await touch('pointerdown', 1, 0.3);
  const first = await z.inputValue();
  await touch('pointerdown', 2, 0.9);
  await touch('pointermove', 2, 0.8);
  await touch('pointerup', 2, 0.8);
  await expect(z).toHaveValue(first);
  await touch('pointermove', 1, 0.7);
  await expect.poll(async () => Number(await z.inputValue())).toBeGreaterThan(Number(first));
  const last = await z.inputValue();
  await touch('pointerup', 1, 0.7);
  await touch('pointermove', 1, 0.2);
  await expect(z).toHaveValue(last);
});

test('activations: value and slope at any point, of each', async ({ playground }) => {
  const panel = await openLesson(playground, 'activations');
  const result = panel.locator('.result');
  for (const [name, z, value, slope] of [
    ['Sigmoid', 1, '0.7311', '0.1966'],
    ['Tanh', 1, '0.7616', '0.42'],
    ['ReLU', -2, '0', '0'],
    ['Leaky ReLU', -2, '−0.02', '0.01'],
    ['Linear', 3, '3', '1'],
    ['Sine', 3, '0.1411', '−0.99'],
  ]) {
    await button(panel, String(name)).click();
    await type(panel, 'Sum z', z);
    await expect(result).toHaveText(new RegExp(`value ${value}\\s+slope ${slope}\\s*$`));
    await expect(panel.locator('math')).toBeVisible();
  }
  // MathML that is laid out, not text in a row.
  await button(panel, 'Sigmoid').click();
  const box = await panel.locator('math mfrac').boundingBox();
  expect(box?.height).toBeGreaterThan(24);
  await drag(picture(panel, 'The activation and its slope'), [0.3, 0.5], [0.9, 0.5]);
  const z = panel.getByRole('spinbutton', { name: 'Sum z value', exact: true });
  await expect.poll(async () => Number(await z.inputValue())).toBeGreaterThan(3);
});

test('weight and bias: the challenge is met by a negative weight, and by a bias of −5', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'weight-and-bias');
  const result = panel.locator('.result');
  await expect(result).toContainText('at input 1: 0.7311');
  await expect(panel.getByText('Not yet.')).toHaveCount(2);
  await type(panel, 'Weight', -3.8);
  await expect(result).toContainText('0.02188');
  await expect(panel.getByText('Not yet.')).toHaveCount(2);
  await slider(panel, 'Weight').press('ArrowLeft');
  await expect(result).toContainText('0.01984');
  await expect(panel.locator('.met')).toContainText('With the weight alone');
  await panel.getByRole('group', { name: 'Weights of the article' }).getByText('1').click();
  await panel.getByRole('group', { name: 'Biases to try' }).getByText('−5').click();
  await expect(result).toContainText('a = σ(1 · x − 5)');
  await expect(result).toContainText('0.01799');
  await expect(panel.locator('.met')).toHaveCount(2);
  await expect(picture(panel, 'The sigmoid with this weight and bias')).toHaveAccessibleDescription(
    /at an input of 1 it is 0\.01799/,
  );
});

test('downhill: what is drawn is what is stepped down, by the run as well', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'descent');
  const along = picture(panel, 'Loss along one weight');
  const present = async () =>
    Number(/The run is at (\S+),/.exec(await descriptionOf(along))?.[1].replace('−', '-'));
  for (const [run, rate] of /** @type {const} */ ([
    ['seed=0', 1],
    ['seed=0&loss=mse', 2],
    ['seed=0&loss=cross-entropy', 1],
  ])) {
    await openLesson(playground, 'descent', run);
    await panel.getByRole('combobox', { name: 'Weight across' }).selectOption('Weight h2 → output');
    const from = await present();
    const slope = await slopeDrawn(along, from);
    await type(panel, 'Rate of these steps', rate);
    await button(panel, 'Step along this weight').click();
    const [, words] = /1 own steps led to (\S+),/.exec(await descriptionOf(along)) ?? [];
    const to = Number(words.replace('−', '-'));
    expect((from - to) / rate / slope, run).toBeCloseTo(1, 1);
    const isDescended = run !== 'seed=0&loss=cross-entropy';
    await expect(panel.getByText('it is what the next epoch does to this weight')).toHaveCount(
      isDescended ? 1 : 0,
    );
    if (!isDescended) continue;
    await playground.type('Learning rate', rate);
    await playground.step.click();
    await expect.poll(present).toBe(to);
  }
});

test('downhill: the loss is the run’s, and follows it while it trains', async ({ playground }) => {
  const panel = await openLesson(playground, 'descent');
  const along = picture(panel, 'Loss along one weight');
  const map = picture(panel, 'Loss over two weights');
  await expect(along).toHaveAccessibleDescription(/The run is at 0\.9637, where E is 0\.7814\./);
  await expect(map).toHaveAccessibleDescription(/at epoch 0, where E is 0\.7814\.$/);
  const before = await drawingOf(map);
  await playground.trainToTheEnd();
  // Half the sum over four rows is twice the mean that the status line says.
  const { loss } = await playground.read();
  for (const [image, words] of /** @type {const} */ ([
    [along, /The run is at \S+, where E is (\S+)\./],
    [map, /at epoch 0 to .* at epoch 5,000, where E is (\S+)\.$/],
  ])) {
    await expect(image).toHaveAccessibleDescription(words);
    const [, shown] = words.exec((await descriptionOf(image)).trim()) ?? [];
    expect(Number(shown) / (2 * loss)).toBeCloseTo(1, 3);
  }
  expect(await drawingOf(map)).not.toBe(before);

  // The path goes through the epochs as the oracle knows them.
  await playground.time.fill('500');
  const weight = oracle({ seed: 0 }, 500).parameters[8];
  const words = String(Number(weight.toPrecision(4))).replace('-', '−');
  await expect(along).toHaveAccessibleDescription(new RegExp(`The run is at ${words}, `));
});

test('downhill: own steps go down the slope, or leap over', async ({ playground }) => {
  const panel = await openLesson(playground, 'descent');
  const along = picture(panel, 'Loss along one weight');
  await panel.getByRole('combobox', { name: 'Weight across' }).selectOption('Bias of output');
  await type(panel, 'Rate of these steps', 0.5);
  const losses = [];
  for (let step = 1; step <= 3; step++) {
    await button(panel, 'Step along this weight').press('Enter');
    await expect(along).toHaveAccessibleDescription(new RegExp(`${step} own steps led to`));
    const words = await descriptionOf(along);
    losses.push(Number(/own steps led to .*, where E is (\S+)\.$/.exec(words.trim())?.[1]));
  }
  expect(losses[0]).toBeLessThan(0.7814);
  expect(losses[1]).toBeLessThan(losses[0]);
  expect(losses[2]).toBeLessThan(losses[1]);
  await type(panel, 'Rate of these steps', 1000);
  await button(panel, 'Step along this weight').click();
  await expect(along).toHaveAccessibleDescription(/4 own steps led to −?\d+/);
  await playground.expectEpoch(0);
  await button(panel, 'Back to the run').click();
  await expect(along).toHaveAccessibleDescription(/where E is 0\.7814\.$/);
});

test('downhill: other weights, other networks, closer and farther', async ({ playground }) => {
  const panel = await openLesson(playground, 'descent');
  const map = picture(panel, 'Loss over two weights');
  const pictures = new Set([await drawingOf(map)]);
  await button(panel, 'Closer').click();
  pictures.add(await drawingOf(map));
  await button(panel, 'Whole path').click();
  await button(panel, 'Farther').press('Enter');
  pictures.add(await drawingOf(map));
  await panel.getByRole('combobox', { name: 'Weight up' }).selectOption('Weight y → h2');
  pictures.add(await drawingOf(map));
  expect(pictures.size).toBe(4);
  // The same weight twice is no map: the other one gives way.
  await panel.getByRole('combobox', { name: 'Weight across' }).selectOption('Weight y → h2');
  await expect(panel.getByRole('combobox', { name: 'Weight up' })).not.toHaveValue('3');
  await playground.open('#hidden=0&lesson=descent');
  await expect(panel.getByRole('combobox', { name: 'Weight up' }).locator('option')).toHaveText(
    ['Weight x → output', 'Weight y → output', 'Bias of output'].map((name) => new RegExp(name)),
  );
  await playground.open('#hidden=16,16,16&activation=tanh&lr=0.01&lesson=descent');
  await playground.train.click();
  await expect(map).toHaveAccessibleDescription(/at epoch [1-9]/);
  await playground.pause.click();
});

test('downhill: other colours, while another lesson or nothing is open, and a network of another size', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'descent');
  await playground.closeView('Lessons');
  await playground.type('Hidden neurons', 3);
  const themes = playground.choice('Theme');
  await themes.selectOption('dark');
  await playground.openView('Lessons');
  await expect(panel.getByRole('combobox', { name: 'Weight up' }).locator('option')).toHaveCount(
    13,
  );
  const map = picture(panel, 'Loss over two weights');
  const dark = await drawingOf(map);
  await themes.selectOption('light');
  await expect.poll(() => drawingOf(map)).not.toBe(dark);
  await panel.getByRole('link', { name: TITLES.trial, exact: true }).click();
  await playground.type('Hidden neurons', 2);
  await themes.selectOption('dark');
  await playground.step.click();
  await playground.expectEpoch(1);
  await expect(playground.trouble).toBeHidden();
});

test('downhill: a weight so large that a little more makes no difference', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'descent', 'edits=0:p8:1e16');
  await panel.getByRole('combobox', { name: 'Weight across' }).selectOption('Bias of output');
  await expect(picture(panel, 'Loss along one weight')).toHaveAccessibleDescription(
    /The run is at 10000000000000000,/,
  );
  await button(panel, 'Closer').click();
  await playground.step.click();
  await playground.expectEpoch(1);
});

test('xor: one line has at most three rows right, two hidden neurons have four', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'xor');
  const line = panel.getByRole('region', { name: 'One line: 2-1' });
  const article = panel.getByRole('region', { name: 'Two hidden neurons: 2-2-1' });
  await type(line, 'Steepness', 20);
  await type(line, 'Direction in degrees', 45);
  await type(line, 'Distance from the middle', -0.35);
  await expect(line.locator('caption')).toHaveText(/^\s*Epoch 0: 3 of 4 rows right/);
  await expect(line.getByRole('row').last()).toHaveText(/1\s+1\s+0\s+1\.0000\s+wrong/);
  await type(line, 'Direction in degrees', -135);
  await expect(line.locator('caption')).toHaveText(/^\s*Epoch 0: 3 of 4 rows right/);
  await expect(line.getByRole('row').nth(1)).toHaveText(/0\s+0\s+0\s+1\.0000\s+wrong/);
  await type(line, 'Distance from the middle', 0.35);
  await expect(line.locator('caption')).toHaveText(/^\s*Epoch 0: 1 of 4 rows right/);
  await slider(line, 'Direction in degrees').press('End');
  await expect(line.locator('caption')).toHaveText(/ 2 of 4 rows right/);

  await button(article, 'Train the 2-2-1 network').press('Enter');
  await expect(article.locator('caption')).toHaveText(/^\s*Epoch 5,000: 4 of 4 rows right/);
  const { predictions } = oracle({ seed: 0 }, 5000);
  const answers = await article.locator('tbody td:nth-child(4)').allTextContents();
  expect(answers).toEqual(predictions.map((/** @type {number} */ output) => output.toFixed(4)));
  await button(article, 'Back to epoch 0').click();
  await expect(article.locator('caption')).toHaveText(/^\s*Epoch 0: 0 of 4 rows right/);
  await playground.expectEpoch(0);
});

test('xor: trained from where it begins, the line turns and sharpens to three rows', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'xor');
  const line = panel.getByRole('region', { name: 'One line: 2-1' });
  const number = (/** @type {string} */ name) =>
    line.getByRole('spinbutton', { name: `${name} value`, exact: true }).inputValue();
  await expect(line.locator('caption')).toHaveText(/^\s*Epoch 0: 1 of 4 rows right, loss 0\.31/);
  await button(line, 'Train the line').click();
  await expect(line.locator('caption')).toHaveText(
    /^\s*Epoch 5,000: 3 of 4 rows right, loss 0\.250/,
  );
  expect(Number(await number('Direction in degrees'))).toBeCloseTo(45, 0);
  expect(Number(await number('Steepness'))).toBeGreaterThan(10);
  await button(line, 'The line by hand again').click();
  await expect.poll(() => number('Direction in degrees')).toBe('20');
  await expect.poll(() => number('Steepness')).toBe('4');
});

test('xor: from a gentle line, training gives up', async ({ playground }) => {
  const panel = await openLesson(playground, 'xor');
  const line = panel.getByRole('region', { name: 'One line: 2-1' });
  await button(line, 'A gentle line').click();
  await button(line, 'Train the line').click();
  await expect(line.locator('caption')).toHaveText(
    /^\s*Epoch 5,000: 0 of 4 rows right, loss 0\.25\s*$/,
  );
  for (const answer of await line.locator('tbody td:nth-child(4)').allTextContents()) {
    expect(Number(answer)).toBeCloseTo(0.5, 3);
  }
});

test('xor: whatever the line, the two zeros and the two ones have equal sums', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'xor');
  const totals = panel.locator('.result b');
  const seen = new Set();
  for (const distance of [-0.3, 0.1, 0.5]) {
    await type(panel, 'Distance from the middle', distance);
    await playground.settled();
    const [zeros, ones] = await totals.allTextContents();
    expect(ones).toBe(zeros);
    seen.add(ones);
  }
  expect(seen.size).toBe(3);
});

test('xor: the line is dragged and turned in the picture', async ({ playground }) => {
  const panel = await openLesson(playground, 'xor');
  const line = panel.getByRole('region', { name: 'One line: 2-1' });
  const surface = picture(line, 'Surface of one line');
  const distance = line.getByRole('spinbutton', { name: 'Distance from the middle value' });
  const angle = line.getByRole('spinbutton', { name: 'Direction in degrees value' });
  await drag(surface, [0.3, 0.75], [0.75, 0.2]);
  await expect.poll(async () => Number(await distance.inputValue())).toBeGreaterThan(0.3);
  await expect(angle).toHaveValue('20');
  await type(line, 'Direction in degrees', 45);
  await type(line, 'Distance from the middle', 0);
  await surface.scrollIntoViewIfNeeded();
  // The handle is on the right above the middle of the square.
  const handle = await surface.locator('circle.handle').last().boundingBox();
  const box = await surface.boundingBox();
  if (!box || !handle) throw new Error('The picture has no place');
  const at = /** @type {[number, number]} */ ([
    (handle.x + handle.width / 2 - box.x) / box.width,
    (handle.y + handle.height / 2 - box.y) / box.height,
  ]);
  await drag(surface, at, [at[0], 0.9]);
  await expect.poll(async () => Number(await angle.inputValue())).toBeLessThan(-20);
});

test('epochs: loss and answers at the article’s epochs, from any seed', async ({ playground }) => {
  const panel = await openLesson(playground, 'epochs');
  const rows = panel.getByRole('region', { name: 'The run in numbers' }).locator('tbody tr');
  await expect(rows).toHaveCount(3);
  const { predictions, mse } = oracle({ seed: 0 }, 5000);
  const answers = await rows.nth(1).locator('td').allTextContents();
  expectSameNumbers([Number(answers[0])], [Number(mse.toPrecision(4))]);
  expect(answers.slice(1, 5)).toEqual(
    predictions.map((/** @type {number} */ output) => output.toFixed(4)),
  );
  await expect(rows).toContainText(['0 of 4', '4 of 4', '4 of 4']);
  await expect(panel.getByText('for the first time at epoch 666')).toBeVisible();

  const plot = picture(panel, 'Loss over 10,000 epochs');
  const linear = await drawingOf(plot);
  await panel.getByRole('checkbox', { name: 'Loss in powers of ten' }).press('Space');
  expect(await drawingOf(plot)).not.toBe(linear);
  await plot.hover();
  await expect(panel.getByText(/^Epoch \S+: loss \S+$/)).toBeVisible();

  const seed = panel.getByRole('spinbutton', { name: 'Seed of this run' });
  await seed.fill('11');
  await seed.press('Enter');
  await expect(rows).toContainText(['0 of 4', '2 of 4', '2 of 4']);
  await expect(panel.getByText('not all right within 10,000 epochs')).toBeVisible();
  await expect(playground.field('Seed')).toHaveValue('0');
});

for (const width of [1280, 390]) {
  test(`stuck: the page shows seed 11 at its end, in sight, ${width} wide`, async ({
    playground,
  }) => {
    await playground.page.setViewportSize({ width, height: 800 });
    const panel = await openLesson(playground, 'stuck');
    await panel.getByRole('slider', { name: 'Epoch of both runs' }).press('End');
    await button(panel, 'Open seed 11 in the page').click();
    await expect(panel.getByText('The page now shows seed 11 at epoch 5,000.')).toBeVisible();
    await expect(playground.outcome).toBeInViewport();
    await playground.expectEpoch('5,000');
    await expect(playground.status).toContainText('2 of 4 rows right');
    await expect.poll(() => playground.page.url()).toMatch(/#seed=11&/);
    await playground.newStart.click();
    await expect(panel.getByText('The page now shows')).toHaveCount(0);
  });
}

test('stuck: its links open a run on the stage, and the lesson stays', async ({ playground }) => {
  const panel = await openLesson(playground, 'stuck', 'seed=11');
  await panel.getByRole('slider', { name: 'Epoch of both runs' }).press('End');
  await expect(panel.getByText('has all rows right at epoch')).toBeVisible();
  const link = panel.getByRole('link', { name: 'seed 11 with three' });
  await expect(link).toHaveAttribute('href', '#seed=11&hidden=3');
  await link.click();
  await expect(playground.field('Hidden neurons')).toHaveValue('3');
  const hash = () => playground.page.evaluate(() => location.hash);
  await expect.poll(hash).toBe('#seed=11&hidden=3&lesson=stuck');
  await panel.getByRole('link', { name: 'Seed 0', exact: true }).press('Enter');
  await expect(playground.field('Seed')).toHaveValue('0');
  await expect(playground.field('Hidden neurons')).toHaveValue('2');
  await expectLesson(playground, 'stuck');
  await expect.poll(hash).not.toContain('hidden');
  await playground.page.goBack();
  await expect(playground.field('Hidden neurons')).toHaveValue('3');
});

test('what plays stops when it is out of sight', async ({ playground }) => {
  const panel = await openLesson(playground, 'trial');
  await type(panel, 'Rate of these steps', 0.001);
  await button(panel, 'Keep stepping').click();
  await panel.getByRole('link', { name: TITLES.neuron, exact: true }).click();
  await expectLesson(playground, 'neuron');
  await framesPass(playground.page, 5);
  await panel.getByRole('link', { name: TITLES.trial, exact: true }).click();
  await expect(button(panel, 'Keep stepping')).toBeVisible();
});

test('the page’s own names stay its own', async ({ playground }) => {
  for (const id of /** @type {LessonId[]} */ (Object.keys(TITLES))) {
    await openLesson(playground, id);
    for (const control of [
      ...[playground.train, playground.step, playground.reset, playground.newStart],
      ...[playground.slider('Learning rate'), playground.slider('Epochs'), playground.time],
      ...[playground.slider('Speed'), playground.field('Seed'), playground.field('x')],
      ...[playground.field('y'), playground.surface, playground.curve, playground.status],
      ...[playground.page.getByRole('table', { name: 'Truth table' }), playground.answer],
    ]) {
      await expect(control).toHaveCount(1);
    }
  }
});

const OF_SUM = 'The derivative is given the weighted sum';
const AVERAGED = 'The gradient is averaged, and the rate left as it was';

test('mistakes: one is opened by keys, with its lines, its numbers, and how many starts learn with it', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'mistakes');
  const mistake = button(panel, OF_SUM);
  await expect(mistake).toHaveAccessibleDescription('NaN from epoch 7 on.');
  await mistake.focus();
  await playground.page.keyboard.press('Enter');
  await expect(mistake).toHaveAttribute('aria-expanded', 'true');
  const open = panel.getByRole('region', { name: OF_SUM, exact: true });
  const lines = open.getByRole('group', { name: 'The lines in question' }).locator('.line');
  await expect(lines).toHaveText([
    /^\s*wrong\s*d_predicted_output = .*\(self\.output_layer_activation\)\s*$/,
    /^\s*should be\s*d_predicted_output = .*\(self\.predicted_output\)\s*$/,
    /^\s*wrong\s*d_hidden_layer = .*\(self\.hidden_layer_activation\)\s*$/,
    /^\s*should be\s*d_hidden_layer = .*\(self\.hidden_layer_output\)\s*$/,
  ]);
  const table = open.getByRole('table', { name: 'Answers at epoch 5,000' });
  const { predictions } = oracle({ seed: 0 }, 5000);
  for (const [row, prediction] of predictions.entries()) {
    const cells = table.locator('tbody tr').nth(row).locator('td');
    await expect(cells.nth(1)).toHaveText('NaN');
    await expect(cells.nth(2)).toHaveText(prediction.toFixed(4));
  }
  await expect(picture(open, 'Loss with the mistake and without')).toHaveAccessibleDescription(
    /^\s*Epoch 0: loss 0\.3907, with the right program 0\.3907\.\s+Epoch 1: loss 0\.4928, with the right program 0\.3605\.\s+Epoch 10: loss NaN/,
  );
  await expect(open.getByText('Of the seeds 0 to 99, 0 learn within 5,000 epochs')).toBeVisible();
  // The program that was asked about, as NumPy has it.
  await expect(open.getByText('It is NaN after 45 epochs')).toBeVisible();
  expect(await violations(playground.page)).toEqual([]);
  await mistake.press('Enter');
  await expect(open).toHaveCount(0);
});

test('mistakes: starts are tried as long as the lesson is seen, and further when it is again', async ({
  playground,
}) => {
  const { page } = playground;
  await holdFrames(page);
  await playground.open('#lesson=mistakes');
  const panel = panelOf(playground);
  const mistake = button(panel, AVERAGED);
  await drawUntil(page, () => expect(mistake).toBeVisible({ timeout: 500 }));
  // Each start takes as long as there is in a frame.
  await page.evaluate(() => {
    let now = performance.now();
    performance.now = () => {
      now += 10;
      return now;
    };
  });
  await mistake.click();
  await drawFrames(page, 103);
  const tried = panel.getByText(/Trying the seeds 0 to 99: \d+ of 100/);
  await expect(tried).toContainText(/ 3 of 100/);
  const other = panel.getByRole('link', { name: TITLES.trial, exact: true });
  await other.click();
  await drawUntil(page, () => expect(mistake).toBeHidden({ timeout: 500 }));
  await drawFrames(page, 50);
  await panel.getByRole('link', { name: TITLES.mistakes, exact: true }).click();
  await drawUntil(page, () => expect(tried).toBeVisible({ timeout: 500 }));
  const [, before] = / (\d+) of 100/.exec((await tried.textContent()) ?? '') ?? [];
  expect(Number(before)).toBeLessThan(50);
  await playground.closeView('Lessons');
  await drawFrames(page, 100);
  await playground.views.getByRole('button', { name: 'Lessons', exact: true }).click();
  await drawUntil(page, () => expect(tried).toBeVisible({ timeout: 500 }));
  await drawFrames(page, 100);
  await expect(panel.getByText(/Of the seeds 0 to 99, \d+ learn/)).toBeVisible();
});

test('mistakes: a symptom leaves those that show it', async ({ playground }) => {
  const panel = await openLesson(playground, 'mistakes');
  const all = panel.locator('.list > li');
  await expect(all).toHaveCount(15);
  await button(panel, 'An error message').click();
  await expect(all).toHaveCount(1);
  await button(panel, 'Weights are whole numbers, updated with +=').click();
  await expect(panel.getByText("Cannot cast ufunc 'add' output")).toBeVisible();
  await button(panel, 'The loss grows').click();
  await expect(all).toHaveCount(1);
  await expect(all).toContainText('The sign is turned');
  await button(panel, 'All mistakes').click();
  await expect(all).toHaveCount(15);
});

test('mistakes: the seed is the page’s until another is typed', async ({ playground }) => {
  const panel = await openLesson(playground, 'mistakes', 'seed=11');
  const seed = panel.getByRole('spinbutton', { name: 'Seed of these runs' });
  const mistake = button(panel, OF_SUM);
  await expect(seed).toHaveValue('11');
  await expect(panel.getByText('does not learn from this seed')).toBeVisible();
  await expect(mistake).toHaveAccessibleDescription('NaN from epoch 8 on.');
  await seed.fill('0');
  await seed.press('Enter');
  await expect(mistake).toHaveAccessibleDescription('NaN from epoch 7 on.');
  await playground.type('Seed', 2);
  await expect(seed).toHaveValue('2');
  await expect(mistake).toHaveAccessibleDescription('NaN from epoch 51 on.');
  await expect(panel.getByText('The page’s own run has other settings')).toBeHidden();
  await playground.type('Learning rate', 0.5);
  await expect(panel.getByText('The page’s own run has other settings')).toBeVisible();
});

test('mistakes: one that is a setting opens as a run of the page, and learns when it is said to', async ({
  playground,
}) => {
  const panel = await openLesson(playground, 'mistakes');
  await button(panel, AVERAGED).click();
  await expect(button(panel, AVERAGED)).toHaveAccessibleDescription(
    /^Learnt at epoch 2,658: 4 times/,
  );
  await panel.getByRole('link', { name: AVERAGED.toLowerCase() }).click();
  await expect(playground.field('Learning rate')).toHaveValue('0.25');
  await playground.trainToTheEnd();
  await expect(playground.element.locator('#outcome')).toContainText('2,658');
});

test('mistakes: the program is copied and downloaded whole', async ({ playground, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const panel = await openLesson(playground, 'mistakes', 'seed=11');
  await button(panel, AVERAGED).click();
  await button(panel, 'Copy this program').click();
  await expect(panel.getByText('Program copied.')).toBeVisible();
  const copied = await playground.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('np.random.seed(11)');
  expect(copied).toContain('self.predicted_output) / len(self.expected_output)');
  await panel.getByText('The whole program').click();
  await expect(panel.getByRole('region', { name: 'Program with the mistake' })).toHaveText(copied);
  const offer = playground.page.waitForEvent('download');
  await button(panel, 'Download it').click();
  expect((await offer).suggestedFilename()).toBe('xor-averaged-seed-11.py');
});
