// Why?: remedies for a run that has not learnt, tried in workers.

import { oracle } from '../oracle.js';
import { violations } from './axe.js';
import { expect, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** A run that takes much longer than a test. */
const HEAVY = '#data=spiral&samples=1000&hidden=12,16,16&activation=tanh&lr=0.1&epochs=100000';

/** @param {Playground} playground */
function remediesOf(playground) {
  const view = playground.view('Why?');
  const button = (/** @type {string} */ name) => view.getByRole('button', { name, exact: true });
  const table = view.getByRole('table', { name: 'Remedies' });
  return {
    ...{ view, table },
    try: button('Try remedies'),
    tryAnyway: button('Try them anyway'),
    cancel: button('Cancel'),
    told: view.locator('.remedies [aria-live]'),
    rows: table.locator('tbody tr'),
    /** The row of a remedy. @param {string} name */
    row: (name) =>
      table.locator('tbody tr').filter({ has: playground.page.locator('th', { hasText: name }) }),
    /** @param {string} name */
    open: (name) => button(`Open: ${name}`),
  };
}

/** What the table says, once all is tried. @param {ReturnType<typeof remediesOf>} remedies */
async function tableOf({ told, rows, cancel }) {
  await expect(told).toContainText('With nothing changed');
  await expect(cancel).toHaveCount(0);
  const texts = await rows.evaluateAll((all) =>
    all.map((row) =>
      Array.from(row.children, (cell) => /** @type {HTMLElement} */ (cell).innerText),
    ),
  );
  return texts.map(([head, result, right, loss, others]) => ({
    ...{ name: head.split('\n')[0].trim(), result, right, loss, others },
  }));
}

test('every remedy opens as the run of which the table tells', async ({ playground }) => {
  await playground.open('#seed=11&view=why');
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await expect(remedies.table).toHaveCount(0);
  await remedies.try.click();
  const table = await tableOf(remedies);
  expect(table).toHaveLength(17);
  const learnt = table.filter(({ result }) => /learnt at epoch|learn, half/.test(result));
  const drawn = ['One hidden neuron more', 'Two layers of eight'];
  const same = learnt.filter(({ name }) => !name.startsWith('A hundred') && !drawn.includes(name));
  await expect(remedies.told).toContainText(
    `Of 13 remedies from this start, ${same.length} learnt; of 2 from a new random start, 2.`,
  );
  // What helps this start keeps others from learning.
  const adam = table.find(({ name }) => name === 'Adam');
  await expect(remedies.told).toContainText(
    `Adam, at epoch 545, but of 100 other starts fewer learn with it: ${adam?.others}, in place of ${table[0].others}.`,
  );
  await expect(remedies.view.locator('tr.learnt')).toHaveCount(learnt.length);
  await expect(remedies.try).toBeDisabled();
  // Of a hundred other starts, so many learn with nothing changed as the remedy says that is just these.
  const [learn] = /^\d+/.exec(
    table.find(({ name }) => name.startsWith('A hundred'))?.result ?? '',
  ) ?? [''];
  expect(table[0].others).toBe(learn);
  await expect(remedies.view).toContainText('how many of 100 other starts learn, seeds 12 to 111.');

  for (const { name, result, right, loss } of table) {
    await remedies.open(name).click();
    await expect(remedies.view.locator('tr[aria-current="true"] th')).toContainText(name);
    const [epoch] = /(?<=epoch )[\d,]+$/.exec(result) ?? [];
    const [epochs] = /(?<=in )[\d,]+(?= epochs$)/.exec(result) ?? [];
    const title =
      epoch === undefined
        ? `Not learnt after ${epochs} epochs`
        : `Learnt: 4 of 4, first at epoch ${epoch}`;
    await expect(playground.outcome).toContainText(title);
    await expect(playground.status).toContainText(`${right} rows right`);
    const shown = Number(
      /(?:, loss|squared error) (\S+),/.exec((await playground.status.textContent()) ?? '')?.[1],
    );
    expect(Number(shown.toPrecision(3))).toBeCloseTo(Number(loss), 6);
  }
  // Each was one step, and the first was the run itself, trained.
  await expect(remedies.rows).toHaveCount(17);
  for (let step = 2; step < table.length; step++) await playground.undo.click();
  await expect(remedies.view.locator('tr[aria-current="true"] th')).toContainText(table[1].name);
  await playground.undo.click();
  await expect(playground.field('Seed')).toHaveValue('11');
  await playground.expectEpoch('5,000');
  await expect(playground.undo).toBeDisabled();
});

test('a run that learnt can be compared', async ({ playground }) => {
  await playground.open('#at=5000&view=why');
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await expect(remedies.view).toContainText('This run learnt at epoch 666.');
  await remedies.tryAnyway.click();
  const [itself] = await tableOf(remedies);
  expect(itself.result).toBe('learnt at epoch 666');
  await expect(remedies.told).toContainText('With nothing changed, the run learnt at epoch 666.');
});

test('trying can be called off: what was not tried has not failed', async ({ playground }) => {
  await playground.open(`${HEAVY}&view=why`);
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await remedies.try.press('Enter');
  await expect(remedies.told).toHaveText('0 of 16 are done.');
  await expect(remedies.cancel).toBeFocused();
  await remedies.cancel.press('Enter');
  await expect(remedies.told).toHaveText('No remedy was tried.');
  await expect(remedies.rows.filter({ hasText: 'not tried' })).toHaveCount(16);
  await expect(remedies.try).toBeEnabled();
});

test('leaving the view calls it off, and so does another run', async ({ playground }) => {
  await playground.open(`${HEAVY}&view=why`);
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await remedies.try.click();
  await expect(remedies.cancel).toBeVisible();
  await playground.closeView('Why?');
  await playground.openView('Why?');
  await expect(remedies.told).toHaveText('No remedy was tried.');

  await remedies.try.click();
  await expect(remedies.cancel).toBeVisible();
  await playground.newStart.click();
  await expect(remedies.table).toHaveCount(0);
  await expect(remedies.try).toBeEnabled();
  // What was tried is of the run before.
  await playground.undo.click();
  await expect(remedies.told).toHaveText('No remedy was tried.');
});

test('training on does not call it off', async ({ playground }) => {
  await playground.open(`${HEAVY}&view=why`);
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await remedies.try.click();
  await playground.step.click();
  await expect(playground.element.locator('#status')).toContainText('Epoch 1 of');
  await expect(remedies.cancel).toBeVisible();
  await remedies.cancel.click();
});

test('what is changed on the way is left out, and said to be', async ({ playground }) => {
  await playground.open('#seed=11&edits=100:lr:0.3,200:lr:0.4&at=5000&view=why');
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await expect(remedies.view).toContainText('The 2 changes on the way are left out');
  await remedies.try.click();
  await tableOf(remedies);
  await expect(remedies.row('Nothing changed').locator('small')).toHaveText('nor on the way');
  await remedies.open('Nothing changed').click();
  await expect(remedies.view).not.toContainText('on the way are left out');
  await expect(playground.outcome).toContainText('Not learnt after 5,000 epochs');
  await playground.undo.click();
  await expect(remedies.view).toContainText('The 2 changes on the way are left out');
});

test('a start of zeros depends on no seed', async ({ playground }) => {
  await playground.open('#start=zeros&epochs=500&view=why');
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await remedies.try.click();
  const table = await tableOf(remedies);
  expect(table.map(({ name }) => name)).not.toContain('A hundred other starts');
  await expect(remedies.view.getByRole('listitem')).toContainText([
    /^Smaller start\. /,
    /^Larger start\. /,
    'A hundred other starts. The start is all zeros, whatever the seed.',
  ]);
});

test('for equal weights, what helps is a random start, and nothing that begins from them', async ({
  playground,
}) => {
  await playground.open('#parameters=0.6,0.6,0.6,0.6,-0.6,-0.6,0.6,0.6,-0.6&view=why');
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await expect(remedies.view).toContainText('but for what is drawn from a seed, and other starts.');
  await remedies.try.click();
  await tableOf(remedies);
  await expect(remedies.told).toContainText('from this start, none learnt; of 3 from a new random');
  await expect(remedies.told).toContainText(
    /The quickest from a new random start: A random start, at epoch 666\. Of 100 other random starts, \d+ learn\.$/,
  );
  await remedies.open('A random start').click();
  await expect(playground.outcome).toContainText('first at epoch 666');
});

test('without a hidden layer, one is tried', async ({ playground }) => {
  await playground.open('#hidden=0&epochs=2000&view=why');
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await remedies.try.click();
  await tableOf(remedies);
  await expect(remedies.row('A hidden layer').locator('small')).toContainText('two hidden neurons');
  await remedies.open('A hidden layer').click();
  await expect(playground.outcome).toContainText('first at epoch');
  await expect(playground.field('Hidden neurons')).toHaveValue('2');
});

test('where the numbers grow without end, it is said when', async ({ playground }) => {
  await playground.open('#lr=3&output=linear&epochs=500&view=why');
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await remedies.try.click();
  const table = await tableOf(remedies);
  const diverged = table.find(({ result }) => result.startsWith('diverged'));
  expect(diverged).toBeDefined();
  if (!diverged) return;
  await remedies.open(diverged.name).click();
  const title = diverged.result.replace('d', 'D');
  await expect(playground.outcome).toContainText(title);
});

test('where no worker comes, the page tries the remedies itself', async ({
  playground,
  browserName,
}) => {
  const { page, provoked } = playground;
  // Others say nothing of it.
  if (browserName === 'firefox') provoked.push(/MIME|Loading Worker/);
  await page.route(/survey-worker[^/]*\.js$/, (route) => route.fulfill({ status: 404 }));
  await playground.open('#seed=11&view=why');
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await remedies.try.click();
  await tableOf(remedies);
  await expect(remedies.told).toContainText('remedies');
});

test('it fits a phone, and axe-core finds nothing wrong with what was tried', async ({
  playground,
}) => {
  await playground.page.setViewportSize({ width: 390, height: 844 });
  await playground.open('#seed=11&view=why');
  await playground.expectView('Why?');
  const remedies = remediesOf(playground);
  await remedies.try.click();
  await tableOf(remedies);
  await playground.expectNoScrollSideways();
  const wide = await remedies.view.evaluate((view) =>
    [view, ...view.querySelectorAll('*')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ localName, className }) => `${localName}.${className}`),
  );
  expect(wide).toEqual([]);
  expect(await violations(playground.page)).toEqual([]);
});

test('of a run that is stuck, it says what is in the way, with numbers', async ({ playground }) => {
  await playground.open('#seed=11&view=why');
  const findings = playground.view('Why?').locator('.findings');
  // Where nothing is the matter yet, it is said where it leads.
  await expect(findings).toContainText('At epoch 0, nothing is the matter yet. Trained on, it has');
  await playground.trainToTheEnd();
  await expect(findings).toContainText('At epoch 5,000, what weighs most comes first');
  await expect(findings.locator('li').first()).toContainText('Rows collide');
  const outputs = oracle({ seed: 11 }, 5000).predictions.map((output) => output.toPrecision(4));
  await expect(findings.locator('li').first()).toContainText(
    `(0, 1) and (1, 1) have different targets, and the output sees them in almost the same place`,
  );
  await expect(findings.locator('li').first()).toContainText(
    `The network answers ${outputs[1]} and ${outputs[3]}.`,
  );
  // What a neuron answers is seen while it is pointed at.
  await findings.getByRole('button', { name: 'h1' }).hover();
  await expect(playground.element.locator('#surface-title')).toContainText('h1');
});

test('of a run that has learnt, or is on its way, it says that nothing is', async ({
  playground,
}) => {
  await playground.open('#view=why');
  const findings = playground.view('Why?').locator('.findings');
  await expect(findings).toContainText('nothing is in the way: it is still on its way.');
  await expect(findings).toContainText('all rows are right at epoch 666.');
  // That is all there is to say.
  await expect(findings).not.toContainText('Too few updates');
  await expect(findings.locator('li')).toHaveCount(0);
  await playground.trainToTheEnd();
  await expect(findings).toContainText('Nothing is in the way: all rows are right.');
});

test('a run that has only been trained too little has nothing else in its way', async ({
  playground,
}) => {
  await playground.open('#epochs=300&at=300&view=why');
  const findings = playground.view('Why?').locator('.findings');
  await expect(findings).toContainText(
    'At epoch 300, nothing is in the way but too few updates. Trained on as it is, all rows are right at epoch 666.',
  );
});

test('findings follow what is changed', async ({ playground }) => {
  await playground.open('#start=zeros&at=5000&view=why');
  const findings = playground.view('Why?').locator('.findings');
  await expect(findings.locator('li').first()).toContainText('Neurons do the same');
  await playground.page.evaluate("location.hash = '#activation=linear&at=5000&view=why'");
  await expect(findings.locator('li').first()).toContainText('The network can’t bend');
  await playground.page.evaluate("location.hash = '#l2=10&lr=20&at=200&view=why'");
  await expect(findings.locator('li').first()).toContainText('It diverges');
});
