// Survey: how often a network with the present settings learns.

import { readFile } from 'node:fs/promises';
import { violations } from './axe.js';
import { expect, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** A run that takes much longer than a test. */
const HEAVY = '#data=spiral&samples=1000&hidden=12,16,16&activation=tanh&lr=0.1&epochs=100000';

/** What is painted on each. @param {Element[]} canvases */
function hashes(canvases) {
  return canvases.map((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
}

/** @param {Playground} playground */
function sweepOf(playground) {
  const view = playground.view('Survey');
  const button = (/** @type {string} */ name) => view.getByRole('button', { name, exact: true });
  const table = view.getByRole('table', { name: 'Sweep' });
  return {
    ...{ view, button, table, begin: button('Sweep'), cancel: button('Cancel') },
    tab: view.getByRole('tab', { name: 'Sweep' }),
    setting: view.getByRole('combobox', { name: 'Setting' }),
    each: view.getByRole('combobox', { name: 'Starts of each value' }),
    values: view.getByRole('textbox', { name: 'Values' }),
    error: view.locator('#sweep-error'),
    best: view.locator('.best'),
    rows: table.locator('tbody tr'),
    chart: view.getByRole('img', { name: /The share that learns/ }),
  };
}

/** @param {Playground} playground */
function surveyOf(playground) {
  const view = playground.view('Survey');
  const button = (/** @type {string} */ name) => view.getByRole('button', { name, exact: true });
  const table = view.getByRole('table', { name: 'Endings' });
  return {
    view,
    ...{ begin: button('Survey'), cancel: button('Cancel'), csv: button('Download CSV') },
    starts: view.getByRole('combobox', { name: 'Starts' }),
    told: view.locator('.share'),
    rows: table.locator('tbody tr'),
    scatter: view.getByRole('img', { name: 'Scatter of starts' }),
    reader: view.getByRole('application', { name: 'Read the starts' }),
    reading: view.locator('.reading'),
    danger: view.locator('.danger'),
    legend: view.getByRole('group', { name: /Endings/ }),
    histogram: view.getByRole('img', { name: /Histogram/ }),
  };
}

test('826 of 1,000 starts learn; an example of each ending opens, and ends so', async ({
  playground,
}) => {
  await playground.open('#view=survey');
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await survey.begin.click();
  await expect(survey.told).toHaveText('826 of 1,000 learn: 82.6 % (80.1 to 84.8 %)');
  // It is read aloud when it is done.
  await expect(survey.view.locator('#survey-starts > [aria-live]')).toHaveText(
    '826 of 1,000 learn: 82.6 % (80.1 to 84.8 %)',
  );
  await expect(survey.begin).toBeDisabled();
  await expect(survey.histogram).toBeVisible();
  await expect(survey.view).toContainText(/Half of those that learn have by epoch \d+; 5\s% have/);
  await expect(survey.rows).toHaveCount(4);
  await expect(survey.rows.nth(0)).toContainText('826');
  await expect(survey.rows.nth(1)).toContainText(/Rows collide\s+two rows at ½\s+163\s+seed 11/);

  // Each with what its example answers: all its pictures are others.
  await expect
    .poll(async () => new Set(await survey.rows.locator('canvas').evaluateAll(hashes)).size)
    .toBe(4);

  await playground.openView('Survey');
  for (const [at, ending] of (await survey.rows.locator('th').allInnerTexts()).entries()) {
    await survey.rows.nth(at).getByRole('button').click();
    await expect(survey.rows.nth(at)).toHaveAttribute('aria-current', 'true');
    await playground.expectEpoch('5,000');
    const learnt = ending.startsWith('Learnt');
    await expect(playground.outcome).toContainText(
      learnt ? 'Learnt: 4 of 4' : 'Not learnt after 5,000 epochs',
    );
    if (learnt) continue;
    // What is in its way, as the page finds it.
    const why = await playground.openView('Why?');
    const kind = ending.split('\n')[0].trim();
    // What is only on its way has no list of what is in it.
    if (kind === 'Too few updates') {
      await expect(why.locator('.findings')).toContainText(
        'nothing is in the way but too few updates',
      );
    } else {
      await expect(why.locator('.findings li strong').first()).toHaveText(kind);
    }
    await playground.openView('Survey');
    // It is still of these settings.
    await expect(survey.told).toContainText('826 of 1,000');
    await expect(survey.view.locator('.former')).toHaveCount(0);
  }
  // Each was one step.
  for (let step = 0; step < 3; step++) await playground.undo.click();
  await expect(survey.rows.nth(0)).toHaveAttribute('aria-current', 'true');
});

test('it is handed out as a table', async ({ playground }) => {
  await playground.open('#view=survey');
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await survey.starts.selectOption({ label: '100' });
  await survey.begin.press('Enter');
  await expect(survey.told).toContainText('of 100 learn');
  await expect(survey.begin).toBeDisabled();
  const coming = playground.page.waitForEvent('download');
  await survey.csv.click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('survey-seeds-0-to-99.csv');
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(101);
  expect(lines[1]).toMatch(/^0,666,4,0\.00029\d+,learnt$/);
  expect(lines[12]).toMatch(/^11,,2,0\.\d+,collision of 2$/);
  const [learnt] = /\d+/.exec((await survey.told.textContent()) ?? '') ?? [];
  expect(lines.filter((line) => line.endsWith(',learnt'))).toHaveLength(Number(learnt));
});

test('which starts were in danger is seen over two of their numbers', async ({ playground }) => {
  await playground.open('#view=survey');
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await survey.begin.click();
  await expect(survey.begin).toBeDisabled();
  await expect(survey.danger).toHaveText(
    /Where \|Σ w from x − Σ w from y\| is over 0\.9, 48 of 117 have not learnt \(41\.0\s%\); of all, 174 of 1,000 \(17\.4\s%\)\./,
  );
  await expect(survey.scatter).toHaveAccessibleDescription(
    /^1,000 starts\. Across: Σ w from x − Σ w from y from −1\.\d+ to 1\.\d+; .* 826 Learnt; 163 Rows collide, two rows at ½/,
  );
  await expect(survey.view.locator('g.shaded')).toHaveCount(1);
  // Another threshold counts others; a wrong one is answered.
  const threshold = survey.view.getByRole('spinbutton', { name: 'Threshold' });
  await threshold.fill('0');
  await threshold.press('Enter');
  await expect(survey.danger).toContainText('is over 0, 174 of 1,000');
  await threshold.fill('-1');
  await threshold.press('Enter');
  await expect(survey.view.getByRole('alert')).toContainText('Threshold takes a number from 0 to');
  // Another number has its own.
  await survey.view.getByRole('combobox', { name: 'Across' }).selectOption('Weight x → h2');
  await expect(survey.danger).toContainText(/^Where the weight x → h2 is over 0\.\d+, /);
  await survey.view.getByRole('combobox', { name: 'Across' }).selectOption('Loss at the start');
  await expect(survey.danger).toContainText(/^Where the loss at the start is over 0\.\d+, /);
});

test('no starts are shown as in danger that are not', async ({ playground }) => {
  await playground.open('#hidden=3&view=survey');
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await survey.begin.click();
  await expect(survey.begin).toBeDisabled();
  await expect(survey.danger).toContainText('this does not tell which are in danger.');
  await expect(survey.view.locator('g.over')).toHaveCount(1);
  await expect(survey.view.locator('g.shaded')).toHaveCount(0);
});

test('a start is read by keys and by pointing, and opens', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#view=survey');
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await survey.starts.selectOption({ label: '100' });
  await survey.begin.click();
  await expect(survey.begin).toBeDisabled();
  // Of one ending alone.
  const collided = survey.legend.getByRole('button', { name: /two rows at ½/ });
  await collided.click();
  await expect(collided).toHaveAttribute('aria-pressed', 'true');
  await survey.reader.focus();
  await page.keyboard.press('Home');
  await expect(survey.reading).toContainText(/^\s*Seed \d+: Σ w .* −1\.\d+;.*Rows collide, two/s);
  const first = await survey.reading.innerText();
  const ring = survey.view.locator('circle.read');
  const box = await ring.boundingBox();
  if (!box) throw new Error('The mark has no place');
  await page.keyboard.press('End');
  await expect(survey.reading).not.toContainText(first.split(':')[0]);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(survey.reading).toContainText(first.split(':')[0]);
  await page.mouse.down();
  await page.mouse.up();
  await playground.expectEpoch('5,000');
  await expect(playground.outcome).toContainText('Not learnt after 5,000 epochs');
  await expect(playground.field('Seed')).toHaveValue(/\d+/.exec(first)?.[0] ?? '');
  await expect(survey.view.locator('circle.open')).toHaveCount(1);
  // By keys, too.
  await survey.reader.focus();
  await page.keyboard.press('End');
  const [, last] = /Seed (\d+)/.exec(await survey.reading.innerText()) ?? [];
  await page.keyboard.press('Enter');
  await expect(playground.field('Seed')).toHaveValue(last);
  // All again.
  await collided.click();
  await survey.reader.focus();
  await page.keyboard.press('Home');
  await expect(survey.reading).toContainText(/Learnt\.|Rows collide/);
});

test('a sweep says with which learning rate most learn, and sets it', async ({ playground }) => {
  await playground.open('#view=survey');
  await playground.expectView('Survey');
  const sweep = sweepOf(playground);
  await sweep.tab.click();
  await expect(sweep.values).toHaveValue('0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20');
  // What can't be used is answered beside the field, and nothing is swept.
  await sweep.values.fill('1, 100');
  await sweep.values.press('Enter');
  await expect(sweep.error).toContainText('20');
  await expect(sweep.values).toHaveAttribute('aria-invalid', 'true');
  await expect(sweep.begin).toHaveAttribute('aria-disabled', 'true');
  await sweep.values.fill('5 1; 0.1');
  await sweep.values.press('Enter');
  await expect(sweep.error).toBeEmpty();
  await sweep.each.selectOption('1,000');
  await sweep.begin.click();
  await expect(sweep.begin).toHaveAttribute('aria-disabled', 'true');
  await expect(sweep.rows).toHaveCount(3);
  await expect(sweep.rows.nth(0)).toContainText(/^\s*0\.1\s+0 % \(0 to 0\.4 %\)/);
  // With the present rate, as a survey of it says.
  await expect(sweep.rows.nth(1)).toContainText(/1 now\s+82\.6 % \(80\.1 to 84\.8 %\)\s+73\d/);
  await expect(sweep.rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(sweep.best).toHaveText(
    /^Learning rate: most learn with 5, 97\.1 % \(.*\)\. With 1, as now, 82\.6 % \(80\.1 to 84\.8 %\)\.$/,
  );
  await expect(sweep.chart).toHaveAccessibleDescription(/most learn with 5/);
  await expect(sweep.chart.locator('.point')).toHaveCount(3);
  // An example ends as most do.
  await sweep.view.getByRole('button', { name: /example of Learning rate 0.1: seed 0/ }).click();
  await playground.expectEpoch('5,000');
  await expect(playground.outcome).toContainText('Not learnt after 5,000 epochs');
  await playground.undo.click();
  // The best becomes the page's, as one step.
  await sweep.button('Use 5').click();
  await expect(playground.field('Learning rate')).toHaveValue('5');
  await expect(sweep.rows.nth(2)).toHaveAttribute('aria-current', 'true');
  await expect(sweep.best).toHaveText(/That is what it is now\.$/);
  await expect(sweep.view.locator('.former')).toHaveCount(0);
  await playground.undo.click();
  await expect(playground.field('Learning rate')).toHaveValue('1');
  await expect(sweep.rows.nth(1)).toHaveAttribute('aria-current', 'true');
  // Other settings make it one of the settings before.
  await playground.type('Hidden neurons', 3);
  await expect(sweep.view.locator('.former')).toContainText('hidden 2 (now 3)');
});

test('a sweep over a choice has all that go with the other settings', async ({ playground }) => {
  await playground.open('#epochs=500&output=linear&lr=0.1&view=survey');
  await playground.expectView('Survey');
  const sweep = sweepOf(playground);
  await sweep.tab.click();
  await sweep.setting.selectOption('Loss');
  await expect(sweep.values).toHaveCount(0);
  await sweep.begin.click();
  await expect(sweep.begin).toHaveAttribute('aria-disabled', 'true');
  await expect(sweep.rows.locator('.refused')).not.toHaveCount(0);
  await expect(sweep.rows.filter({ hasText: 'now' })).toHaveCount(1);
  const coming = playground.page.waitForEvent('download');
  await sweep.button('Download CSV').click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('sweep-loss.csv');
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  expect(lines[0]).toBe('value,starts,learnt,share,low,high,half_learnt_by');
  expect(lines[1]).toMatch(/^sse,100,\d+,/);
});

test('where no value can be trained, a sweep says so once, before it begins', async ({
  playground,
}) => {
  await playground.open('#hidden=0&lr=10&view=survey&survey=sweep:activation');
  await playground.expectView('Survey');
  const sweep = sweepOf(playground);
  const refusal = 'Activation can be set only for hidden layers. So there is nothing to sweep';
  await expect(sweep.view).toContainText(refusal);
  await expect(sweep.begin).toBeDisabled();
  await sweep.setting.selectOption('Learning rate');
  await expect(sweep.view).not.toContainText(refusal);
  // Nothing is proposed that can't be.
  await expect(sweep.values).toHaveValue('0.5, 1, 2, 5, 10, 20');
  await expect(sweep.begin).toBeEnabled();
  // With a hidden layer there is something.
  await sweep.setting.selectOption('Activation of the hidden layers');
  await expect(sweep.begin).toBeDisabled();
  await playground.open('#view=survey&survey=sweep:activation');
  await expect(sweep.view).not.toContainText(refusal);
  await expect(sweep.begin).toBeEnabled();
});

test('a sweep can be called off, and closing the view does so', async ({ playground }) => {
  await playground.open(`${HEAVY}&view=survey&survey=sweep:lr,0.1,0.3`);
  await playground.expectView('Survey');
  const sweep = sweepOf(playground);
  await sweep.begin.press('Enter');
  await sweep.cancel.click();
  await expect(sweep.view).toContainText('Called off after 0 starts.');
  await sweep.begin.click();
  await expect(sweep.cancel).toBeVisible();
  await playground.closeView('Survey');
  await playground.openView('Survey');
  await expect(sweep.begin).toBeVisible();
});

test('a link holds what is asked of a survey', async ({ playground }) => {
  const { page } = playground;
  const hash = '#hidden=3&view=survey&survey=starts:100;scatter:loss,p0,0.3';
  await playground.open(hash);
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await expect(survey.starts).toHaveValue('100');
  // It is begun by hand.
  await expect(survey.told).toBeEmpty();
  await survey.begin.click();
  await expect(survey.begin).toBeDisabled();
  await expect(survey.danger).toContainText('Where the loss at the start is over 0.3, ');
  await expect(survey.view.getByRole('combobox', { name: 'Up' })).toHaveValue('p0');
  expect(new URL(page.url()).hash).toBe(hash);
  // What is chosen comes into it, in no step of its own.
  const sweep = sweepOf(playground);
  await sweep.tab.focus();
  await survey.view.getByRole('tab', { name: 'Starts' }).press('ArrowRight');
  await expect(sweep.tab).toBeFocused();
  await sweep.values.fill('0.5, 2');
  await sweep.values.press('Enter');
  await expect(page).toHaveURL(
    /#hidden=3&view=survey&survey=starts:100;scatter:loss,p0,0\.3;sweep:lr,0\.5,2$/,
  );
  await page.reload();
  await expect(sweep.values).toHaveValue('0.5, 2');
  await expect(playground.undo).toBeDisabled();
  // What can't be used is named, and the rest counts.
  await playground.open('#view=survey&survey=scatter:p12');
  await page.reload();
  await expect(playground.notice).toContainText('a start of this network has no “p12”');
  await playground.open('#view=survey&survey=starts:7;sweep:hidden');
  await page.reload();
  await expect(playground.notice).toContainText('“starts:7” can’t be used: it takes 100, 1000');
  await expect(sweep.values).toHaveValue('1, 2, 3, 4, 5, 6, 8');
});

test('other settings make it one of the settings before', async ({ playground }) => {
  await playground.open('#view=survey');
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await survey.starts.selectOption({ label: '100' });
  await survey.begin.click();
  await expect(survey.begin).toBeDisabled();
  const former = survey.view.locator('.former');
  await playground.type('Hidden neurons', 3);
  await expect(former).toContainText('Of the settings before: hidden 2 (now 3)');
  await playground.undo.click();
  await expect(former).toHaveCount(0);
  await playground.redo.click();
  await survey.begin.click();
  await expect(former).toHaveCount(0);
  await expect(survey.begin).toBeDisabled();
  await expect(survey.told).toContainText('of 100 learn');
});

test('with a start that is given, what was surveyed stays, and the page goes on', async ({
  playground,
}) => {
  await playground.open('#view=survey');
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await survey.starts.selectOption({ label: '100' });
  await survey.begin.click();
  await expect(survey.begin).toBeDisabled();
  const told = (await survey.told.textContent()) ?? '';
  await playground.open('#parameters=1,2,3,4,5,6,7,8,9&view=survey');
  await expect(survey.view).toContainText('no seed changes them. So there is nothing to survey');
  await expect(survey.view.locator('.former')).toContainText('parameters none (now 1,2,3');
  await expect(survey.told).toHaveText(told);
  // All goes on, the sweep, too.
  await playground.trainToTheEnd();
  await playground.expectEpoch('5,000');
  const sweep = sweepOf(playground);
  await sweep.tab.click();
  await expect(sweep.view).toContainText('no seed changes them. So there is nothing to sweep');
  await expect(sweep.begin).toBeDisabled();
});

test('it can be called off, and closing the view does so', async ({ playground }) => {
  await playground.open(`${HEAVY}&view=survey`);
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await survey.begin.press('Enter');
  await expect(survey.cancel).toBeFocused();
  await survey.cancel.press('Enter');
  await expect(survey.view).toContainText('Called off after 0 starts.');
  await expect(survey.told).toHaveText('No start is trained yet.');
  await survey.begin.click();
  await expect(survey.cancel).toBeVisible();
  await playground.closeView('Survey');
  await playground.openView('Survey');
  await expect(survey.begin).toBeVisible();
});

test('what came before it was called off is kept', async ({ playground }) => {
  await playground.open('#epochs=1000000&view=survey');
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await survey.starts.selectOption({ label: '10,000' });
  await survey.begin.click();
  await expect(survey.told).toContainText('learn');
  await survey.cancel.click();
  await expect(survey.view).toContainText(/Called off after [\d,]+ starts\./);
  await expect(survey.told).toContainText(/^[\d,]+ of [\d,]+ learn/);
  await expect(survey.begin).toBeEnabled();
});

test('where no seed changes the start, it says so', async ({ playground }) => {
  for (const [hash, words] of [
    ['#start=zeros', 'The start is all zeros, whatever the seed.'],
    ['#parameters=1,2,3,4,5,6,7,8,9', 'no seed changes them.'],
  ]) {
    await playground.open(`${hash}&view=survey`);
    await playground.expectView('Survey');
    const survey = surveyOf(playground);
    await expect(survey.view).toContainText(words);
    await expect(survey.begin).toBeDisabled();
  }
});

test('it is for everybody, on a phone too', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#view=survey');
  await playground.expectView('Survey');
  const survey = surveyOf(playground);
  await survey.starts.selectOption({ label: '100' });
  await survey.begin.click();
  await expect(survey.begin).toBeDisabled();
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme: scheme });
    expect(await violations(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.expectNoScrollSideways();
  expect(await violations(page)).toEqual([]);
  const sweep = sweepOf(playground);
  await sweep.tab.click();
  await sweep.values.fill('0.3, 1, 100');
  await sweep.values.press('Enter');
  expect(await violations(page)).toEqual([]);
  await sweep.setting.selectOption('Activation of the hidden layers');
  await sweep.begin.click();
  await expect(sweep.begin).toHaveAttribute('aria-disabled', 'true');
  await playground.expectNoScrollSideways();
  // Nor is there in the view.
  const room = await sweep.table.evaluate((table) => {
    const { clientWidth = 0 } = table.parentElement ?? {};
    return clientWidth - table.scrollWidth;
  });
  expect(room).toBeGreaterThanOrEqual(0);
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme: scheme });
    expect(await violations(page)).toEqual([]);
  }
});
