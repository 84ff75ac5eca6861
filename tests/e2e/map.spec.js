// Map: each pixel is a run.

import { readFile } from 'node:fs/promises';
import { alterPictures } from './altered.js';
import { violations } from './axe.js';
import { expect, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** A run that takes much longer than a test. */
const HEAVY = '#data=spiral&samples=1000&hidden=12,16,16&activation=tanh&lr=0.1&epochs=100000';

/** @param {Playground} playground */
function mapOf(playground) {
  const view = playground.view('Map');
  const button = (/** @type {string} */ name) => view.getByRole('button', { name, exact: true });
  const choice = (/** @type {string} */ name) => view.getByRole('combobox', { name, exact: true });
  return {
    view,
    ...{ nearer: button('Nearer'), farther: button('Farther'), whole: button('Whole') },
    ...{ toThisRun: button('To this run'), save: button('Save picture'), open: button('Open') },
    ...{ across: choice('Across'), up: choice('Up'), epochs: choice('Epochs') },
    colours: choice('Colours'),
    picture: view.getByRole('img', { name: 'Map of runs' }),
    reader: view.getByRole('application', { name: /Read the map/ }),
    reading: view.locator('.reading'),
    progress: view.getByRole('progressbar', { name: 'Map' }),
    legend: view.locator('.legend'),
  };
}

/** So many runs take their time on a busy machine. */
const PATIENT = { timeout: 120_000 };

/**
 * @param {Playground} playground
 * @param {string} [hash] of the run
 * @param {string} [asked] of the map: few epochs, unless it is said
 */
async function opened(playground, hash = '', asked = 'p0,p2,500,epochs') {
  await playground.open(`#${hash}${hash && '&'}view=map&map=${asked}`);
  await playground.expectView('Map');
  const map = mapOf(playground);
  await expect(map.legend).toContainText('%', PATIENT);
  return map;
}

/** @param {ReturnType<typeof mapOf>} map */
async function whole(map) {
  await expect(map.progress).toHaveCount(0, PATIENT);
}

/** Waits until what is read is known. @param {ReturnType<typeof mapOf>} map */
async function known(map) {
  await expect(map.reading).toContainText(/right at epoch|not right|no row is right/, PATIENT);
  return (await map.reading.textContent()) ?? '';
}

/** Points at a share of the picture from the left, and from the top. @param {ReturnType<typeof mapOf>} map @param {number} x @param {number} y */
async function placeIn(map, x, y) {
  const box = await map.picture.boundingBox();
  if (!box) throw new Error('There is no map.');
  return { position: { x: x * box.width, y: y * box.height } };
}

test('a run that is read is the one that a click opens', async ({ playground }) => {
  test.slow();
  const map = await opened(playground, 'seed=11', 'p0,p2,2000,epochs');
  let [learnt, stuck] = [0, 0];
  for (const [x, y] of [
    [0.3, 0.2],
    [0.9, 0.5],
    [0.55, 0.45],
    [0.585, 0.4],
    [0.6, 0.43],
  ]) {
    await map.picture.hover(await placeIn(map, x, y));
    await expect(map.reading).toContainText(/^Weight x → h1 [−.\d]+, Weight y → h1 [−.\d]+: /);
    const said = await known(map);
    await map.picture.click(await placeIn(map, x, y));
    const at = /all 4 rows are right at epoch ([\d,]+)/.exec(said)?.[1];
    if (at) {
      learnt += 1;
      await playground.expectEpoch(at);
      await expect(playground.status).toContainText('4 of 4 rows right');
      // One before, they are not.
      await playground.time.press('ArrowLeft');
      await expect(playground.status).not.toContainText('4 of 4 rows right');
    } else {
      stuck += 1;
      await playground.expectEpoch('2,000');
      const loss = /loss (\d+\.\d+)/.exec(said)?.[1];
      expect(loss).toBeTruthy();
      await expect(playground.status).toContainText(`loss ${loss}`);
      await expect(playground.status).not.toContainText('4 of 4 rows right');
    }
    // It is one of the same map: what is known of that stays.
    await known(map);
  }
  expect(learnt).toBeGreaterThan(0);
  expect(stuck).toBeGreaterThan(0);
  // Opening is a change like others.
  await playground.undo.click();
  await expect(playground.undo).toBeEnabled();
});

test('it is read, moved, zoomed and opened with the keyboard', async ({ playground }) => {
  const map = await opened(playground);
  await map.reader.focus();
  await expect(map.reading).toContainText('Weight x → h1 0, Weight y → h1 0');
  await playground.page.keyboard.press('ArrowRight');
  await expect(map.reading).toContainText('Weight x → h1 0.13, Weight y → h1 0:');
  await playground.page.keyboard.press('Shift+ArrowUp');
  await expect(map.reading).toContainText('Weight x → h1 0.13, Weight y → h1 1:');
  await expect(map.reading).toHaveAttribute('aria-live', 'polite');
  for (let times = 0; times < 4; times++) await playground.page.keyboard.press('+');
  await playground.page.keyboard.press('ArrowLeft');
  // Points lie nearer to one another.
  await expect(map.reading).toContainText('Weight x → h1 0.0938,');
  await known(map);
  await playground.page.keyboard.press('Enter');
  await expect(playground.page).toHaveURL(/parameters=0\.09375,/);
  // The link holds where it is looked at, and what is asked.
  await expect(playground.page).toHaveURL(/map=p0,p2,500,epochs,.*,4,4(&|$)/);
  // Home shows all of it again, which the link needn't say.
  await playground.page.keyboard.press('Home');
  await expect(map.whole).toBeDisabled();
  await expect(playground.page).toHaveURL(/map=p0,p2,500,epochs(&|$)/);
});

test('wheel and drag move what is seen, and what is under the pointer stays there', async ({
  playground,
}) => {
  const { page } = playground;
  const map = await opened(playground);
  const box = await map.picture.boundingBox();
  if (!box) throw new Error('There is no map.');
  const [x, y] = [box.x + 0.6 * box.width, box.y + 0.3 * box.height];
  /** What is read at a place, which takes a movement of the mouse. */
  const read = async () => {
    const numbers = ((await map.reading.textContent()) ?? '').match(/ (−?[\d.]+)[,:]/g) ?? [];
    return numbers.map((text) => Number(text.slice(1, -1).replace('−', '-')));
  };
  await page.mouse.move(x, y);
  const before = await read();
  for (let times = 0; times < 8; times++) await page.mouse.wheel(0, -120);
  const near = await read();
  expect(near).not.toEqual(before);
  for (const axis of [0, 1]) expect(Math.abs(near[axis] - before[axis])).toBeLessThan(0.05);
  // The link says, in a moment, how much is seen: that is less with each turn of the wheel.
  const extent = /map=p0,p2,500,epochs,(-?[\d.e-]+),(-?[\d.e-]+),([\d.e-]+),/;
  const numbers = () => extent.exec(page.url())?.slice(1).map(Number) ?? [];
  await expect.poll(() => numbers()[2]).toBeCloseTo(16 * 2 ** (-960 / 250));
  const [centre] = numbers();

  await page.mouse.down();
  await page.mouse.move(x + 60, y - 40, { steps: 4 });
  await page.mouse.up();
  const dragged = await read();
  for (const axis of [0, 1]) expect(Math.abs(dragged[axis] - near[axis])).toBeLessThan(0.02);
  await expect.poll(() => numbers()[0]).toBeLessThan(centre);
  // It was no click.
  await playground.expectEpoch(0);
  await expect(page).not.toHaveURL(/parameters=/);
  // Nor is one on the numbers beside the map.
  await page.mouse.click(box.x + 20, y);
  await page.mouse.click(x, box.y + box.height - 10);
  await expect(map.reading).toContainText('Point at the map');
  await expect(page).not.toHaveURL(/parameters=/);
  await map.whole.click();
  await expect(map.whole).toBeDisabled();
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('a tap reads, and a button opens', async ({ playground }) => {
    const map = await opened(playground);
    await expect(map.open).toBeDisabled();
    await map.picture.tap(await placeIn(map, 0.3, 0.2));
    const said = await known(map);
    await expect(playground.page).not.toHaveURL(/parameters=/);
    await map.open.click();
    await expect(playground.page).toHaveURL(/parameters=/);
    const at = /right at epoch ([\d,]+)/.exec(said)?.[1] ?? '500';
    await playground.expectEpoch(at);
  });
});

test('it can be zoomed to where the numbers end', async ({ playground }) => {
  // From so near, it takes a few more steps.
  const extent = `${16 * 2 ** -42},${16 * 2 ** -42}`;
  const map = await opened(playground, 'seed=11', `p0,p2,500,epochs,0.5,0.5,${extent}`);
  await map.toThisRun.click();
  await map.nearer.click();
  await map.reader.focus();
  // Half a step each; beyond the end there is none.
  for (let times = 0; times < 40; times++) await playground.page.keyboard.press('+');
  await expect(map.nearer).toBeDisabled();
  await expect(map.view).toContainText('Here the numbers end');
  const texts = new Set();
  for (let times = 0; times < 6; times++) {
    texts.add(await map.reading.textContent());
    await playground.page.keyboard.press('ArrowRight');
  }
  expect(texts.size).toBe(6);
  await playground.page.keyboard.press('Enter');
  await expect(playground.page).toHaveURL(/parameters=0\.\d{14,},/);
});

test('settings can go across and up, and only those that a run has', async ({ playground }) => {
  const map = await opened(playground, 'seed=11&rule=momentum&momentum=0.5&start=uniform');
  await map.across.selectOption({ label: 'Learning rate' });
  await map.up.selectOption({ label: 'Momentum' });
  // What goes up can go across: then they change places.
  await map.across.selectOption({ label: 'Momentum' });
  await expect(map.up.locator('option:checked')).toHaveText('Learning rate');
  await map.up.selectOption({ label: 'Momentum' });
  await expect(map.across.locator('option:checked')).toHaveText('Learning rate');
  await map.reader.focus();
  await playground.page.keyboard.press('ArrowRight');
  await expect(map.reading).toContainText('Learning rate 4.063, Momentum 0.5:');
  await known(map);
  await playground.page.keyboard.press('Enter');
  await expect(playground.page).toHaveURL(/seed=11.*lr=4\.0625|lr=4\.0625.*seed=11/);
  // Where there can be no run, there is none.
  await map.farther.click();
  await playground.page.keyboard.press('Escape');
  await map.picture.hover(await placeIn(map, 0.18, 0.1));
  await expect(map.reading).toContainText('there can be no such run');
  await map.picture.click(await placeIn(map, 0.18, 0.1));
  await expect(playground.page).toHaveURL(/lr=4\.0625/);
  // What is drawn does not go with a weight that is set.
  await playground.open('#start=uniform&view=map&map=p0,p2,500,epochs');
  await playground.expectView('Map');
  await map.across.selectOption({ label: 'Range' });
  await expect(map.up.locator('option:checked')).toHaveText('Learning rate');
  await map.reader.focus();
  await known(map);
  // Another optimizer has no momentum.
  await playground.open('#rule=adam&view=map');
  await playground.expectView('Map');
  await expect(mapOf(playground).up.locator('option', { hasText: /^Beta/ })).toHaveCount(2);
});

test('colours stand for epochs, for the rows that are right, or for the loss', async ({
  playground,
}) => {
  const map = await opened(playground, 'seed=11');
  await expect(map.legend).toContainText(
    /All rows right \(.* of this picture\), at epoch:/,
    PATIENT,
  );
  // However narrow it is beside the picture, all of it can be read.
  const cut = await map.legend.evaluate((legend) =>
    [legend, ...legend.querySelectorAll('*')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ textContent }) => textContent),
  );
  expect(cut).toEqual([]);
  await expect(map.legend).toContainText(/2 of 4 rows right\s+[\d.]+ %/);
  await map.colours.selectOption({ label: 'Which rows are right' });
  await expect(playground.page).toHaveURL(/map=p0,p2,500,ending(&|$)/);
  await expect(map.legend).toContainText(/\(0, 1\) and \(1, 1\) are not right\s+[\d.]+ %/);
  await map.colours.selectOption({ label: 'Loss in the end' });
  await expect(map.legend).toContainText('Mean squared error at epoch 500');
  await map.picture.hover(await placeIn(map, 0.3, 0.2));
  await known(map);
  await expect(map.reading).toContainText(/right at epoch \d+; loss 0\.\d+/);
});

test('another run has another map, and one of the same map only another mark', async ({
  playground,
}) => {
  test.slow();
  const map = await opened(playground);
  await whole(map);
  const before = (await map.legend.textContent()) ?? '';
  await playground.type('Seed', 3);
  await expect(map.legend).not.toHaveText(before, PATIENT);
  await playground.undo.click();
  await expect(map.legend).toHaveText(before, PATIENT);
  await whole(map);
  // What is changed on the way is left out, and how far the page trains.
  await playground.type('Epochs', 700);
  await playground.step.click();
  await playground.type('Learning rate', 2);
  await map.reader.focus();
  await known(map);
  await expect(map.legend).toHaveText(before);
  await expect(map.progress).toHaveCount(0);
});

test('of the same map, nothing is trained again', async ({ playground }) => {
  const map = await opened(playground, '', 'p0,p2,500,epochs,1,1,0.0625,0.0625');
  await whole(map);
  // Pixels of one map: the ring is somewhere else, and all that was known is.
  for (const [x, y] of [
    [0.4, 0.5],
    [0.7, 0.3],
  ]) {
    await map.picture.hover(await placeIn(map, x, y));
    const said = await known(map);
    await map.picture.click(await placeIn(map, x, y));
    await expect(map.reading).toHaveText(said);
    await expect(map.progress).toHaveCount(0);
  }
});

test('a run that is opened before the map has come to it is known then', async ({ playground }) => {
  // So many epochs that it never comes to most of them.
  const map = await opened(playground, 'seed=11', 'p0,p2,2000,epochs');
  await map.view.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(map.progress).toHaveCount(0);
  await expect(map.view).toContainText(
    'Runs are trained until they learn, or to epoch 2,000. One that is opened goes on with Train, to 5,000.',
  );
  const unknown = async () => {
    for (let column = 0; column < 20; column++) {
      const place = await placeIn(map, 0.3 + column * 0.0137, 0.2);
      await map.picture.hover(place);
      await expect(map.reading).toContainText(/^Weight x → h1 [−.\d]+, Weight y → h1 [−.\d]+: /);
      if ((await map.reading.textContent())?.includes('not trained yet')) return place;
    }
    throw new Error('All are known.');
  };
  const place = await unknown();
  await map.picture.click(place);
  const said = await known(map);
  await expect(playground.page).toHaveURL(/parameters=/);
  const at = /all 4 rows are right at epoch ([\d,]+)/.exec(said)?.[1];
  expect(at).toBeTruthy();
  await playground.expectEpoch(at ?? '');
  await expect(playground.status).toContainText('4 of 4 rows right');
});

test('what of a link can’t be used is named, and the map is the usual one', async ({
  playground,
}) => {
  await playground.open('#view=map&map=p0,p77,500,epochs');
  await playground.expectView('Map');
  await expect(playground.notice).toContainText('a run has no “p77” to vary');
  await expect(mapOf(playground).epochs).toHaveValue('2000');
  await expect(mapOf(playground).up.locator('option:checked')).toHaveText('Weight y → h1');
});

test('what takes long waits to be asked for, and closing calls it off', async ({ playground }) => {
  await playground.open(`${HEAVY}&view=map`);
  await playground.expectView('Map');
  const map = mapOf(playground);
  const all = map.view.getByRole('button', { name: 'Train them all the same' });
  await expect(all).toBeVisible();
  await expect(map.progress).toHaveCount(0);
  await all.click();
  await expect(map.progress).toBeVisible();
  await expect(all).toHaveCount(0);
  await playground.closeView('Map');
  await expect.poll(() => playground.page.workers().length).toBe(0);
  await playground.step.click();
  await playground.expectEpoch(1, '100,000');
  await playground.openView('Map');
  await expect(map.progress).toBeVisible();
});

test('it is taken away as a picture with its link', async ({ playground }) => {
  const map = await opened(playground, 'seed=11');
  const coming = playground.page.waitForEvent('download');
  await map.save.click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('map-p0-p2.png');
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  // As wide as it is said to be, and higher than it is wide, for what is written below it.
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect(width).toBe(1280);
  expect(height).toBeGreaterThan(width);
});

test('it is taken away as SVG, exactly, where the browser spoils what is drawn', async ({
  playground,
}) => {
  const { page } = playground;
  await alterPictures(page, 90);
  const map = await opened(playground, 'seed=11');
  const coming = page.waitForEvent('download');
  await map.save.click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('map-p0-p2.svg');
  await expect(playground.notice).toContainText('The map is an SVG: this browser spoils');
  const text = await readFile(await download.path(), 'utf8');
  // The page's own policy lets no text become a document.
  const elsewhere = await page.context().newPage();
  const seen = await elsewhere.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      errors: svg.querySelectorAll('parsererror').length,
      images: svg.querySelectorAll('image').length,
      texts: [...svg.querySelectorAll('text')].map((text) => text.textContent).join('\n'),
    };
  }, text);
  expect(seen.errors).toBe(0);
  expect(seen.images).toBeGreaterThan(0);
  // With its key, and the link that shows it.
  expect(seen.texts).toContain('All rows right');
  expect(seen.texts).toContain('#seed=11');
});

test('it is for everybody, on a phone too', async ({ playground }) => {
  const { page } = playground;
  const map = await opened(playground);
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme: scheme });
    expect(await violations(page)).toEqual([]);
  }
  await map.colours.selectOption({ label: 'Which rows are right' });
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.expectNoScrollSideways();
  expect(await violations(page)).toEqual([]);
});
