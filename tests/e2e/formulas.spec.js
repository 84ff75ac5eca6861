// The formulas, with the numbers of now: the numbers are NumPy's, and one can walk through them.

import { assertNear, TRACES } from '../oracle.js';
import { violations } from './axe.js';
import { countDrawings, drawFrames, drawingsOf, framesPass, holdFrames } from './frames.js';
import { expect, test } from './page.js';
import { drawingOf } from './picture.js';

/** @typedef {import('./page.js').Playground} Playground */

/** Some of NumPy's; tests/unit/formulas.test.js has all of them. */
const SOME = TRACES.filter(({ link, epoch }) => epoch === 812 || /adam|tanh,sine/.test(link));

const SAMPLES = ['(0, 0) → 0', '(0, 1) → 1', '(1, 0) → 1', '(1, 1) → 0'];

class Formulas {
  /** @param {Playground} playground */
  constructor(playground) {
    this.playground = playground;
    this.panel = playground.view('Formulas');
    this.box = this.panel.getByRole('group', { name: 'Formulas of this step' });
    this.title = this.panel.getByRole('heading', { level: 3 });
    this.next = this.panel.getByRole('button', { name: 'Next' });
    this.previous = this.panel.getByRole('button', { name: 'Previous' });
    this.list = this.panel.getByRole('combobox', { name: 'Step of the epoch' });
    this.allDigits = this.panel.getByRole('checkbox', { name: 'All digits' });
    this.checks = this.panel.getByRole('checkbox', { name: 'Check by finite differences' });
  }

  async open() {
    await this.playground.openView('Formulas');
    await expect(this.title).toBeVisible();
  }

  /** @param {number} sample */
  async take(sample) {
    await this.panel.getByRole('radio', { name: SAMPLES[sample] }).check();
  }

  /** The titles of all steps. */
  async steps() {
    return this.list.locator('option').allTextContents();
  }

  /** @param {string} title */
  async go(title) {
    await this.list.selectOption({ label: title });
    await expect(this.title).toHaveText(title);
  }

  /** What stands on the left of each equation. */
  async results() {
    return numbersIn(this.box.locator('.equation > .unit .number'));
  }

  /**
   * The columns of the table with this place, from the right.
   * @param {number} fromTheRight
   */
  async column(fromTheRight) {
    return numbersIn(this.box.locator(`tbody td:nth-last-child(${fromTheRight}) .number`));
  }
}

/** @param {import('@playwright/test').Locator} locator */
async function numbersIn(locator) {
  return (await locator.allTextContents()).map(numberIn);
}

/** @param {string} text */
function numberIn(text) {
  return Number(text.replaceAll('−', '-').replace('∞', 'Infinity'));
}

/**
 * Opens a run at an epoch, and the formulas in it.
 * @param {Playground} playground
 * @param {string} link
 * @param {number} [epoch]
 */
async function openAt(playground, link, epoch = 0) {
  await playground.open(`#${link}`);
  if (epoch > 0) {
    await playground.type('Epochs', epoch);
    await playground.type('Speed', 100_000);
    await playground.train.click();
    await playground.ended();
  }
  const formulas = new Formulas(playground);
  await formulas.open();
  return formulas;
}

/**
 * The forward and the backward steps of all neurons.
 * @param {Formulas} formulas
 * @param {import('../oracle.js').SampleTrace} expected
 */
async function expectNeurons(formulas, expected) {
  const steps = await formulas.steps();
  const forward = steps.filter((title) => title.startsWith('Forward'));
  for (const [neuron, title] of forward.entries()) {
    await formulas.go(title);
    const sums = [expected.pre_activations[neuron], expected.activations[neuron]];
    assertNear(title, await formulas.results(), sums);
  }
  await formulas.go('The error of the row');
  assertNear('E', await formulas.results(), [expected.error]);
  const parts = [];
  for (const [neuron, title] of forward.entries()) {
    const back = title.replace('Forward', 'Backward');
    await formulas.go(back);
    assertNear(back, await formulas.results(), [
      expected.error_slopes[neuron],
      expected.slopes[neuron],
      expected.deltas[neuron],
    ]);
    parts.push(...(await formulas.column(1)));
  }
  // The page has them neuron by neuron, the engine layer by layer.
  assertNear('parts', sorted(parts), sorted(expected.part));
}

/** @param {number[]} numbers */
const sorted = (numbers) => numbers.toSorted((one, other) => one - other);

for (const trace of SOME) {
  const { link, epoch } = trace;
  test(`shows NumPy’s numbers: #${link}, epoch ${epoch}`, async ({ playground }) => {
    const formulas = await openAt(playground, link, epoch);
    await formulas.allDigits.check();
    for (const sample of [1, 3]) {
      await formulas.take(sample);
      await expectNeurons(formulas, trace.samples[sample]);
    }
    const tables = (await formulas.steps()).filter((title) => title.startsWith('The sum'));
    // Larger networks have one for each neuron.
    if (tables.length > 1) return;
    await formulas.go('The sum over the rows');
    assertNear('gradient', await formulas.column(1), trace.gradient);
    await formulas.go('The update');
    assertNear('after', await formulas.column(1), trace.parameters_after);
    assertNear('change', await formulas.column(2), trace.changes);
    const width = trace.memory.length / trace.parameters.length;
    const all = [trace.memory, trace.memory_after];
    for (const [place, numbers] of all.entries()) {
      for (let which = 0; which < width; which++) {
        const column = await formulas.column(2 + 2 * width - place * width - which);
        const expected = numbers.filter((_, index) => index % width === which);
        assertNear(`memory ${which}`, column, expected);
      }
    }
  });
}

test('has four digits unless all are asked for', async ({ playground }) => {
  const formulas = await openAt(playground, '');
  const sum = formulas.box.locator('.equation .number').first();
  const four = (await sum.textContent()) ?? '';
  await formulas.allDigits.check();
  await expect(sum).not.toHaveText(four);
  const all = (await sum.textContent()) ?? '';
  expect(all.length).toBeGreaterThan(14);
  expect(numberIn(four)).toBe(Number(numberIn(all).toPrecision(4)));
});

test('walks through the epoch by buttons, and stays where it ends', async ({ playground }) => {
  const formulas = await openAt(playground, '');
  const steps = await formulas.steps();
  expect(steps).toEqual([
    ...['Forward: h1', 'Forward: h2', 'Forward: the output neuron', 'The error of the row'],
    ...['Backward: the output neuron', 'Backward: h2', 'Backward: h1'],
    ...['The sum over the rows', 'The update'],
  ]);
  await expect(formulas.previous).toHaveAttribute('aria-disabled', 'true');
  for (const title of steps) {
    await expect(formulas.title).toHaveText(title);
    await expect(formulas.panel).toContainText(`${steps.indexOf(title) + 1} of 9`);
    // Pressed rather than clicked on: at the end there is nothing to click for.
    await formulas.next.press('Enter');
  }
  await expect(formulas.title).toHaveText('The update');
  await expect(formulas.next).toBeFocused();
  await formulas.previous.click();
  await expect(formulas.title).toHaveText('The sum over the rows');
});

test('walks by the arrow keys, but not while a sample is being chosen', async ({ playground }) => {
  const formulas = await openAt(playground, '');
  const { keyboard } = playground.page;
  await formulas.box.focus();
  await keyboard.press('ArrowRight');
  await expect(formulas.title).toHaveText('Forward: h2');
  await formulas.next.focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  await expect(formulas.title).toHaveText('Forward: h1');
  await formulas.panel.getByRole('radio', { name: SAMPLES[1] }).focus();
  await keyboard.press('ArrowRight');
  await expect(formulas.panel.getByRole('radio', { name: SAMPLES[2] })).toBeChecked();
  await expect(formulas.title).toHaveText('Forward: h1');
  // The page's own keys still work.
  await formulas.box.focus();
  await keyboard.press('s');
  await playground.expectEpoch(1);
});

test('marks everything of the thing that is pointed at', async ({ playground }) => {
  const formulas = await openAt(playground, '');
  await formulas.go('Backward: h1');
  const delta = formulas.box.locator('.equation [data-thing="n1.0"]').last();
  await delta.hover();
  const marked = formulas.box.locator('.pointed');
  await expect(marked.first()).toBeVisible();
  for (const thing of await marked.all()) {
    await expect(thing).toHaveAttribute('data-thing', 'n1.0');
  }
  // Focus may scroll, and then something else is under the pointer.
  await formulas.box.focus();
  await playground.page.mouse.move(1, 1);
  await expect(marked).toHaveCount(0);
  await playground.page.keyboard.press('ArrowDown');
  await playground.page.keyboard.press('ArrowDown');
  await expect(marked.first()).toHaveAttribute('data-thing', 'n1.0');
  await playground.page.keyboard.press('ArrowUp');
  await expect(marked.first()).toHaveAttribute('data-thing', 'n0.0');
});

test('a click on a neuron goes to its step in the same direction', async ({ playground }) => {
  const formulas = await openAt(playground, '');
  await formulas.go('Forward: the output neuron');
  await formulas.box.locator('[data-thing="n0.1"]').first().click();
  await expect(formulas.title).toHaveText('Forward: h2');
  await formulas.go('Backward: the output neuron');
  await formulas.box.locator('[data-thing="n0.1"]').first().click();
  await expect(formulas.title).toHaveText('Backward: h2');
  await expect(formulas.box.locator('.chosen').first()).toHaveAttribute('data-thing', 'n0.1');
});

test('the diagram and the formulas point at one another', async ({ playground }) => {
  const formulas = await openAt(playground, '');
  await formulas.go('Backward: the output neuron');
  const diagram = playground.page.locator('#network');
  await diagram.locator('[data-thing="n0.1"]').hover();
  await expect(formulas.box.locator('.pointed').first()).toHaveAttribute('data-thing', 'n0.1');
  await diagram.locator('[data-thing="n0.1"]').click();
  await expect(formulas.title).toHaveText('Backward: h2');
  await formulas.go('Forward: h1');
  await diagram.locator('[data-thing="n1.0"]').click();
  await expect(formulas.title).toHaveText('Forward: the output neuron');
});

test('finite differences say the same as the chain rule', async ({ playground }) => {
  const formulas = await openAt(playground, 'hidden=3,2&activation=tanh,sine&l2=0.01', 30);
  await formulas.allDigits.check();
  await formulas.checks.check();
  await formulas.go('The sum over the rows');
  const [gradients, differences] = [await formulas.column(3), await formulas.column(2)];
  expect(gradients.length).toBe(20);
  for (const [index, gradient] of gradients.entries()) {
    expect(Math.abs(gradient - differences[index])).toBeLessThan(1e-9);
  }
});

test('at a kink it says that there is no slope', async ({ playground }) => {
  const formulas = await openAt(playground, 'activation=relu&start=he-normal&seed=1');
  await formulas.checks.check();
  await formulas.take(0);
  await formulas.go('Backward: h1');
  const bias = formulas.box.locator('tbody tr').last();
  await expect(bias).toContainText('none: a kink is here');
  await expect(formulas.box.locator('tbody tr').first()).not.toContainText('kink');
});

test('a mini-batch is named', async ({ playground }) => {
  const formulas = await openAt(playground, 'batch=2');
  await formulas.go('The sum over the rows');
  await expect(formulas.box).toContainText(/This is update [12] of the epoch; it looks at \(/);
  await expect(formulas.box.locator('thead th')).toHaveCount(3);
});

test('the numbers follow training, in the same places', async ({ playground }) => {
  await holdFrames(playground.page);
  const formulas = await openAt(playground, '');
  await drawFrames(playground.page, 1);
  const first = await formulas.box.locator('.equation .number').first().elementHandle();
  const before = await first?.textContent();
  await playground.train.click();
  await drawFrames(playground.page, 5);
  const after = await first?.textContent();
  expect(after).not.toBe(before);
  expect(await first?.evaluate((number) => number.isConnected)).toBe(true);
  const [sum] = await formulas.results();
  expect(sum).toBe(numberIn(String(after)));
});

test('a link opens it, and its first formula is in sight beside the stage', async ({
  playground,
}) => {
  const { page } = playground;
  await page.setViewportSize({ width: 1280, height: 800 });
  await playground.open('#view=formulas');
  const formulas = new Formulas(playground);
  for (const inSight of [
    formulas.box.locator('.equation').first(),
    formulas.next,
    playground.network.locator('canvas').first(),
    playground.train,
  ]) {
    await expect(inSight).toBeInViewport({ ratio: 1 });
  }
});

/** @param {import('@playwright/test').Locator} locator */
async function boxOf(locator) {
  return (await locator.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
}

test('a sum that does not fit goes on below its right side, with an operator', async ({
  playground,
}) => {
  const { page } = playground;
  await page.setViewportSize({ width: 390, height: 844 });
  const formulas = await openAt(playground, 'seed=11', 5000);
  const equation = formulas.box.locator('.equation').first();
  const left = await boxOf(equation.locator('> .unit'));
  const terms = await equation.locator('.right-side .unit').all();
  const boxes = await Promise.all(terms.map(boxOf));
  expect(boxes).toHaveLength(3);
  expect(boxes[2].y).toBeGreaterThan(boxes[0].y);
  for (const { x } of boxes) expect(x).toBeGreaterThanOrEqual(left.x + left.width - 1);
  const operators = terms.map((term) => term.locator('.numbers').first());
  await expect(operators[0]).toHaveText('≈');
  await expect(operators[2]).toHaveText('+');
});

test('what is named in a formula is named so in the diagram', async ({ playground }) => {
  const formulas = await openAt(playground, 'hidden=2,2');
  await formulas.go('Forward: h2.1');
  await expect(formulas.box).toContainText('zh2.1');
  await expect(formulas.box).toContainText('wh1.2→h2.1·ah1.2');
  await expect(playground.network.getByRole('button', { name: 'Neuron h2.1' })).toBeAttached();
  await formulas.go('Forward: h1.2');
  await expect(formulas.box).toContainText('wx→h1.2·x');
});

test('a step draws the diagram once', async ({ playground }) => {
  const { page } = playground;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await countDrawings(page);
  const formulas = await openAt(playground, '');
  const drawn = async () => {
    await framesPass(page, 2);
    const [times] = await drawingsOf(playground.network);
    return times;
  };
  let before = await drawn();
  const once = async () => {
    expect(await drawn()).toBe(before + 1);
    before += 1;
  };
  for (const title of (await formulas.steps()).slice(1)) {
    await formulas.next.press('Enter');
    await expect(formulas.title).toHaveText(title);
    await once();
  }
  await formulas.panel.getByRole('radio', { name: SAMPLES[2] }).focus();
  expect(await drawn()).toBe(before);
  await formulas.take(3);
  await once();
  // What scrolls must not bring something under the pointer.
  await page.mouse.move(0, 0);
  await playground.step.press('Enter');
  await playground.expectEpoch(1);
  await once();
  // Only how the numbers are written changes.
  await formulas.allDigits.focus();
  await page.keyboard.press('Space');
  await expect(formulas.allDigits).toBeChecked();
  expect(await drawn()).toBe(before);
});

test('the diagram has the numbers of now, and those of what is chosen in it', async ({
  playground,
}) => {
  await playground.page.emulateMedia({ reducedMotion: 'reduce' });
  const formulas = await openAt(playground, '');
  const { network } = playground;
  const first = await drawingOf(network);
  await playground.step.click();
  await expect.poll(() => drawingOf(network)).not.toBe(first);
  const stepped = await drawingOf(network);
  // Were it drawn with the numbers before, it would change when it is drawn again.
  await formulas.go('Forward: h2');
  await formulas.go('Forward: h1');
  expect(await drawingOf(network)).toBe(stepped);
});

test('two views that are open take turns of frames while training', async ({ playground }) => {
  const { page } = playground;
  await page.setViewportSize({ width: 1920, height: 1000 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await holdFrames(page);
  await countDrawings(page);
  await playground.open('#view=space,formulas');
  await drawFrames(page, 1);
  const formulas = new Formulas(playground);
  await expect(formulas.title).toBeVisible();
  const space = playground.view('Hidden space').getByRole('img', { name: 'Hidden space' });
  await expect(space).toBeVisible();
  await playground.train.press('Enter');
  await drawFrames(page, 2);
  const look = async () => [
    String(await drawingsOf(space)),
    String(await formulas.box.locator('.number').first().textContent()),
  ];
  let before = await look();
  const turns = [];
  for (let frame = 0; frame < 6; frame++) {
    // What is pointed at has the frame drawn more than once.
    const link = playground.network.locator(`[data-thing="p${frame % 2}"]`);
    await link.dispatchEvent('pointerover');
    await drawFrames(page, 1);
    const after = await look();
    turns.push(after.map((seen, view) => seen !== before[view]));
    before = after;
  }
  for (const [frame, turn] of turns.entries()) {
    expect(turn.filter(Boolean), JSON.stringify(turns)).toHaveLength(1);
    if (frame > 0) expect(turn).not.toEqual(turns[frame - 1]);
  }
});

test('goes on where it was when the network gets another shape', async ({ playground }) => {
  const formulas = await openAt(playground, '');
  await formulas.go('Backward: h2');
  await playground.type('Hidden neurons', 4);
  await expect(formulas.title).toHaveText('Backward: h2');
  await expect(formulas.list.locator('option')).toHaveCount(13);
  await playground.type('Hidden neurons', 1);
  await expect(formulas.title).toHaveText('Forward: h1');
});

test('every step is clean for axe-core, and the page never scrolls sideways', async ({
  playground,
}) => {
  const { page } = playground;
  await page.setViewportSize({ width: 320, height: 700 });
  const formulas = await openAt(
    playground,
    'hidden=3,2&activation=leaky-relu,sine&loss=cross-entropy&rule=adam&l1=0.01&lr=0.02',
    20,
  );
  await formulas.allDigits.check();
  await formulas.checks.check();
  for (const title of await formulas.steps()) {
    await formulas.go(title);
    await playground.expectNoScrollSideways(title);
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme });
      const wrong = await violations(page, '#formulas');
      expect(wrong, `${title}, ${colorScheme}`).toEqual([]);
    }
  }
});
