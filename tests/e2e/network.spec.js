// The network diagram: it shows every neuron and weight, and each can be read, changed and looked at, by
// pointer, by touch and by keys.

import { violations } from './axe.js';
import { changeEngine } from './engine.js';
import { drawFrames, holdFrames, settled } from './frames.js';
import { expect, test } from './page.js';
import { drawingOf, hueOf, pixelsOf } from './picture.js';

/** @typedef {import('./page.js').Playground} Playground */

/** The start of seed 0, as NumPy draws it: weights row by row, then biases, of each layer. */
const START = [
  ...[0.5488135039273248, 0.7151893663724195, 0.6027633760716439, 0.5448831829968969],
  ...[0.4236547993389047, 0.6458941130666561, 0.4375872112626925, 0.8917730007820798],
  0.9636627605010293,
];
const NAMES = [
  ...[
    'Weight x → h1',
    'Weight x → h2',
    'Weight y → h1',
    'Weight y → h2',
    'Bias of h1',
    'Bias of h2',
  ],
  ...['Weight h1 → output', 'Weight h2 → output', 'Bias of output'],
];
/** What one pixel of dragging changes. */
const PER_PIXEL = 0.02;

/** @param {Playground} playground */
function diagramOf({ page }) {
  const diagram = page.getByRole('group', { name: 'Neurons and weights' });
  return {
    diagram,
    picture: page.locator('#network .diagram'),
    reading: page.locator('#network .reading'),
    chosen: page.locator('#network .chosen'),
    error: page.locator('#network .said .error'),
    signs: page.getByRole('list', { name: 'Key' }),
    line: page.locator('.neuron-line'),
    /** @param {string} name */
    link: (name) => diagram.getByRole('spinbutton', { name, exact: true }),
    /** @param {string} name */
    neuron: (name) => diagram.getByRole('button', { name, exact: true }),
    /** @param {string} name */
    field: (name) =>
      page.getByRole('spinbutton', { name: `Value of ${name[0].toLowerCase()}${name.slice(1)}` }),
  };
}

/** Somebody comes to the diagram, and goes again. @param {Playground} playground */
async function come({ page }) {
  await page.getByRole('list', { name: 'Key' }).hover();
  await page.mouse.move(2, 2);
}

/**
 * Opens the page, and waits for what the hands need.
 * @param {Playground} playground
 * @param {string} [hash]
 */
async function open(playground, hash) {
  await playground.open(hash);
  await come(playground);
  await expect(playground.page.locator('.neuron-line')).toBeAttached();
  return diagramOf(playground);
}

/**
 * The same where frames are held: the first ones are drawn.
 * @param {Playground} playground
 */
async function openHeld(playground) {
  await playground.open();
  await come(playground);
  const diagram = diagramOf(playground);
  await expect(async () => {
    await drawFrames(playground.page, 1);
    expect(await playground.page.locator('.neuron-line').count()).toBe(1);
  }).toPass();
  return diagram;
}

/**
 * A place on a link where no other link is near: about where its number stands.
 * @param {import('@playwright/test').Locator} link
 */
async function placeOn(link) {
  await settled(link.page());
  const [x1, y1, x2, y2] = await link.evaluate((line) =>
    ['x1', 'y1', 'x2', 'y2'].map((name) => Number(line.getAttribute(name))),
  );
  const box = await link.page().locator('#network .diagram').boundingBox();
  if (!box) throw new Error('The diagram has no place');
  return { x: box.x + x1 + 0.25 * (x2 - x1), y: box.y + y1 + 0.25 * (y2 - y1) };
}

/**
 * Types a character, also one that no key of Playwright’s keyboard has.
 * @param {import('@playwright/test').Page} page
 * @param {string} key
 */
async function type(page, key) {
  if (key !== '−') return page.keyboard.press(key);
  await page.locator('#network :focus').evaluate((part, key) => {
    const isFree = part.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
    );
    if (isFree) document.execCommand('insertText', false, key);
  }, key);
}

/** @param {Playground} playground @param {string} hash */
async function expectHash(playground, hash) {
  await expect.poll(() => playground.page.evaluate(() => location.hash)).toBe(hash);
}

/** The values that the links say. @param {Playground} playground */
async function valuesOf(playground) {
  await playground.settled();
  const { diagram } = diagramOf(playground);
  const links = await diagram.getByRole('spinbutton').all();
  const pairs = links.map(async (link) => [
    await link.getAttribute('aria-label'),
    Number(await link.getAttribute('aria-valuenow')),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

/** The exact edits in the address: index and value of each. @param {Playground} playground */
async function editsOf({ page }) {
  const hash = await page.evaluate(() => decodeURIComponent(location.hash));
  return [...hash.matchAll(/\d+:p(\d+):([-\de.+]+)/g)].map(([, index, value]) => [
    Number(index),
    Number(value),
  ]);
}

test.describe('the picture', () => {
  test('has a name for every input, neuron, weight and bias, with its value', async ({
    playground,
  }) => {
    const { diagram, neuron } = await open(playground);
    for (const name of ['Input x', 'Input y', 'Neuron h1', 'Neuron h2', 'Output']) {
      await expect(neuron(name)).toHaveCount(1);
    }
    await expect(diagram.getByRole('button')).toHaveCount(5);
    const values = await valuesOf(playground);
    expect(Object.keys(values).toSorted()).toEqual(NAMES.toSorted());
    for (const [index, name] of NAMES.entries()) {
      expect(values[name], name).toBe(Number(START[index].toPrecision(4)));
    }
  });

  test('shows what each neuron answers over the plane', async ({ playground }) => {
    const { picture, neuron } = await open(playground);
    await playground.trainToTheEnd();
    const { pixels, width, ratio } = await pixelsOf(picture.locator('canvas'));
    /** @param {string} name @param {number} x @param {number} y */
    const hueAt = async (name, x, y) => {
      const [left, top, side] = await neuron(name).evaluate((rect) =>
        ['x', 'y', 'width'].map((attribute) => Number(rect.getAttribute(attribute))),
      );
      const across = Math.round((left + ((x + 0.5) / 2) * side) * ratio);
      const down = Math.round((top + ((1.5 - y) / 2) * side) * ratio);
      const [red, green, blue] = pixels.subarray(4 * (down * width + across));
      return hueOf({ red, green, blue });
    };
    for (const [x, y] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]) {
      expect(await hueAt('Input x', x, y), `x at ${x}, ${y}`).toBe(x ? 'orange' : 'blue');
      expect(await hueAt('Input y', x, y), `y at ${x}, ${y}`).toBe(y ? 'orange' : 'blue');
      expect(await hueAt('Output', x, y), `output at ${x}, ${y}`).toBe(x ^ y ? 'orange' : 'blue');
    }
    // The article's solution: one neuron says “both”, the other “at least one”.
    expect(await hueAt('Neuron h1', 1, 1)).toBe('orange');
    expect(await hueAt('Neuron h1', 0, 1)).toBe('blue');
    expect(await hueAt('Neuron h2', 0, 1)).toBe('orange');
    expect(await hueAt('Neuron h2', 0, 0)).toBe('blue');
  });

  test('changes with every frame while training', async ({ playground }) => {
    await holdFrames(playground.page);
    const { picture } = await openHeld(playground);
    await playground.train.click();
    const drawings = new Set([await drawingOf(picture)]);
    for (let frame = 0; frame < 3; frame++) {
      await drawFrames(playground.page, 1);
      drawings.add(await drawingOf(picture));
    }
    expect(drawings.size).toBe(4);
  });

  test('follows the system’s colours', async ({ playground }) => {
    const { picture } = await open(playground);
    const light = await drawingOf(picture);
    await playground.page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => drawingOf(picture)).not.toBe(light);
    await playground.page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => drawingOf(picture)).toBe(light);
  });

  for (const hash of [
    ...['#hidden=0', '', '#hidden=1', '#hidden=4', '#hidden=4,4', '#hidden=16,16'],
    ...['#hidden=16,16,16,16,16,16', '#hidden=1,16,1'],
  ]) {
    test(`has room in any window: ${hash || 'the article’s'}`, async ({ playground }) => {
      const { page } = playground;
      const { diagram, picture } = await open(playground, hash);
      await diagram.getByRole('button').last().press('Enter');
      for (const width of [1280, 760, 390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await playground.expectNoScrollSideways(`at ${width}`);
        // The picture is drawn anew once the window has its new size.
        await expect(async () => {
          const [frame, canvas] = await Promise.all([
            picture.boundingBox(),
            picture.locator('canvas').boundingBox(),
          ]);
          if (!frame) throw new Error('The diagram has no place');
          expect(canvas).toEqual(frame);
          expect(frame.height).toBeLessThanOrEqual(480);
          const [left, right] = await diagram.getByRole('button').evaluateAll((parts) => {
            const boxes = parts.map((part) => part.getBoundingClientRect());
            const [lefts, rights] = [boxes.map((box) => box.left), boxes.map((box) => box.right)];
            return [Math.min(...lefts), Math.max(...rights)];
          });
          expect(left - frame.x).toBeGreaterThanOrEqual(-2);
          expect(right - frame.x - frame.width).toBeLessThanOrEqual(2);
        }).toPass();
      }
    });
  }

  test('is low enough for the first view of a 1280 × 800 screen', async ({ playground }) => {
    await playground.page.setViewportSize({ width: 1280, height: 800 });
    const { picture, reading } = await open(playground);
    await expect(picture).toBeInViewport({ ratio: 1 });
    await expect(reading).toBeInViewport({ ratio: 1 });
    await expect(playground.curve).toBeInViewport();
    expect((await picture.boundingBox())?.height).toBeLessThan(320);
  });

  test('comes with the shape of another network', async ({ playground }) => {
    const { diagram, link } = await open(playground);
    await playground.type('Hidden neurons', 3);
    await expect(diagram.getByRole('spinbutton')).toHaveCount(13);
    await expect(link('Weight y → h3')).toHaveCount(1);
    await playground.type('Hidden neurons', 1);
    await expect(diagram.getByRole('spinbutton')).toHaveCount(5);
  });

  test('comes back after its engine has failed', async ({ playground }) => {
    await changeEngine(playground.page, (exports) => {
      let calls = 0;
      return {
        neuronpictures_draw: (...values) => {
          calls += 1;
          if (calls === 3) throw new WebAssembly.RuntimeError('unreachable');
          return exports.neuronpictures_draw(...values);
        },
      };
    });
    const { link } = await open(playground);
    for (let step = 0; step < 5; step++) await playground.step.click();
    await playground.expectEpoch(5);
    await expect(playground.trouble).toBeHidden();
    await expect(link('Bias of output')).not.toHaveAttribute('aria-valuenow', '0.9637');
  });

  test('is there, and a notice, when what changes it by hand cannot be loaded', async ({
    playground,
  }) => {
    // In Chromium's words, and in Firefox's.
    playground.provoked.push(
      /404|disallowed MIME type/,
      /Failed to fetch dynamically imported module|disallowed MIME type/,
    );
    await playground.page.route('**/*', async (route) => {
      const response = await route.fetch();
      const isHands = (await response.text()).includes('neuron-line');
      if (isHands && route.request().resourceType() === 'script') {
        await route.fulfill({ status: 404 });
      } else {
        await route.fulfill({ response });
      }
    });
    await playground.open();
    await come(playground);
    await expect(playground.notice).toContainText('can’t be changed by hand');
    await diagramOf(playground).neuron('Output').hover();
    await expect(diagramOf(playground).reading).toContainText('output (sigmoid) by rows: ');
  });
});

test.describe('reading', () => {
  test('names what the pointer is on, and says its value', async ({ playground }) => {
    const { page } = playground;
    const { link, neuron, reading } = await open(playground);
    for (const [index, name] of NAMES.entries()) {
      const { x, y } = await placeOn(link(name));
      await page.mouse.move(x, y);
      await expect(reading).toHaveText(`${name}: ${Number(START[index].toPrecision(4))}`);
    }
    await neuron('Output').hover();
    const predictions = await playground.predictions();
    const answers = predictions.map((prediction) => prediction.toFixed(4)).join(', ');
    await expect(reading).toHaveText(`output (sigmoid) by rows: ${answers}`);
    await neuron('Input y').hover();
    await expect(reading).toHaveText('Input y by rows: 0.0000, 1.0000, 0.0000, 1.0000');
    await page.mouse.move(5, 5);
    await expect(reading).toContainText('Drag a link');
  });

  test('says which activation a neuron has, in layers of different ones', async ({
    playground,
  }) => {
    const { neuron, reading } = await open(
      playground,
      '#hidden=2,3&activation=tanh,relu&output=linear',
    );
    await neuron('Neuron h1.2').hover();
    await expect(reading).toContainText('h1.2 (tanh) by rows: ');
    await neuron('Neuron h2.3').hover();
    await expect(reading).toContainText('h2.3 (relu) by rows: ');
    await neuron('Output').hover();
    await expect(reading).toContainText('output (linear) by rows: ');
  });

  test('follows the training', async ({ playground }) => {
    await holdFrames(playground.page);
    const { link, reading } = await openHeld(playground);
    const { x, y } = await placeOn(link('Bias of output'));
    await playground.train.click();
    await playground.page.mouse.move(x, y);
    await drawFrames(playground.page, 1);
    const first = await reading.textContent();
    await drawFrames(playground.page, 1);
    await expect(reading).not.toHaveText(first ?? '');
    await expect(reading).toContainText('Bias of output: ');
  });
});

test.describe('pointing at a link', () => {
  test('computes nothing, and draws nothing anew', async ({ playground }) => {
    const { page } = playground;
    await changeEngine(page, (exports) => {
      /** @type {Record<string, number>} */
      const calls = {};
      Object.assign(window, { calls });
      const counted = Object.entries(exports).filter(([name]) =>
        /^(neuronpictures_draw|surface_draw|trainer_(parameters|activations|neuronLine))$/.test(
          name,
        ),
      );
      return Object.fromEntries(
        counted.map(([name, call]) => [
          name,
          (...values) => {
            calls[name] = (calls[name] ?? 0) + 1;
            return call(...values);
          },
        ]),
      );
    });
    const { link, reading, picture } = await open(playground);
    const drawing = await drawingOf(picture);
    const callsSoFar = () =>
      page.evaluate(() => ({ .../** @type {{ calls?: object }} */ (window).calls }));
    const before = await callsSoFar();
    expect(before).toHaveProperty('neuronpictures_draw');
    for (const name of NAMES) {
      const { x, y } = await placeOn(link(name));
      await page.mouse.move(x, y);
      await expect(reading).toContainText(`${name}: `);
    }
    expect(await callsSoFar()).toEqual(before);
    expect(await drawingOf(picture)).toBe(drawing);
  });
});

test.describe('by keyboard', () => {
  test('the diagram is one stop of the Tab key, and the arrow keys go through it', async ({
    playground,
  }) => {
    const { page } = playground;
    const { neuron, link, reading } = await open(playground);
    const next = playground.button('Remove a neuron from layer 1');
    await next.focus();
    await page.keyboard.press('Shift+Tab');
    await expect(neuron('Input x')).toBeFocused();
    const order = ['Input y', NAMES[0], NAMES[2], NAMES[4], 'Neuron h1', NAMES[1]];
    for (const name of order) {
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('#network :focus')).toHaveAttribute('aria-label', name);
    }
    await expect(reading).toHaveText('Weight x → h2: 0.7152');
    await page.keyboard.press('End');
    await expect(neuron('Output')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(neuron('Output')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(link('Bias of output')).toBeFocused();
    // It comes back to where it was.
    await page.keyboard.press('Tab');
    await expect(next).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(link('Bias of output')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(neuron('Input x')).toBeFocused();
  });

  test('up and down change a weight in steps, also ten at once', async ({ playground }) => {
    const { page } = playground;
    const { link, reading } = await open(playground);
    await link('Weight x → h1').focus();
    await page.keyboard.press('ArrowUp');
    await expect(reading).toHaveText('Weight x → h1: 0.6488');
    await expect(link('Weight x → h1')).toHaveAttribute('aria-valuenow', '0.6488');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowDown');
    await expectHash(playground, '#edits=0:p0:1.5488135039');
    await page.keyboard.press('PageDown');
    await expect(reading).toHaveText('Weight x → h1: 0.5488');
    const changed = await valuesOf(playground);
    expect(changed['Weight x → h2']).toBe(0.7152);
  });

  for (const [typed, value] of [
    ['0.7', 0.7],
    ['-1.5', -1.5],
    ['−2,25', -2.25],
  ]) {
    test(`what is typed on a link is its value: ${typed}`, async ({ playground }) => {
      const { page } = playground;
      const { link, field } = await open(playground);
      await link('Weight x → h1').focus();
      for (const key of String(typed)) await type(page, key);
      await expect(field('Weight x → h1')).toBeFocused();
      await expect(field('Weight x → h1')).toHaveValue(String(typed));
      await page.keyboard.press('Enter');
      await expectHash(playground, `#edits=0:p0:${value}`);
    });
  }

  test('Enter goes to the value, which can be typed', async ({ playground }) => {
    const { page } = playground;
    const { link, field, reading } = await open(playground);
    await link('Weight x → h1').focus();
    await page.keyboard.press('Enter');
    const value = field('Weight x → h1');
    await expect(value).toBeFocused();
    await expect(value).toHaveValue(String(START[0]));
    await page.keyboard.type('0.5');
    await page.keyboard.press('Enter');
    await expectHash(playground, '#edits=0:p0:0.5');
    await expect(link('Weight x → h1')).toHaveAttribute('aria-valuenow', '0.5');
    await link('Weight x → h1').focus();
    await expect(reading).toHaveText('Weight x → h1: 0.5');
  });

  test('a neuron is chosen with Enter or Space, and closed again', async ({ playground }) => {
    const { page } = playground;
    const { neuron, chosen } = await open(playground);
    await neuron('Neuron h2').focus();
    for (const key of ['Enter', 'Space']) {
      await page.keyboard.press(key);
      await expect(chosen).toBeVisible();
      await expect(neuron('Neuron h2')).toHaveAttribute('aria-current', 'true');
      await page.keyboard.press(key);
      await expect(chosen).toBeHidden();
    }
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(chosen).toBeHidden();
    // Space meant the neuron, not the training.
    await playground.expectEpoch(0);
    await expect(playground.train).toBeVisible();
  });

  test('the page’s own keys go on working', async ({ playground }) => {
    const { link } = await open(playground);
    await link('Bias of h1').focus();
    await playground.page.keyboard.press('s');
    await playground.expectEpoch(1);
    await playground.page.keyboard.press('Space');
    await expect(playground.pause).toBeVisible();
  });

  test('the focus can be seen', async ({ playground }) => {
    const { link, neuron } = await open(playground);
    for (const part of [link('Weight x → h1'), neuron('Input x')]) {
      const before = await part.evaluate((element) => getComputedStyle(element).stroke);
      await playground.advanced.focus();
      await playground.page.keyboard.press('Tab');
      await part.focus();
      await expect(part).not.toHaveCSS('stroke', before);
      await expect(part).toHaveCSS('outline-style', 'solid');
    }
  });
});

test.describe('changing a weight', () => {
  test('is undone by going back in time, and training from there goes another way', async ({
    playground,
  }) => {
    const { page } = playground;
    const { link, field } = await open(playground);
    await playground.step.click();
    await playground.step.click();
    const before = (await valuesOf(playground))['Weight x → h1'];
    await link('Weight x → h1').focus();
    await page.keyboard.press('Enter');
    await field('Weight x → h1').fill('-2');
    await page.keyboard.press('Enter');
    await expectHash(playground, '#edits=2:p0:-2');
    await expect(playground.page.locator('#curve-words')).toContainText(
      'Weight x → h1 set to -2 at epoch 2.',
    );
    await playground.time.focus();
    await page.keyboard.press('ArrowLeft');
    await playground.expectEpoch(1);
    expect((await valuesOf(playground))['Weight x → h1']).not.toBe(-2);
    await playground.step.click();
    await expectHash(playground, '');
    expect((await valuesOf(playground))['Weight x → h1']).toBe(before);
  });

  for (const wrong of ['', 'abc', '1e999', 'NaN', '0x10', '1 2']) {
    test(`answers ${JSON.stringify(wrong)}, and changes nothing`, async ({ playground }) => {
      const { page } = playground;
      const { link, field, error } = await open(playground);
      await link('Bias of output').focus();
      await page.keyboard.press('Enter');
      await field('Bias of output').fill(wrong);
      await page.keyboard.press('Enter');
      await expect(error).toHaveText(/takes a number/);
      await expect(field('Bias of output')).toHaveAttribute('aria-invalid', 'true');
      await expectHash(playground, '');
      await page.keyboard.press('Escape');
      await expect(error).toBeEmpty();
      await expect(field('Bias of output')).toHaveValue(String(START[8]));
    });
  }

  test('by dragging its link: up is more', async ({ playground }) => {
    const { page } = playground;
    const { link } = await open(playground);
    const { x, y } = await placeOn(link('Weight h2 → output'));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 20);
    await page.mouse.move(x + 30, y - 50);
    await page.mouse.up();
    await expect
      .poll(() => editsOf(playground))
      .toEqual([[7, Number((START[7] + 50 * PER_PIXEL).toFixed(2))]]);
    await expect(link('Weight h2 → output')).toHaveAttribute('aria-valuenow', '1.89');
  });

  test('by dragging, until Escape puts it back', async ({ playground }) => {
    const { page } = playground;
    const { link } = await open(playground);
    const { x, y } = await placeOn(link('Bias of h2'));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 40);
    await expect(link('Bias of h2')).toHaveAttribute('aria-valuenow', '-0.15');
    await page.keyboard.press('Escape');
    await page.mouse.move(x, y + 60);
    await page.mouse.up();
    await expect(link('Bias of h2')).toHaveAttribute('aria-valuenow', '0.6459');
    await expect.poll(() => editsOf(playground)).toEqual([]);
  });

  test('by dragging while it trains: the run waits, and goes on', async ({ playground }) => {
    const { page } = playground;
    const { link } = await open(playground, '#epochs=100000');
    await playground.train.click();
    const { x, y } = await placeOn(link('Bias of h2'));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 10);
    await expect(playground.train).toBeVisible();
    await page.mouse.move(x, y + 20);
    await page.mouse.up();
    await expect(playground.pause).toBeVisible();
    await expect.poll(() => editsOf(playground)).toHaveLength(1);
  });

  test('in the field of a neuron that is chosen', async ({ playground }) => {
    const { neuron, field, chosen, link } = await open(playground, '#hidden=16,16');
    await neuron('Neuron h2.3').click();
    await expect(chosen.getByRole('spinbutton')).toHaveCount(17);
    const name = 'Weight h1.16 → h2.3';
    await field(name).fill('-1.25');
    await field(name).press('Enter');
    await expect(link(name)).toHaveAttribute('aria-valuenow', '-1.25');
    await expect(chosen.getByText('h1.16', { exact: true })).toBeVisible();
    await field(name).press('ArrowUp');
    await expect(link(name)).toHaveAttribute('aria-valuenow', '-1.15');
  });

  test('is not disturbed by training', async ({ playground }) => {
    const { link, field } = await open(playground, '#epochs=100000');
    await link('Weight x → h1').focus();
    await playground.page.keyboard.press('Enter');
    await playground.train.click();
    await field('Weight x → h1').focus();
    await field('Weight x → h1').fill('3.5');
    const { epoch } = await playground.read();
    await expect.poll(async () => (await playground.read()).epoch).toBeGreaterThan(epoch + 40);
    await expect(field('Weight x → h1')).toHaveValue('3.5');
    await playground.page.keyboard.press('Enter');
    await expect.poll(async () => (await editsOf(playground))[0]).toEqual([0, 3.5]);
    await expect(playground.pause).toBeVisible();
  });
});

test.describe('a chosen neuron', () => {
  test('is read, and has a field for each weight that leads to it', async ({ playground }) => {
    const { neuron, chosen, field, reading } = await open(playground);
    await playground.trainToTheEnd();
    await neuron('Output').click();
    await expect(chosen).toHaveAccessibleName('output (sigmoid)');
    const predictions = await playground.predictions();
    const answers = predictions.map((prediction) => prediction.toFixed(4)).join(', ');
    await expect(reading).toHaveText(`output (sigmoid) by rows: ${answers}`);
    for (const name of ['Weight h1 → output', 'Weight h2 → output', 'Bias of output']) {
      await expect(field(name)).toBeVisible();
    }
    await expect(chosen.getByRole('spinbutton')).toHaveCount(3);
  });

  test('takes the place of the key: nothing moves, whatever is chosen', async ({ playground }) => {
    const { neuron, link, signs, chosen, picture } = await open(playground);
    await expect(signs).toBeVisible();
    const placesOf = async () =>
      Promise.all([picture, playground.curve].map((part) => part.boundingBox()));
    const before = await placesOf();
    for (const part of [link('Weight x → h1'), neuron('Neuron h2'), neuron('Output')]) {
      await part.press('Enter');
      await expect(chosen).toBeVisible();
      await expect(signs).toBeHidden();
      expect(await placesOf()).toEqual(before);
    }
  });

  test('is closed by its button, which takes the focus back', async ({ playground }) => {
    const { neuron, chosen } = await open(playground);
    await neuron('Neuron h1').click();
    await chosen.getByRole('button', { name: 'Close' }).press('Enter');
    await expect(chosen).toBeHidden();
    await expect(neuron('Neuron h1')).toBeFocused();
  });

  test('does not take the Space key from whoever clicked it', async ({ playground }) => {
    const { neuron, chosen } = await open(playground);
    await neuron('Neuron h1').click();
    await expect(chosen).toBeVisible();
    await playground.page.keyboard.press('Space');
    await expect(playground.pause).toBeVisible();
    await expect(chosen).toBeVisible();
  });

  test('goes with its network', async ({ playground }) => {
    const { neuron, chosen } = await open(playground);
    await neuron('Neuron h2').click();
    await expect(chosen).toBeVisible();
    await playground.type('Hidden neurons', 1);
    await expect(chosen).toBeHidden();
  });
});

test.describe('the line on the surface', () => {
  /** The ends of the straight line, in input coordinates. @param {Playground} playground */
  async function endsOf(playground) {
    await playground.settled();
    const path = await playground.page.locator('.neuron-line .line').getAttribute('d');
    const [x0, y0, x1, y1] = (path ?? '').match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
    return [
      { x: x0, y: -y0 },
      { x: x1, y: -y1 },
    ];
  }

  /** Where an input is in the window. @param {Playground} playground @param {{ x: number, y: number }} input */
  async function placeOnSurface({ page }, { x, y }) {
    const line = page.locator('.neuron-line');
    await expect(line).toBeVisible();
    const box = await line.boundingBox();
    if (!box) throw new Error('The line has no place');
    return {
      x: box.x + ((x + 0.5) / 2) * box.width,
      y: box.y + ((1.5 - y) / 2) * box.height,
    };
  }

  /** A share of the way along the line, in the window. @param {Playground} playground @param {number} share */
  async function placeOnLine(playground, share) {
    const [from, to] = await endsOf(playground);
    return placeOnSurface(playground, {
      x: from.x + share * (to.x - from.x),
      y: from.y + share * (to.y - from.y),
    });
  }

  test('is where the weighted sum of the neuron that is looked at is 0', async ({ playground }) => {
    const { neuron, line } = await open(playground);
    await expect(line).toBeHidden();
    await playground.trainToTheEnd();
    for (const number of [1, 2]) {
      await neuron(`Neuron h${number}`).hover();
      await expect(line).toBeVisible();
      const values = await valuesOf(playground);
      const [wx, wy, b] = [
        `Weight x → h${number}`,
        `Weight y → h${number}`,
        `Bias of h${number}`,
      ].map((name) => values[name]);
      for (const { x, y } of await endsOf(playground)) {
        expect(Math.abs(wx * x + wy * y + b)).toBeLessThan(0.01);
      }
    }
    await playground.page.mouse.move(5, 5);
    await expect(line).toBeHidden();
  });

  test('of the output is the line of output 0.5, and an input has none', async ({ playground }) => {
    const { neuron, line } = await open(playground);
    await playground.trainToTheEnd();
    await neuron('Output').hover();
    await expect(line).toBeVisible();
    const path = await playground.page.locator('.neuron-line .line').getAttribute('d');
    const [x, y] = (path ?? '').match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
    await playground.type('x', x);
    await playground.type('y', -y);
    expect(Math.abs((await playground.answered()) - 0.5)).toBeLessThan(0.02);
    await neuron('Input x').hover();
    await expect(line).toBeHidden();
  });

  test('lies where the surface says', async ({ playground }) => {
    const { neuron } = await open(playground, '#parameters=0,0,4,0,-4,0,1,0,-0.5');
    // h1 is 0 where y is 1; the output is 0.5 there, too.
    await neuron('Neuron h1').click();
    const { y } = await placeOnLine(playground, 0.5);
    const box = await playground.surface.boundingBox();
    await playground.page.mouse.move((box?.x ?? 0) + 60, y - 15);
    await playground.settled();
    const reading = await playground.page.getByText(/^x .*: output/).textContent();
    expect(Number(/y (\S+):/.exec(reading ?? '')?.[1])).toBeGreaterThan(1);
    expect(Number(/y (\S+):/.exec(reading ?? '')?.[1])).toBeLessThan(1.15);
  });

  test('of a chosen neuron is moved by dragging it, which changes its bias', async ({
    playground,
  }) => {
    const { page } = playground;
    const { neuron, line } = await open(playground);
    await playground.trainToTheEnd();
    await neuron('Neuron h2').click();
    await expect(line).toHaveClass(/held/);
    const before = await valuesOf(playground);
    const start = await placeOnLine(playground, 0.5);
    const target = await placeOnSurface(playground, { x: 0.5, y: 0.5 });
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 5, start.y + 5);
    await page.mouse.move(target.x, target.y);
    await page.mouse.up();
    await expect.poll(() => editsOf(playground)).toHaveLength(1);
    await expect(async () => {
      const after = await valuesOf(playground);
      expect(after['Weight x → h2']).toBe(before['Weight x → h2']);
      const bias = -0.5 * (after['Weight x → h2'] + after['Weight y → h2']);
      expect(Math.abs(after['Bias of h2'] - bias)).toBeLessThan(0.05);
    }).toPass();
  });

  test('of a chosen neuron is turned by its handles, about the other one', async ({
    playground,
  }) => {
    const { page } = playground;
    const { neuron } = await open(playground);
    await playground.trainToTheEnd();
    await neuron('Neuron h2').click();
    const before = await valuesOf(playground);
    const [held, other] = [
      await placeOnLine(playground, 0.85),
      await placeOnLine(playground, 0.15),
    ];
    await page.mouse.move(held.x, held.y);
    await page.mouse.down();
    await page.mouse.move(held.x + 20, held.y - 10);
    await page.mouse.move(held.x + 60, held.y - 40);
    await page.mouse.up();
    const length = Math.hypot(before['Weight x → h2'], before['Weight y → h2']);
    const box = await page.locator('.neuron-line').boundingBox();
    if (!box) throw new Error('The line has no place');
    // The address follows a little later.
    await expect(async () => {
      const edits = await editsOf(playground);
      expect(edits.map(([index]) => index)).toEqual([1, 3, 5]);
      const [[, wx], [, wy], [, b]] = edits;
      expect(Math.abs(Math.hypot(wx, wy) - length)).toBeLessThan(0.01);
      // It goes through the place where the handle was let go, and the one of the other handle.
      for (const place of [{ x: held.x + 60, y: held.y - 40 }, other]) {
        const x = -0.5 + (2 * (place.x - box.x)) / box.width;
        const y = 1.5 - (2 * (place.y - box.y)) / box.height;
        expect(Math.abs(wx * x + wy * y + b) / length).toBeLessThan(0.01);
      }
    }).toPass({ timeout: 15_000 });
  });

  test('is put back by Escape', async ({ playground }) => {
    const { page } = playground;
    const { neuron } = await open(playground);
    await playground.trainToTheEnd();
    await neuron('Neuron h1').click();
    const before = await valuesOf(playground);
    const { x, y } = await placeOnLine(playground, 0.5);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 40);
    await expect.poll(() => valuesOf(playground)).not.toEqual(before);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect.poll(() => valuesOf(playground)).toEqual(before);
  });

  test('can be clicked through: the network is asked there', async ({ playground }) => {
    const { page } = playground;
    const { neuron } = await open(playground);
    await playground.trainToTheEnd();
    await neuron('Neuron h1').click();
    for (const input of [
      { x: 0.25, y: 0.25 },
      { x: 1.25, y: 1.4 },
    ]) {
      const { x, y } = await placeOnSurface(playground, input);
      await page.mouse.click(x, y);
      await expect
        .poll(async () => Number(await playground.field('x').inputValue()))
        .toBeCloseTo(input.x, 1);
      await expect
        .poll(async () => Number(await playground.field('y').inputValue()))
        .toBeCloseTo(input.y, 1);
    }
    const [from, to] = await endsOf(playground);
    const { x, y } = await placeOnLine(playground, 0.5);
    await page.mouse.click(x, y);
    await expect
      .poll(async () => Number(await playground.field('x').inputValue()))
      .toBeCloseTo((from.x + to.x) / 2, 1);
    expect(await editsOf(playground)).toEqual([]);
  });
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  /**
   * A finger that is put down, moves and is lifted, as the browser itself has it.
   * @param {import('@playwright/test').Page} page
   * @param {{ x: number, y: number }} from
   * @param {number} up how far it moves, in pixels
   */
  async function swipe(page, from, up) {
    const session = await page.context().newCDPSession(page);
    const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, up = Number.NaN) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: Number.isNaN(up) ? [] : [{ x: from.x, y: from.y - up }],
      });
    await touch('touchStart', 0);
    for (let step = 1; step <= 10; step++) await touch('touchMove', (up * step) / 10);
    await touch('touchEnd');
  }

  /**
   * A place on a link, in the middle of the window.
   * @param {ReturnType<typeof diagramOf>} diagram
   * @param {string} name
   */
  async function placeInSight({ link, picture }, name) {
    await picture.evaluate((part) => part.scrollIntoView({ block: 'center' }));
    return placeOn(link(name));
  }

  test('a tap on a link brings its field, and one on a neuron those of what leads to it', async ({
    playground,
  }) => {
    const { page } = playground;
    const diagram = await open(playground);
    const { field, neuron, chosen } = diagram;
    const { x, y } = await placeInSight(diagram, 'Weight y → h1');
    await page.touchscreen.tap(x, y);
    await expect(field('Weight y → h1')).toHaveValue(String(START[2]));
    await expectHash(playground, '');
    await neuron('Neuron h1').tap();
    await expect(chosen).toHaveAccessibleName('h1 (sigmoid)');
  });

  test('a swipe from a link scrolls the page, and changes no weight', async ({
    playground,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'only Chromium’s protocol has a finger');
    const { page } = playground;
    const diagram = await open(playground);
    const before = await valuesOf(playground);
    for (const name of ['Weight x → h1', 'Weight y → h2', 'Bias of output']) {
      const place = await placeInSight(diagram, name);
      const scrolled = await page.evaluate(() => scrollY);
      await swipe(page, place, 80);
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 30);
      expect(await valuesOf(playground)).toEqual(before);
    }
    await expect(diagram.chosen).toBeHidden();
  });

  test('a link that a tap has chosen is dragged, and so is its handle', async ({
    playground,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'only Chromium’s protocol has a finger');
    const { page } = playground;
    const diagram = await open(playground);
    const { link } = diagram;
    const name = 'Weight y → h2';
    const place = await placeInSight(diagram, name);
    const scrolled = await page.evaluate(() => scrollY);
    await page.touchscreen.tap(place.x, place.y);
    await expect(link(name)).toHaveAttribute('aria-current', 'true');
    await swipe(page, place, 50);
    const dragged = Number((START[3] + 50 * PER_PIXEL).toFixed(2));
    await expect(link(name)).toHaveAttribute('aria-valuenow', String(dragged));
    const handle = await page.locator('#network .handle').boundingBox();
    if (!handle) throw new Error('The handle has no place');
    const middle = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
    await swipe(page, middle, -50);
    const back = Number((dragged - 50 * PER_PIXEL).toFixed(2));
    await expect(link(name)).toHaveAttribute('aria-valuenow', String(back));
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });
});

test.describe('the buttons on the diagram', () => {
  test('add and remove neurons of a layer, within limits', async ({ playground }) => {
    const { neuron } = await open(playground, '#hidden=15');
    const [add, remove] = ['Add a neuron to layer 1', 'Remove a neuron from layer 1'];
    await playground.button(add).click();
    await expectHash(playground, '#hidden=16');
    await expect(neuron('Neuron h16')).toHaveCount(1);
    await expect(playground.button(add)).toBeDisabled();
    await playground.button(add).click({ force: true });
    await playground.button(remove).press('Enter');
    await expectHash(playground, '#hidden=15');
    await expect(playground.button(remove)).toBeFocused();
    await playground.open('#hidden=1');
    await playground.page.reload();
    await come(playground);
    await expect(playground.button(remove)).toBeDisabled();
  });

  test('add and remove layers; the others keep their activations', async ({ playground }) => {
    await open(playground, '#hidden=2,3&activation=tanh,relu');
    const add = playground.button('Add a hidden layer');
    await add.click();
    await expectHash(playground, '#hidden=2,3,3&activation=tanh,relu,relu');
    await playground.button('Remove hidden layer 1').click();
    await expectHash(playground, '#hidden=3,3&activation=relu');
    await playground.button('Remove hidden layer 2').press('Enter');
    await expect(add).toBeFocused();
    await playground.button('Remove hidden layer 1').click();
    await expectHash(playground, '#hidden=0');
    await expect(playground.button('Remove hidden layer 1')).toBeHidden();
    for (let layer = 1; layer <= 6; layer++) await add.press('Enter');
    await expectHash(playground, '#hidden=2,2,2,2,2,2');
    await expect(add).toBeDisabled();
  });

  test('take no room of others', async ({ playground }) => {
    for (const hash of ['', '#hidden=16,16,16,16,16,16']) {
      const { diagram } = await open(playground, hash);
      await playground.page.reload();
      await come(playground);
      await expect(playground.button('Add a hidden layer')).toBeVisible();
      const parts = await diagram
        .getByRole('button')
        .evaluateAll((all) => all.map((part) => part.getBoundingClientRect().top));
      const buttons = await playground.page
        .locator('#network .shaping button')
        .evaluateAll((all) => all.map((part) => part.getBoundingClientRect().bottom));
      expect(Math.max(...buttons), hash).toBeLessThanOrEqual(Math.min(...parts) + 1);
    }
  });
});

test.describe('axe-core finds nothing wrong', () => {
  for (const hash of ['', '#hidden=4,4', '#hidden=16']) {
    test(`with a neuron chosen: ${hash || 'the article’s'}`, async ({ playground }) => {
      const { page } = playground;
      const { diagram, chosen } = await open(playground, hash);
      await diagram.getByRole('button').last().press('Enter');
      await expect(chosen).toBeVisible();
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(playground.page), colorScheme).toEqual([]);
      }
    });
  }

  test('with a weight chosen and a wrong value', async ({ playground }) => {
    const { link, field } = await open(playground);
    await link('Bias of h1').press('Enter');
    await field('Bias of h1').fill('wrong');
    await field('Bias of h1').press('Enter');
    expect(await violations(playground.page)).toEqual([]);
  });
});
