// Whatever the engine exports may trap once: nothing is lost by it, and nothing is said. Where it traps each time, that is
// said, and the rest goes on.

import { expectSameNumbers, oracle } from '../oracle.js';
import { expect, Playground, test, VIEWS } from './page.js';
import { poison, setTraps, trapsOf } from './traps.js';

/** So many rounds at most, until each has trapped. */
const MOST_ROUNDS = 8;

const LESSONS = [
  ...['trial', 'neuron', 'activations', 'bias', 'descent', 'xor', 'epochs', 'stuck'],
  'mistakes',
];

/** Buttons that leave what is open, or hand something to somebody outside. */
const LEAVING = /^(Close|Copy|Share)/;

/**
 * Does something with all that there is in a place.
 * @param {Playground} playground
 * @param {import('@playwright/test').Locator} place
 */
async function poke({ page }, place) {
  const buttons = place.locator('button:enabled:visible, summary:visible, label.switch:visible');
  const names = await buttons.evaluateAll((all) =>
    all.map((one) => one.ariaLabel ?? one.textContent ?? ''),
  );
  for (const [index, name] of names.entries()) {
    if (LEAVING.test(name.trim())) continue;
    await buttons
      .nth(index)
      .click({ timeout: 500 })
      .catch(() => {});
  }
  for (const slider of await place.locator('input[type="range"]:enabled:visible').all()) {
    await slider.press('ArrowRight', { timeout: 500 }).catch(() => {});
  }
  for (const select of await place.locator('select:enabled:visible').all()) {
    await select.press('ArrowDown', { timeout: 500 }).catch(() => {});
  }
  await page.waitForTimeout(100);
}

/** @param {Playground} playground @param {string} hash */
async function goTo({ page }, hash) {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** @type {Record<string, (playground: Playground) => Promise<void>>} */
const TOURS = {
  stage: async (playground) => {
    const { page } = playground;
    await playground.step.click();
    await playground.train.click();
    await page.waitForTimeout(300);
    await playground.pause.click();
    await playground.type('Learning rate', 0.7);
    await playground.type('x', 0.3);
    await playground.time.press('Home');
    await playground.step.click();
    await playground.undo.click();
    await playground.redo.click();
    await playground.newStart.click();
    await playground.network.locator('[data-thing="p0"]').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('1.5');
    await page.keyboard.press('Enter');
    await playground.advanced.click();
    await goTo(playground, '#data=circles&samples=40&split=20&seed=3&loss=cross-entropy');
    await playground.step.click();
    await page.waitForTimeout(300);
    await goTo(playground, '#data=parity-3&hidden=3');
    await playground.step.click();
    await page.waitForTimeout(300);
  },
  ...Object.fromEntries(
    Object.entries(VIEWS).map(([name, id]) => [
      name,
      async (/** @type {Playground} */ playground) => {
        await goTo(playground, `#seed=11&at=400&view=${id}`);
        await playground.expectView(/** @type {keyof typeof VIEWS} */ (name));
        await poke(playground, playground.view(/** @type {keyof typeof VIEWS} */ (name)));
        await playground.step.click();
        await playground.page.waitForTimeout(400);
      },
    ]),
  ),
  ...Object.fromEntries(
    LESSONS.map((lesson) => [
      lesson,
      async (/** @type {Playground} */ playground) => {
        await goTo(playground, `#lesson=${lesson}`);
        await playground.expectView('Lessons');
        await poke(playground, playground.view('Lessons').locator('.lesson'));
      },
    ]),
  ),
};

/** What somebody's own program printed. */
const PASTED = 'W1 = [[20, -20], [20, -20]]\nb1 = [-10, 30]\nW2 = [[20], [20]]\nb2 = [-30]';

const TABLE = `name;height;kind\n${Array.from({ length: 6 }, (_, row) => `n;1,${row};${row < 3 ? 'cat' : 'dog'}`).join('\n')}\nlost;;cat`;

/** What takes more than a click. @type {typeof TOURS} */
const FURTHER = {
  'a pasted network': async (playground) => {
    await goTo(playground, '#seed=11&at=400&view=why');
    await playground.expectView('Why?');
    const part = playground.view('Why?').locator('.pasted');
    await part.getByRole('textbox').first().fill(PASTED);
    await part.getByRole('button', { name: 'Read it', exact: true }).click();
    await expect(part.getByRole('table')).toBeVisible();
  },
  'a table': async (playground) => {
    await goTo(playground, '#view=data');
    await playground.expectView('Data');
    const view = playground.view('Data');
    await view.locator('input[type="file"]').setInputFiles({
      ...{ name: 'animals.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) },
    });
    await view.getByRole('button', { name: 'Use these rows' }).click();
    await expect(playground.status).toContainText('rows right');
  },
  files: async (playground) => {
    const { page } = playground;
    await goTo(playground, '#seed=11&at=400&view=home');
    await playground.expectView('Take it home');
    const home = playground.view('Take it home');
    await home.getByLabel('PyTorch').check();
    await home.getByLabel('NumPy').check();
    const offer = page.waitForEvent('download');
    await home.getByRole('button', { name: 'JSON, the run' }).click();
    await home.getByLabel('A file').setInputFiles(await (await offer).path());
    await expect(home).toContainText(/Back to the run before|The run of/);
  },
  'other data': async (playground) => {
    const { page, element } = playground;
    await goTo(playground, '#data=sine&hidden=4&activation=tanh&output=linear&at=50&view=data');
    await page.waitForTimeout(300);
    await goTo(playground, '#data=moons&loss=cross-entropy&split=30&at=50&view=why');
    await element.getByRole('checkbox', { name: 'Discrete' }).check();
    await page.waitForTimeout(300);
    await goTo(playground, '#data=parity3&hidden=3&at=50&view=space');
    await page.waitForTimeout(500);
    await goTo(playground, '#hidden=1&activation=tanh&at=50');
    await page.waitForTimeout(300);
  },
  formulas: async (playground) => {
    const { page } = playground;
    await goTo(playground, '#hidden=3,2&batch=2&at=50&view=formulas');
    await playground.expectView('Formulas');
    const view = playground.view('Formulas');
    await page.waitForTimeout(200);
    for (const radio of await view.getByRole('radio').all()) {
      await radio.check({ timeout: 500, force: true }).catch(() => {});
      await page.waitForTimeout(50);
    }
    await poke(playground, view);
  },
};

/** The tours come by more than so many of what the engine exports, however slow the machine is. */
const MANY = 150;

/** What the page says of what traps each time. */
const SAID = /stopped with an error|not even the second time|page has failed|could not be loaded/;

const ALL = Object.entries({ ...TOURS, ...FURTHER });

/**
 * Goes on a tour of the page, and back.
 * @param {Playground} playground
 * @param {(typeof ALL)[number]} tour
 */
async function tourOf(playground, [name, tour]) {
  await tour(playground);
  const text = await playground.inside((root) => root.querySelector('.page')?.textContent);
  expect(text, name).not.toMatch(SAID);
  await goTo(playground, '#');
  if (await playground.notice.isVisible()) await playground.button('Dismiss').click();
  return trapsOf(playground.page);
}

test('once, whatever it is: nothing is lost', async ({ context }) => {
  test.setTimeout(900_000);
  let tours = ALL;
  let names = ['*'];
  // What is called only while another call is made once more takes another round.
  for (let round = 0; tours.length > 0 && round < MOST_ROUNDS; round++) {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const playground = new Playground(page);
    await setTraps(page, names);
    await playground.open();
    await page.waitForLoadState('networkidle');
    await poison(page);
    /** @type {typeof ALL} */
    const again = [];
    /** @type {Set<string>} */
    const called = new Set();
    for (const tour of tours) {
      const before = called.size;
      const traps = await tourOf(playground, tour);
      for (const name of traps.called.filter((one) => traps.armed.includes(one))) called.add(name);
      if (called.size > before) again.push(tour);
    }
    await goTo(playground, '#at=1000');
    await playground.expectEpoch('1,000');
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 1000).predictions);
    const { armed, called: seen } = await trapsOf(page);
    names = armed.filter((name) => called.has(name));
    if (round === 0) expect(seen.length).toBeGreaterThan(MANY);
    tours = names.length > 0 ? again : [];
    await page.close();
  }
});

for (const name of ['hiddenspace_new', 'hiddenspace_lookAt']) {
  test(`each time, ${name} stops its view, and nothing else`, async ({ playground }) => {
    playground.provoked.push(/unreachable/);
    await setTraps(playground.page, [name], true);
    await playground.open('#seed=11&view=space');
    const view = playground.view('Hidden space');
    await expect(view).toContainText('This part has stopped with an error. The rest goes on');
    await playground.trainToTheEnd();
    await expect(playground.outcome).toContainText('Not learnt after 5,000 epochs');
    await expect(playground.trouble).toBeEmpty();
    await playground.openView('Formulas');
  });
}

test('each time, surface_new leaves the page without a surface, which is said', async ({
  playground,
}) => {
  playground.provoked.push(/unreachable/);
  await setTraps(playground.page, ['surface_new'], true);
  await playground.open();
  await expect(playground.notice).toContainText('Something could not be computed');
  await playground.trainToTheEnd();
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 5000).predictions);
  await expect(playground.trouble).toBeEmpty();
});
