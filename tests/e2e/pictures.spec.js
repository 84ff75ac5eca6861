// The decision surface and the loss curve show the run as it is, and say so in words.

import { oracle } from '../oracle.js';
import { drawFrames, holdFrames } from './frames.js';
import { expect, test } from './page.js';
import { coloursAt, drawingOf, hueOf, pixelsOf, placesOf } from './picture.js';

/** A bit off the four samples' dots, in the order of the truth table. */
const BESIDE_SAMPLES = [
  { x: -0.2, y: -0.2 },
  { x: -0.2, y: 1.2 },
  { x: 1.2, y: -0.2 },
  { x: 1.2, y: 1.2 },
];

/** How wide the thumb of a slider is, in CSS pixels. */
const THUMB = 16;

/** @param {import('./page.js').Playground} playground */
async function huesBesideSamples(playground) {
  return (await coloursAt(playground.surface, BESIDE_SAMPLES)).map(hueOf);
}

/** @param {import('./page.js').Playground} playground */
function lightnessOfPaper(playground) {
  return playground.element.locator('.page').evaluate((page) => {
    const numbers = getComputedStyle(page).backgroundColor.match(/\d+/g) ?? [];
    const [red, green, blue] = numbers.map(Number);
    return (red + green + blue) / 3 / 255;
  });
}

/**
 * A place on the window that is a share of the way along the curve: the middle of the Time slider's
 * thumb would be below it.
 * @param {import('./page.js').Playground} playground
 * @param {number} share
 */
async function placeOnCurve({ curve, time }, share) {
  const [picture, slider] = await Promise.all([curve.boundingBox(), time.boundingBox()]);
  if (!picture || !slider) throw new Error('The curve has no place');
  return {
    x: slider.x + THUMB / 2 + share * (slider.width - THUMB),
    y: picture.y + picture.height / 2,
  };
}

/**
 * @param {import('./page.js').Playground} playground
 * @param {number} share
 */
async function pointAtCurve(playground, share) {
  const { x, y } = await placeOnCurve(playground, share);
  await playground.page.mouse.move(x, y);
}

/** Has the pages' pictures counted from now on. @param {import('./page.js').Playground} playground */
async function countDrawing({ page }) {
  await page.evaluate(() => {
    const counts = { surface: 0, curve: 0 };
    Object.assign(window, { counts });
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...place) {
      const section = this.canvas.closest('#surface, #curve');
      if (section) counts[/** @type {'surface' | 'curve'} */ (section.id)] += 1;
      return clearRect.apply(this, place);
    };
  });
}

/** @param {import('./page.js').Playground} playground */
function drawingCounts({ page }) {
  return page.evaluate(() => /** @type {any} */ (window).counts);
}

/** Until all is drawn that was asked for. @param {import('./page.js').Playground} playground */
async function nextFrame({ page }) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

test.describe('the decision surface', () => {
  test('is blue where the learnt answer is 0, and orange where it is 1', async ({ playground }) => {
    await playground.open();
    expect(await huesBesideSamples(playground)).not.toEqual(['blue', 'orange', 'orange', 'blue']);
    await playground.trainToTheEnd();
    expect(await huesBesideSamples(playground)).toEqual(['blue', 'orange', 'orange', 'blue']);
  });

  test('has x to the right and y upwards', async ({ playground }) => {
    // Stuck: right are (0, 0) with 0 and (1, 0) with 1, and above them the answer is 0.5.
    await playground.open('#seed=11');
    await playground.trainToTheEnd();
    expect(await huesBesideSamples(playground)).toEqual(['blue', 'neither', 'orange', 'neither']);
  });

  test('changes while training', async ({ playground }) => {
    await holdFrames(playground.page);
    await playground.open();
    await playground.train.click();
    const drawings = new Set([await drawingOf(playground.surface)]);
    for (let frame = 0; frame < 3; frame++) {
      await drawFrames(playground.page, 1);
      drawings.add(await drawingOf(playground.surface));
    }
    expect(drawings.size).toBe(4);
  });

  test('reads the output under the pointer: what Ask answers there', async ({ playground }) => {
    await playground.open('#seed=11');
    await playground.trainToTheEnd();
    const reading = playground.page.getByText(/^x .*: output/);
    await expect(reading).toHaveCount(0);
    const inputs = [...BESIDE_SAMPLES, { x: 0.31, y: 0.72 }];
    const places = await placesOf(playground.surface, inputs);
    for (const [index, input] of inputs.entries()) {
      await playground.surface.hover({ position: places[index] });
      await playground.settled();
      const [, x, y, output] =
        /^x (\S+), y (\S+): output (\S+)$/.exec((await reading.textContent()) ?? '') ?? [];
      // The pointer is somewhere in its pixel.
      expect(Number(x)).toBeCloseTo(input.x, 1);
      expect(Number(y)).toBeCloseTo(input.y, 1);
      await playground.type('x', x);
      await playground.type('y', y);
      expect((await playground.answered()).toFixed(4)).toBe(output);
    }
    await playground.page.mouse.move(5, 5);
    await expect(reading).toHaveCount(0);
    await expect(playground.page.getByText('Point to read, click to ask')).toBeVisible();
  });

  test('asks where it is clicked, and moves the mark there', async ({ playground }) => {
    await playground.open();
    const before = await drawingOf(playground.surface);
    const input = { x: 0.5, y: 0.25 };
    const [place] = await placesOf(playground.surface, [input]);
    await playground.surface.click({ position: place });
    await expect(playground.field('x')).not.toHaveValue('0');
    const x = Number(await playground.field('x').inputValue());
    const y = Number(await playground.field('y').inputValue());
    expect(x).toBeCloseTo(input.x, 1);
    expect(y).toBeCloseTo(input.y, 1);
    await expect(playground.answer).toContainText(`(${x}, ${y}) gives `);
    const after = await drawingOf(playground.surface);
    expect(after).not.toBe(before);

    // The mark is back, and so is the picture.
    await playground.type('x', 0);
    await playground.type('y', 1);
    expect(await drawingOf(playground.surface)).toBe(before);
  });

  test('takes no notice of clicks on its axes', async ({ playground }) => {
    await playground.open();
    await playground.surface.click({ position: { x: 10, y: 100 } });
    await expect(playground.answer).toContainText('(0, 1) gives ');
  });

  test('marks at its border an input that lies beyond', async ({ playground }) => {
    await playground.open();
    await playground.type('x', 1.5);
    const atBorder = await drawingOf(playground.surface);
    await playground.type('x', 1000);
    expect(await drawingOf(playground.surface)).not.toBe(atBorder);
    await expect(playground.answer).toContainText('(1000, 1) gives ');
  });

  test('has a legend from blue to orange', async ({ playground }) => {
    await playground.open();
    const legend = playground.page.locator('#surface .legend');
    await expect(legend).toBeVisible();
    await expect(legend).toContainText('output 0, blue');
    await expect(legend).toContainText('1, orange');
    const marks = playground.page.locator('#surface .marks');
    await expect(marks).toContainText('the input asked about');
    const { pixels } = await pixelsOf(legend.locator('canvas'));
    const ends = [pixels.subarray(0, 3), pixels.subarray(-4, -1)].map(([red, green, blue]) => ({
      red,
      green,
      blue,
    }));
    expect(ends.map(hueOf)).toEqual(['blue', 'orange']);
  });

  test('says in words what it shows', async ({ playground }) => {
    await playground.open();
    await expect(playground.surface).toHaveAccessibleDescription(/\(0, 0\) 0\.86, \(0, 1\) 0\.88/);
    await playground.trainToTheEnd();
    const numbers = oracle({ seed: 0 }, 5000).predictions.map((number) => number.toFixed(2));
    await expect(playground.surface).toHaveAccessibleDescription(
      `Output of the network for x and y from -0.5 to 1.5, blue for 0 and orange for 1: ` +
        `(0, 0) ${numbers[0]}, (0, 1) ${numbers[1]}, (1, 0) ${numbers[2]}, (1, 1) ${numbers[3]}. ` +
        'A line marks where the output is 0.5.',
    );
  });
});

test.describe('a neuron that is looked at', () => {
  test('is shown large, with its name, until it is left', async ({ playground }) => {
    await playground.open();
    await playground.trainToTheEnd();
    const output = await drawingOf(playground.surface);
    const outputWords = await playground.page.locator('#surface-words').textContent();
    await playground.network.getByRole('button', { name: 'Neuron h1', exact: true }).hover();
    await expect(playground.element.getByRole('heading', { name: 'h1 answers' })).toBeVisible();
    await expect.poll(() => drawingOf(playground.surface)).not.toBe(output);
    await expect(playground.surface).toHaveAccessibleDescription(
      /^What h1 answers for x and y from -0\.5 to 1\.5, blue for low and orange for high: \(0, 0\) 0\.\d\d,/,
    );
    await expect(playground.page.getByText('low, blue')).toBeVisible();
    await playground.page.mouse.move(5, 5);
    await expect(
      playground.element.getByRole('heading', { name: 'Decision surface' }),
    ).toBeVisible();
    await expect.poll(() => drawingOf(playground.surface)).toBe(output);
    await expect(playground.surface).toHaveAccessibleDescription(outputWords ?? '');
  });
});

test.describe('what did not change', () => {
  test('is not computed: a link that is pointed at asks the engine nothing for pictures', async ({
    playground,
  }) => {
    await playground.open();
    await playground.trainToTheEnd();
    await countDrawing(playground);
    const links = playground.network.locator('svg').getByRole('spinbutton');
    for (const link of [links.nth(0), links.nth(1), links.nth(0)]) {
      await link.dispatchEvent('pointerenter');
      await link.dispatchEvent('pointerover');
      await nextFrame(playground);
    }
    expect(await drawingCounts(playground)).toEqual({ surface: 0, curve: 0 });
    // The pointer over the surface reads it; it draws nothing.
    await playground.surface.hover();
    await nextFrame(playground);
    expect(await drawingCounts(playground)).toEqual({ surface: 0, curve: 0 });
    // One epoch more is one picture more of each.
    await playground.step.click();
    await nextFrame(playground);
    expect(await drawingCounts(playground)).toEqual({ surface: 1, curve: 1 });
  });
});

test.describe('by keys', () => {
  test('the surface is read in steps, asked, and left', async ({ playground }) => {
    await playground.open('#seed=11');
    await playground.trainToTheEnd();
    const { keyboard } = playground.page;
    const plain = await drawingOf(playground.surface);
    const reader = playground.element.getByRole('application', {
      name: 'Read the decision surface with the arrow keys',
    });
    const reading = playground.page.locator('#surface-reading');
    await reader.focus();
    await expect(reading).toHaveText(/^x 0, y 1: output /);
    await expect(reading).toHaveAttribute('aria-live', 'polite');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowDown');
    await expect(reading).toHaveText(/^x 0\.05, y 0\.95: output /);
    await keyboard.press('Shift+ArrowRight');
    await expect(reading).toHaveText(/^x 0\.55, y 0\.95: output /);
    await keyboard.press('Home');
    await keyboard.press('ArrowLeft');
    await expect(reading).toHaveText(/^x -0\.5, y 0\.95: output /);
    expect(await drawingOf(playground.surface)).not.toBe(plain);
    const output = (await reading.textContent())?.split('output ')[1];
    await keyboard.press('Enter');
    await expect(playground.field('x')).toHaveValue('-0.5');
    await expect(playground.field('y')).toHaveValue('0.95');
    expect((await playground.answered()).toFixed(4)).toBe(output);
    await reader.blur();
    await expect(reading).toHaveText('Point to read, click to ask.');
    await expect(reading).toHaveAttribute('aria-live', 'off');
  });

  test('the curve is read, and gone along', async ({ playground }) => {
    await playground.open();
    await playground.trainToTheEnd();
    const { keyboard } = playground.page;
    const reader = playground.element.getByRole('application', {
      name: 'Read the loss curve with the arrow keys',
    });
    const reading = playground.page.locator('#curve-reading');
    await reader.focus();
    await expect(reading).toHaveText('Epoch 5,000: loss 0.0002997');
    await keyboard.press('Home');
    await expect(reading).toHaveText(`Epoch 0: loss ${oracle({ seed: 0 }, 0).mse.toPrecision(4)}`);
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('ArrowRight');
    await expect(reading).toHaveText(/^Epoch 5(4|5)\d: loss /);
    const [, epoch, loss] =
      /^Epoch (\d+): loss (\S+)$/.exec((await reading.textContent()) ?? '') ?? [];
    await keyboard.press('Enter');
    await playground.expectEpoch(epoch);
    expect((await playground.read()).loss).toBe(Number(loss));
    await keyboard.press('End');
    await expect(reading).toHaveText('Epoch 5,000: loss 0.0002997');
    await keyboard.press('Escape');
    await expect(reading).toHaveText('Point to read, click to go there.');
  });
});

test.describe('the loss curve', () => {
  test('is clicked to go there, also where nothing is trained yet', async ({ playground }) => {
    await playground.open();
    const place = await placeOnCurve(playground, 0.5);
    await playground.page.mouse.move(place.x, place.y);
    const reading = playground.page.locator('#curve-reading');
    await expect(reading).toHaveText(/^Epoch 2,[45]\d\d: not trained yet$/);
    const [, epoch] = /^Epoch (\S+):/.exec((await reading.textContent()) ?? '') ?? [];
    await playground.page.mouse.click(place.x, place.y);
    await playground.expectEpoch(epoch);
    const { x, y } = await placeOnCurve(playground, 0.1);
    await playground.page.mouse.move(x, y);
    await expect(reading).toHaveText(/^Epoch \d\d\d: loss /);
    const [, earlier, loss] =
      /^Epoch (\d+): loss (\S+)$/.exec((await reading.textContent()) ?? '') ?? [];
    await playground.page.mouse.click(x, y);
    await playground.expectEpoch(earlier);
    expect((await playground.read()).loss).toBe(Number(loss));
    // The rest is still there.
    await expect(playground.curve).toHaveAccessibleDescription(new RegExp(`at epoch ${epoch}`));
  });

  test('lists what was changed on the way, and leads there', async ({ playground }) => {
    await playground.open();
    const changes = playground.page.locator('#changes-button');
    await expect(changes).toBeHidden();
    await playground.page.goto('about:blank');
    await playground.open('#edits=100:lr:0.5,700:p4:-2');
    await playground.trainToTheEnd();
    await expect(changes).toHaveText('2 changes');
    await changes.click();
    const list = playground.element.getByRole('group', { name: 'Changes on the way' });
    await expect(list.getByRole('button')).toHaveText([
      'Learning rate 0.5 from epoch 100 on.',
      /^Bias of h1 set to -2 at epoch 700\.$/,
    ]);
    await list.getByRole('button').first().click();
    await expect(list).toBeHidden();
    await playground.expectEpoch(100);
  });

  test('says in words what it shows', async ({ playground }) => {
    await playground.open();
    const [start, end] = [0, 5000].map((epoch) => oracle({ seed: 0 }, epoch).mse.toPrecision(4));
    await expect(playground.curve).toHaveAccessibleDescription(
      `Mean squared error ${start} at epoch 0. Not trained yet.`,
    );
    await playground.trainToTheEnd();
    await expect(playground.curve).toHaveAccessibleDescription(
      `Mean squared error ${start} at epoch 0, ${Number(end)} at epoch 5,000; ` +
        `lowest ${Number(end)} at epoch 5,000.`,
    );
    await playground.reset.click();
    await expect(playground.curve).toHaveAccessibleDescription(/Not trained yet/);
  });

  test('reads the loss under the pointer', async ({ playground }) => {
    await playground.open();
    await playground.trainToTheEnd();
    const reading = playground.page.getByText(/^Epoch .*: loss/);
    await expect(reading).toHaveCount(0);
    // A little beyond the ends of the axis it is the ends: a pixel is many epochs.
    await pointAtCurve(playground, -0.005);
    await expect(reading).toHaveText(`Epoch 0: loss ${oracle({ seed: 0 }, 0).mse.toPrecision(4)}`);
    await pointAtCurve(playground, 1.005);
    await expect(reading).toHaveText('Epoch 5,000: loss 0.0002997');
    await pointAtCurve(playground, 0.5);
    await expect(reading).toHaveText(/^Epoch 2,[45]\d\d: loss 0\.000[67]/);
    await playground.page.mouse.move(5, 5);
    await expect(playground.page.getByText('Point to read, click to go there.')).toBeVisible();
    // Among the numbers beside it there is nothing to read.
    await playground.curve.hover({ position: { x: 10, y: 100 } });
    await expect(reading).toHaveCount(0);
  });

  test('has a cursor where it is read, and only then', async ({ playground }) => {
    await playground.open();
    await playground.trainToTheEnd();
    const plain = await drawingOf(playground.curve);
    await pointAtCurve(playground, 0.5);
    await expect.poll(() => drawingOf(playground.curve)).not.toBe(plain);
    await playground.page.mouse.move(5, 5);
    await expect.poll(() => drawingOf(playground.curve)).toBe(plain);
  });

  test('follows the window', async ({ playground }) => {
    const { page } = playground;
    await page.setViewportSize({ width: 1280, height: 800 });
    await playground.open();
    await playground.trainToTheEnd();
    for (const width of [1500, 800, 390]) {
      await page.setViewportSize({ width, height: 800 });
      // What lies above may move it until it has its new size, too.
      await expect(async () => {
        await playground.curve.scrollIntoViewIfNeeded();
        // What was drawn for another width would not have this epoch here.
        await pointAtCurve(playground, 0.5);
        await expect(page.getByText(/^Epoch 2,(4[89]|5[01])\d: loss/)).toBeVisible({
          timeout: 1000,
        });
      }).toPass();
      const { ratio } = await pixelsOf(playground.curve.locator('canvas'));
      expect(ratio).toBeCloseTo(1, 2);
    }
  });

  test('follows the run under a pointer that does not move', async ({ playground }) => {
    await playground.open();
    await playground.trainToTheEnd();
    await pointAtCurve(playground, 0.45);
    await expect(playground.page.getByText(/^Epoch 2,\d\d\d: loss/)).toBeVisible();
    await playground.page.keyboard.press('r');
    await expect(playground.page.getByText(/^Epoch 2,\d\d\d: loss/)).toHaveCount(0);
  });

  test('has a logarithmic axis on demand, also of a run that is not trained', async ({
    playground,
  }) => {
    await playground.open();
    const logarithmic = playground.page.getByRole('checkbox', { name: 'Logarithmic' });
    const untrained = await drawingOf(playground.curve);
    await logarithmic.check();
    await expect.poll(() => drawingOf(playground.curve)).not.toBe(untrained);
    await logarithmic.uncheck();
    await expect.poll(() => drawingOf(playground.curve)).toBe(untrained);
    await playground.trainToTheEnd();
    const linear = await drawingOf(playground.curve);
    await logarithmic.check();
    await expect.poll(() => drawingOf(playground.curve)).not.toBe(linear);
    await logarithmic.uncheck();
    await expect.poll(() => drawingOf(playground.curve)).toBe(linear);
  });
});

test.describe('on a screen that is touched', () => {
  test.use({ hasTouch: true });

  test('the loss curve is read where a finger was last', async ({ playground }) => {
    const { page } = playground;
    await playground.open();
    await playground.trainToTheEnd();
    await playground.curve.scrollIntoViewIfNeeded();
    const { x, y } = await placeOnCurve(playground, 0.5);
    await page.touchscreen.tap(x, y);
    await expect(page.getByText(/^Epoch 2,[45]\d\d: loss 0\.000[67]/)).toBeVisible();
  });
});

test.describe('light and dark', () => {
  test('have their own paper and their own surface, and follow the system at once', async ({
    playground,
  }) => {
    const { page } = playground;
    await page.emulateMedia({ colorScheme: 'dark' });
    await playground.open();
    await playground.trainToTheEnd();
    expect(await lightnessOfPaper(playground)).toBeLessThan(0.2);
    const dark = await Promise.all([playground.surface, playground.curve].map(drawingOf));
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => lightnessOfPaper(playground)).toBeGreaterThan(0.9);
    // The style sheet changes at once, the pictures with the next frame.
    await expect.poll(() => drawingOf(playground.surface)).not.toBe(dark[0]);
    await expect.poll(() => drawingOf(playground.curve)).not.toBe(dark[1]);
    const light = await Promise.all([playground.surface, playground.curve].map(drawingOf));
    const [middle] = await coloursAt(playground.surface, [{ x: 0.5, y: 0.5 }]);

    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => lightnessOfPaper(playground)).toBeLessThan(0.2);
    await expect.poll(() => drawingOf(playground.surface)).toBe(dark[0]);
    await expect.poll(() => drawingOf(playground.curve)).toBe(dark[1]);
    expect(await huesBesideSamples(playground)).toEqual(['blue', 'orange', 'orange', 'blue']);
    expect((await coloursAt(playground.surface, [{ x: 0.5, y: 0.5 }]))[0]).not.toEqual(middle);
    // What answers one half everywhere can be seen on the page.
    await playground.open('#parameters=0,0,0,0,0,0,0,0,0');
    const [half] = await coloursAt(playground.surface, [{ x: 0.5, y: 0.5 }]);
    expect((half.red + half.green + half.blue) / 3 / 255).toBeGreaterThan(0.25);
    await playground.open();
    await playground.trainToTheEnd();

    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => drawingOf(playground.surface)).toBe(light[0]);
    await expect.poll(() => drawingOf(playground.curve)).toBe(light[1]);
  });
});

test.describe('on a large screen', () => {
  test('letters and margins of the pictures grow with the type of the page', async ({
    playground,
  }) => {
    const { page } = playground;
    await playground.open();
    const labels = () =>
      page.evaluate(() => {
        const { fillText } = CanvasRenderingContext2D.prototype;
        /** @type {number[]} */
        const sizes = [];
        Object.assign(window, { sizes });
        CanvasRenderingContext2D.prototype.fillText = function (...rest) {
          if (this.canvas.closest('.plot')) sizes.push(Number(/([\d.]+)px/.exec(this.font)?.[1]));
          return fillText.apply(this, rest);
        };
      });
    await labels();
    await playground.element.locator('.page').evaluate((element) => {
      /** @type {HTMLElement} */ (element).style.fontSize = '22px';
    });
    await page.setViewportSize({ width: 2560, height: 1440 });
    await expect
      .poll(() => page.evaluate(() => Math.min(.../** @type {any} */ (window).sizes.slice(-20))))
      .toBeGreaterThanOrEqual(15);
    // Time goes along the axis also then.
    await playground.trainToTheEnd();
    await pointAtCurve(playground, 0.5);
    await expect(page.getByText(/^Epoch 2,(4[89]|5[01])\d: loss/)).toBeVisible();
  });
});

test.describe('a screen with two pixels to a CSS pixel', () => {
  test.use({ deviceScaleFactor: 2 });

  test('gets sharp pictures', async ({ playground }) => {
    await playground.open();
    await playground.trainToTheEnd();
    for (const picture of [playground.surface, playground.curve]) {
      const { ratio } = await pixelsOf(picture.locator('canvas'));
      expect(ratio).toBeCloseTo(2, 1);
    }
    expect(await huesBesideSamples(playground)).toEqual(['blue', 'orange', 'orange', 'blue']);
  });
});

test('the surface stays whole when the window moves to a sharper screen', async ({
  playground,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'Only Chromium can be moved to another screen');
  const { page } = playground;
  // Wide enough that nothing in the page becomes wider or narrower.
  const size = { width: 1500, height: 1100 };
  await page.setViewportSize(size);
  await playground.open();
  await playground.trainToTheEnd();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    ...size,
    deviceScaleFactor: 2,
    mobile: false,
  });
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(2);
  await playground.type('x', 1);
  expect((await pixelsOf(playground.surface.locator('canvas'))).ratio).toBeCloseTo(2, 1);
  expect(await huesBesideSamples(playground)).toEqual(['blue', 'orange', 'orange', 'blue']);
});
