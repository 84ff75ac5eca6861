// Files that do not come: because the connection is lost, or because the site has others by now.

import { expect, test } from './page.js';

/** What browsers complain of, where a file does not come. */
const COMPLAINTS =
  /Failed to load resource|Failed to fetch|NetworkError|TypeError|MIME|loading dynamically|Loading/;

/** @typedef {import('@playwright/test').Route} Route */

/** @type {Record<string, (route: Route) => Promise<void>>} */
const GONE = {
  'nothing is': (route) => route.fulfill({ status: 404, body: 'Not found' }),
  'a page is': (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Hello</h1>' }),
};

/** With or without a query. */
const SCRIPTS = /\.js(\?|$)/;
const WASM = /\.wasm(\?|$)/;

/**
 * What is loaded when it is wanted: how it is asked for, where is said what is wrong, and what there is in the end.
 * @type {Record<string, { files: RegExp, want: (playground: import('./page.js').Playground) => Promise<void>, place: string, has: string }>}
 */
const PARTS = {
  'a view': {
    files: SCRIPTS,
    want: (playground) => playground.views.getByRole('button', { name: 'Formulas' }).click(),
    place: '#formulas .body',
    has: 'All digits',
  },
  'the whole engine': {
    files: WASM,
    want: (playground) => playground.views.getByRole('button', { name: 'Formulas' }).click(),
    place: '#formulas .body',
    has: 'All digits',
  },
  'a pop-up': {
    files: SCRIPTS,
    want: (playground) => playground.button('About').click(),
    place: '#about',
    has: 'article',
  },
  'a part of the stage': {
    files: SCRIPTS,
    want: (playground) => playground.step.click(),
    place: '#notice',
    has: '',
  },
  'an explanation': {
    files: SCRIPTS,
    want: (playground) => playground.button('What is a seed?').click(),
    place: '#notice',
    has: '',
  },
};

for (const [what, { files, want, place, has }] of Object.entries(PARTS)) {
  test(`${what} that a lost connection holds back comes when it is tried again`, async ({
    playground,
  }) => {
    playground.provoked.push(COMPLAINTS);
    const { page } = playground;
    await playground.open();
    await page.waitForLoadState('networkidle');
    await page.route(files, (route) => route.abort());
    await want(playground);
    const said = playground.element.locator(place);
    const again = said.getByRole('button', { name: 'Try again' });
    await expect(said).toContainText('could not be loaded.');
    // In vain once more, which browsers would remember of the same address.
    await again.click();
    await expect(again).toBeVisible();
    await expect(said).toContainText('could not be loaded.');
    await page.unroute(files);
    await again.click();
    if (has === '') await expect(said).toBeHidden();
    else await expect(said).toContainText(has);
  });
}

test('a view that a lost connection holds back comes when it is opened again', async ({
  playground,
}) => {
  playground.provoked.push(COMPLAINTS);
  const { page } = playground;
  await playground.open();
  await page.route(SCRIPTS, (route) => route.abort());
  const view = await playground.openView('Formulas');
  await expect(view).toContainText('could not be loaded.');
  await playground.closeView('Formulas');
  await page.unroute(SCRIPTS);
  await playground.openView('Formulas');
  await expect(view.getByRole('group', { name: 'Formulas of this step' })).toBeVisible();
});

for (const [what, answer] of Object.entries(GONE)) {
  test(`where ${what} in the place of a view, a reload comes back to the run and its epoch`, async ({
    playground,
  }) => {
    playground.provoked.push(COMPLAINTS);
    const { page } = playground;
    await playground.open('#seed=11&at=700');
    await playground.step.click();
    await playground.expectEpoch(701);
    const predictions = await playground.predictions();
    await page.waitForLoadState('networkidle');
    await page.route(SCRIPTS, answer);
    const view = await playground.openView('Formulas');
    await expect(view).toContainText('The site has changed meanwhile, or is incomplete.');
    await expect(view.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await page.unroute(SCRIPTS);
    await view.getByRole('button', { name: 'Reload' }).click();
    await expect(view.getByRole('group', { name: 'Formulas of this step' })).toBeVisible();
    await playground.expectEpoch(701);
    await expect(playground.field('Seed')).toHaveValue('11');
    expect(await playground.predictions()).toEqual(predictions);
  });

  test(`where ${what} in the place of the page’s script, the page says so, and a reload comes to the run`, async ({
    playground,
  }) => {
    playground.provoked.push(/Failed to load|404|MIME/);
    const { page } = playground;
    await page.route(/main\.\w+\.js$/, answer);
    await page.goto('./#seed=11&at=700');
    const words = page.locator('.trouble:visible');
    await expect(words).toContainText('The page could not be loaded: the site has changed since');
    await expect(words).not.toContainText('opened as a file');
    await page.unroute(/main\.\w+\.js$/);
    await words.getByRole('button', { name: 'Reload' }).click();
    await playground.expectEpoch(700);
    await expect(playground.field('Seed')).toHaveValue('11');
    await expect(words).toHaveCount(0);
  });
}

test('a lesson that a lost connection holds back comes when it is tried again', async ({
  playground,
}) => {
  playground.provoked.push(COMPLAINTS);
  const { page } = playground;
  await playground.open('#lesson=trial');
  const lessons = playground.view('Lessons');
  await expect(lessons.getByRole('img', { name: 'Error over k' })).toBeVisible();
  await page.route(SCRIPTS, (route) => route.abort());
  await lessons.getByRole('link', { name: 'One neuron', exact: true }).click();
  await expect(lessons.locator('.lesson')).toContainText('This lesson could not be loaded.');
  await page.unroute(SCRIPTS);
  await lessons.getByRole('button', { name: 'Try again' }).click();
  await expect(lessons.getByRole('img', { name: 'The neuron' })).toBeVisible();
});

test('an engine of another version than its script is named, with a reload', async ({
  playground,
}) => {
  playground.provoked.push(/LinkError/);
  const { page } = playground;
  await page.route(WASM, async (route) => {
    await route.fulfill({ contentType: 'application/wasm', body: ofAnotherVersion() });
  });
  await page.goto('./#seed=11');
  await expect(playground.trouble).toContainText('its files are of two versions');
  await page.unroute(WASM);
  await playground.trouble.getByRole('button', { name: 'Reload' }).click();
  await expect(playground.train).toBeEnabled();
  await expect(playground.field('Seed')).toHaveValue('11');
});

test('an engine that a lost connection holds back comes when it is tried again', async ({
  playground,
}) => {
  playground.provoked.push(COMPLAINTS);
  const { page } = playground;
  await page.route(WASM, (route) => route.abort());
  await page.goto('./#seed=11&at=7');
  await expect(playground.trouble).toContainText('could not be loaded');
  await page.unroute(WASM);
  await playground.trouble.getByRole('button', { name: 'Try again' }).click();
  await playground.expectEpoch(7);
  await expect(playground.trouble).toBeHidden();
});

test('a survey whose workers do not come is made by the page itself', async ({
  playground,
  browserName,
}) => {
  if (browserName === 'firefox') playground.provoked.push(/Loading Worker/);
  const { page } = playground;
  await playground.open();
  const view = await playground.openView('Survey');
  await page.route(/survey-worker/, GONE['nothing is']);
  await view
    .getByRole('button', { name: /^Survey/ })
    .first()
    .click();
  await expect(view).toContainText('826');
});

/** A module that wants what its script does not have. */
function ofAnotherVersion() {
  const text = (/** @type {string} */ name) => [name.length, ...Buffer.from(name)];
  const section = (/** @type {number} */ id, /** @type {number[]} */ bytes) => [
    ...[id, bytes.length],
    ...bytes,
  ];
  return Buffer.from([
    ...Buffer.from('\0asm'),
    ...[1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 0]),
    ...section(2, [1, ...text('./xor_playground_bg.js'), ...text('another'), 0, 0]),
  ]);
}

test.describe('what there is to know', () => {
  test('stands beside what was said before, which is not read again', async ({ playground }) => {
    playground.provoked.push(COMPLAINTS);
    const { page } = playground;
    await playground.open('#seed=abc&colour=red');
    const items = playground.notice.getByRole('listitem');
    await expect(items).toHaveText([/“abc”/, /“colour”/]);
    const [first] = await items.elementHandles();
    await page.route(SCRIPTS, (route) => route.abort());
    await playground.button('What is a seed?').click();
    await expect(items).toHaveText([/“abc”/, /“colour”/, /explanations could not be loaded/]);
    // The same elements: an alert that is not read as a whole reads what comes in.
    expect(await items.first().evaluate((item, before) => item === before, first)).toBe(true);
    await expect(playground.notice).toHaveAttribute('aria-atomic', 'false');
    // Said once, however often it happens.
    await playground.button('What is a seed?').click();
    await expect(items).toHaveCount(3);
    // Another link takes its own place only.
    await page.evaluate(() => {
      location.hash = '#seed=5';
    });
    await expect(items).toHaveText([/explanations could not be loaded/]);
    await playground.button('Dismiss').click();
    await expect(playground.notice).toBeHidden();
    await playground.button('What is a seed?').click();
    await expect(items).toHaveCount(1);
  });

  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test(`has its bounds at ${viewport.width} × ${viewport.height}`, async ({ playground }) => {
      const { page } = playground;
      await page.setViewportSize(viewport);
      await playground.open('#a=1&b=2&c=3&d=4&e=5&f=6');
      const items = playground.notice.getByRole('listitem');
      await expect(items).toHaveCount(4);
      for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
        await page.evaluate((lesson) => {
          location.hash = `#a=1&b=2&c=3&d=4&e=5&f=6&lesson=${lesson.repeat(20)}`;
        }, name);
        await expect(playground.notice).toContainText(`not “${name.repeat(20)}”`);
      }
      await expect(items).toHaveCount(8);
      await expect(playground.notice).not.toContainText(`“${'b'.repeat(20)}”`);
      const box = await playground.notice.boundingBox();
      expect(box?.height).toBeLessThanOrEqual(0.4 * viewport.height + 1);
      const { isInSight } = await playground.button('Dismiss').evaluate((button) => {
        button.focus();
        const { top, bottom } = button.getBoundingClientRect();
        return { isInSight: top >= 0 && bottom <= innerHeight };
      });
      expect(isInSight).toBe(true);
      await playground.expectNoScrollSideways();
    });
  }
});
