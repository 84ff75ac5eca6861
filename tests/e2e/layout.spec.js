// There is room for everything, on a wide screen, on a phone, and on what comes in between.

import { ACTS, placeOf } from './acts.js';
import { COMMON_STATES, expect, test, VIEW_NAMES, VIEWS } from './page.js';
import { coloursAt, hueOf } from './picture.js';
import { coveredIn, movesIn, outOfSightIn, takeShifts, watchShifts } from './sight.js';

/** @typedef {import('./page.js').Playground} Playground */

const LONG = '9'.repeat(500);
const LONG_NOTICE = 'with a long notice';

/** The states that take the most room. @type {Record<string, (playground: Playground) => Promise<void>>} */
const STATES = {
  ...COMMON_STATES,
  stuck: async (playground) => {
    await playground.open('#seed=4294967295&lr=0.001&hidden=8&epochs=1');
    await playground.trainToTheEnd();
  },
  'with long error messages': async (playground) => {
    await playground.open();
    for (const name of /** @type {const} */ (['Seed', 'Hidden neurons', 'x', 'y', 'Epochs'])) {
      await playground.type(name, LONG);
      await expect(await playground.errorOf(name)).not.toBeEmpty();
    }
  },
  [LONG_NOTICE]: async (playground) => {
    const pairs = Array.from({ length: 30 }, (_, index) => `unknown${index}${LONG}=${LONG}`);
    await playground.open(`#${pairs.join('&')}`);
    await expect(playground.notice).toBeVisible();
  },
  ...Object.fromEntries(
    VIEW_NAMES.map((view) => [
      `with ${view} open`,
      async (/** @type {Playground} */ playground) => {
        await playground.open('#seed=11');
        await playground.openView(view);
      },
    ]),
  ),
  'with a long answer': async (playground) => {
    await playground.open();
    await playground.type('x', '-1.2345678901234567e-300');
    await playground.type('y', '-1.2345678901234567e+299');
    await expect(playground.answer).toContainText('e+299');
  },
};

const SCREENS = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
  { width: 390, height: 844 },
];

test('everything is in the first view of a 1280 × 800 screen', async ({ playground }) => {
  await playground.page.setViewportSize({ width: 1280, height: 800 });
  await playground.open();
  for (const part of [
    ...[playground.train, playground.step, playground.reset, playground.newStart],
    ...[playground.status, playground.slider('Speed'), playground.slider('Learning rate')],
    ...[playground.surface, playground.curve, playground.network],
  ]) {
    await expect(part).toBeInViewport({ ratio: 1 });
  }
  await expect.poll(() => playground.inside(outOfSightIn)).toEqual([]);
});

for (const view of VIEW_NAMES) {
  test(`with ${view} open, cause and effect are in sight on a 1280 × 800 screen`, async ({
    playground,
  }) => {
    await playground.page.setViewportSize({ width: 1280, height: 800 });
    await playground.open();
    await playground.openView(view);
    await expect.poll(() => playground.inside(outOfSightIn)).toEqual([]);
    await playground.trainToTheEnd();
    await expect.poll(() => playground.inside(outOfSightIn)).toEqual([]);
  });
}

test('two views fit beside the stage on a large screen, and only there', async ({ playground }) => {
  const { page } = playground;
  await page.setViewportSize({ width: 2560, height: 1440 });
  await playground.open('#view=space,formulas');
  await playground.expectView('Hidden space');
  await playground.expectView('Formulas');
  await expect.poll(() => playground.inside(outOfSightIn)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(playground.view('Hidden space')).toBeHidden();
  await playground.expectView('Formulas');
});

for (const { width, height } of SCREENS) {
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test('nothing moves by a choice, by a hover, or by training', async ({
      playground,
      browserName,
    }) => {
      test.skip(browserName !== 'chromium', 'only Chromium tells of shifts');
      await watchShifts(playground.page);
      await playground.open();
      const coming = movesIn(await takeShifts(playground.page), null);
      expect.soft(coming, 'while the page comes').toEqual([]);
      for (const [what, act] of Object.entries(ACTS)) {
        await act.act(playground);
        const own = await placeOf(playground, act);
        expect.soft(movesIn(await takeShifts(playground.page), own), what).toEqual([]);
      }
    });

    test('nothing moves while another problem comes', async ({ playground, browserName }) => {
      test.skip(browserName !== 'chromium', 'only Chromium tells of shifts');
      await watchShifts(playground.page);
      await playground.open('#data=implies&seed=11');
      await expect(playground.element.locator('.section-inputs')).toBeAttached();
      const header = await playground.element.locator('header').boundingBox();
      expect(movesIn(await takeShifts(playground.page), header)).toEqual([]);
    });

    test('nothing moves while two losses become smaller', async ({ playground, browserName }) => {
      test.skip(browserName !== 'chromium', 'only Chromium tells of shifts');
      const { page } = playground;
      const heights = [];
      await watchShifts(page);
      for (const hash of ['', '#loss=cross-entropy', '#loss=cross-entropy&data=circle&split=25']) {
        await page.goto('about:blank');
        await playground.open(hash);
        // What differs from the usual is shown, by a part that comes after the page.
        if (hash) await expect(playground.element.locator('.features')).toBeVisible();
        await takeShifts(page);
        await playground.trainToTheEnd();
        expect.soft(movesIn(await takeShifts(page), null), hash).toEqual([]);
        heights.push((await playground.element.locator('.state').boundingBox())?.height ?? 0);
      }
      // On a phone, a test loss takes a line more.
      const [one, two, three] = heights;
      expect(Math.abs(two - one)).toBeLessThan(5);
      if (width >= 1280) expect(three).toBe(two);
    });

    test('nothing covers anything, whatever is open', async ({ playground }) => {
      await playground.open('#seed=11');
      await expect.poll(() => playground.inside(coveredIn)).toEqual([]);
      await playground.trainToTheEnd();
      await expect.poll(() => playground.inside(coveredIn)).toEqual([]);
      for (const view of VIEW_NAMES) {
        await playground.openView(view);
        await expect.poll(() => playground.inside(coveredIn), view).toEqual([]);
      }
    });
  });
}

for (const [state, bring] of Object.entries(STATES)) {
  test(`no window is too narrow: ${state}`, async ({ playground }) => {
    const { page } = playground;
    await page.setViewportSize({ width: 390, height: 844 });
    await bring(playground);
    const train = page.getByRole('button', { name: /^(Train|Pause)$/ });
    for (const width of [390, 360, 320, 760, 1100]) {
      await page.setViewportSize({ width, height: 700 });
      await playground.expectNoScrollSideways(`sideways at ${width}`);
      if (width > 400) continue;
      for (const place of ['0', 'document.body.scrollHeight / 2', 'document.body.scrollHeight']) {
        await page.evaluate(`window.scrollTo(0, ${place})`);
        await expect(train, `${place} at ${width}`).toBeInViewport({ ratio: 1 });
      }
    }
  });
}

// 1280 × 1024 at 400 %, as somebody has it who sees little (WCAG 1.4.10).
const ENLARGED = { width: 320, height: 256 };

for (const [state, bring] of Object.entries(STATES)) {
  test(`at 400 %, nothing is beside the window or under something: ${state}`, async ({
    playground,
  }) => {
    await playground.page.setViewportSize(ENLARGED);
    await bring(playground);
    await playground.expectNoScrollSideways();
    // A long notice is scrolled in its own place.
    if (state !== LONG_NOTICE) {
      await expect.poll(() => playground.inside(coveredIn)).toEqual([]);
    }
    // What stays in sight leaves most of it to the rest.
    const kept = await playground.element.locator('#run .transport').boundingBox();
    expect(kept?.height).toBeLessThan(ENLARGED.height / 3);
  });
}

for (const [where, viewport] of Object.entries({
  'at 400 %': ENLARGED,
  'below the bar': { width: 900, height: 480 },
})) {
  test(`${where}, what has the focus is in sight`, async ({ playground }) => {
    await playground.page.setViewportSize(viewport);
    await playground.open();
    await expectFocusInSight(playground, 'Tab');
    // And on the way back.
    await expectFocusInSight(playground, 'Shift+Tab');
  });
}

/** @param {Playground} playground @param {string} key goes from one to the next */
async function expectFocusInSight(playground, key) {
  const seen = new Set();
  for (;;) {
    await playground.page.keyboard.press(key);
    const { name, hidden } = await playground.inside((root) => {
      const { activeElement } = root;
      const box = activeElement?.getBoundingClientRect();
      if (!activeElement || !box) return { name: '', hidden: '' };
      const name = activeElement.ariaLabel ?? activeElement.id;
      // A picture can be higher than the window: then a part of it is in sight.
      const shares = [0.05, 0.275, 0.5, 0.725, 0.95];
      const hits = shares.map((share) =>
        root.elementFromPoint(box.x + box.width / 2, box.y + box.height * share),
      );
      // What takes the keys for a picture lets the pointer through to it.
      const isSeen = hits.some(
        (hit) =>
          hit?.matches('canvas') || hit?.contains(activeElement) || activeElement.contains(hit),
      );
      const over = hits.map((hit) => `${hit?.localName}#${hit?.id}`);
      return { name, hidden: isSeen ? '' : `${name} under ${over.join(', ')}` };
    });
    if (name === '' || seen.has(name)) break;
    seen.add(name);
    expect.soft(hidden).toBe('');
  }
  expect(seen.size).toBeGreaterThan(10);
}

test('where the whole page scrolls, the bar stays in sight', async ({ playground }) => {
  const { page } = playground;
  const end = () => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await playground.open('#seed=11');
  for (const width of [720, 1000, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    if (width > 1050) await playground.button('Projector').click();
    await end();
    await expect.poll(() => page.evaluate(() => scrollY), `${width}`).toBeGreaterThan(100);
    await expect(playground.train, `${width}`).toBeInViewport({ ratio: 1 });
    await expect(playground.status, `${width}`).toBeInViewport({ ratio: 1 });
    // Nothing is seen through it.
    const over = await playground.inside((root) => {
      const bar = root.getElementById('run');
      const { left, bottom, width } = bar?.getBoundingClientRect() ?? new DOMRect();
      return [0.05, 0.5, 0.95].map((share) =>
        Boolean(root.elementFromPoint(left + share * width, bottom - 4)?.closest('#run')),
      );
    });
    expect(over, `${width}`).toEqual([true, true, true]);
  }
  // A low window is for what it is about.
  await page.setViewportSize({ width: 900, height: 400 });
  await end();
  await expect(playground.train).not.toBeInViewport();
});

test('the ring of what has the focus is whole at the edge of the stage', async ({ playground }) => {
  await playground.page.setViewportSize({ width: 1280, height: 800 });
  await playground.open();
  await playground.slider('Learning rate').focus();
  await playground.page.keyboard.press('ArrowLeft');
  const room = await playground.inside((root) => {
    const ring = /** @type {Element} */ (root.activeElement);
    const { outlineWidth, outlineOffset } = getComputedStyle(ring);
    const stage = /** @type {Element} */ (root.querySelector('#stage'));
    const from = stage.getBoundingClientRect().left + stage.clientLeft;
    const width = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
    return { width, left: ring.getBoundingClientRect().left - from };
  });
  expect(room.width).toBeGreaterThan(0);
  expect(room.left).toBeGreaterThanOrEqual(room.width);
});

test('below the stage, a view that is opened is gone to', async ({ playground }) => {
  await playground.page.setViewportSize({ width: 1000, height: 800 });
  await playground.open('#seed=11');
  for (const name of /** @type {const} */ (['Formulas', 'Map'])) {
    await playground.page.evaluate(() => scrollTo(0, 0));
    const view = await playground.openView(name);
    const heading = view.getByRole('heading').first();
    // Below the bar; higher only where there is more of it than fits.
    await expect
      .poll(async () => {
        const bar = await playground.element.locator('#run').boundingBox();
        const place = await heading.boundingBox();
        return (place?.y ?? 0) - (bar?.y ?? 0) - (bar?.height ?? 0);
      }, name)
      .toBeLessThan(350);
    await expect(heading, name).toBeInViewport({ ratio: 1 });
  }
});

test.describe('on a phone, where views open below', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  /** @param {Playground} playground @param {keyof typeof VIEWS} name */
  async function expectAtTop(playground, name) {
    await playground.expectView(name);
    // What comes later pushes it nowhere.
    const height = async () => (await playground.view(name).boundingBox())?.height ?? 0;
    await expect.poll(height, name).toBeGreaterThan(name === 'Compare' ? 100 : 300);
    await playground.settled();
    await expect.poll(() => topOf(playground, name), name).toBe(0);
  }

  /** @param {Playground} playground @param {keyof typeof VIEWS} name */
  const topOf = (playground, name) =>
    playground
      .view(name)
      .evaluate((pane) => Math.abs(Math.round(pane.getBoundingClientRect().top)));

  const scrolled = (/** @type {Playground} */ { page }) => page.evaluate(() => Math.round(scrollY));

  for (const name of VIEW_NAMES) {
    test(`${name}, when it is chosen or linked to, begins at the top`, async ({ playground }) => {
      await playground.open('#seed=11');
      await playground.openView(name);
      await expectAtTop(playground, name);
      await playground.page.goto('about:blank');
      await playground.open(`#seed=11&view=${VIEWS[name]}`);
      await expectAtTop(playground, name);
    });
  }

  test('what asks why leads there, however often', async ({ playground }) => {
    await playground.open('#seed=11');
    await playground.trainToTheEnd();
    for (let times = 0; times < 2; times++) {
      await playground.page.evaluate(() => scrollTo(0, 0));
      await playground.outcome.getByRole('button', { name: 'Why?' }).click();
      await expectAtTop(playground, 'Why?');
    }
  });

  test('whoever comes back, or undoes, stays where they were', async ({ playground }) => {
    const { page } = playground;
    await playground.open('#seed=11&view=map');
    await expectAtTop(playground, 'Map');
    await page.mouse.wheel(0, -10_000);
    await expect.poll(() => scrolled(playground)).toBe(0);
    await page.mouse.wheel(0, 60);
    await expect.poll(() => scrolled(playground)).toBe(60);
    await page.evaluate(() => {
      location.hash = '#seed=12&view=why';
    });
    await playground.expectView('Why?');
    await playground.settled();
    expect(await scrolled(playground)).toBe(60);
    await page.goBack();
    await playground.expectView('Map');
    await expect(playground.field('Seed')).toHaveValue('11');
    await playground.settled();
    expect(await scrolled(playground)).toBe(60);
    await page.reload();
    await playground.expectView('Map');
    await playground.settled();
    await expect.poll(() => scrolled(playground)).toBe(60);
  });
});

test('nothing on a phone is hidden behind the buttons at the bottom', async ({ playground }) => {
  await playground.page.setViewportSize({ width: 360, height: 640 });
  await playground.open('#seed=11');
  await playground.trainToTheEnd();
  await playground.page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  const last = await playground.undo.boundingBox();
  const train = await playground.train.boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(train?.y ?? 0);
});

test('the pictures fit after the window has changed while training', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#epochs=100000');
  await playground.train.click();
  for (const [width, height] of [
    [400, 900],
    [1600, 500],
    [120, 90],
    [800, 600],
  ]) {
    await page.setViewportSize({ width, height });
    for (const picture of [playground.surface, playground.curve]) {
      await expect
        .poll(async () => {
          const [frame, canvas] = await Promise.all([
            picture.boundingBox(),
            picture.locator('canvas').boundingBox(),
          ]);
          return Math.round((frame?.width ?? 0) - (canvas?.width ?? 0));
        })
        .toBe(0);
    }
  }
  await expect(playground.pause).toBeVisible();
});

test('the pictures come back after the page was hidden and resized to nothing', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  const main = page.locator('main');
  const display = (/** @type {string} */ value) =>
    main.evaluate((element, display) => {
      element.style.display = display;
    }, value);
  await display('none');
  await page.setViewportSize({ width: 900, height: 700 });
  await page.keyboard.press('s');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.emulateMedia({ colorScheme: 'light' });
  await display('');
  await playground.trainToTheEnd();
  const [zero, one] = await coloursAt(playground.surface, [
    { x: -0.2, y: -0.2 },
    { x: -0.2, y: 1.2 },
  ]);
  expect([hueOf(zero), hueOf(one)]).toEqual(['blue', 'orange']);
  await expect(playground.curve.locator('canvas')).toBeVisible();
});
