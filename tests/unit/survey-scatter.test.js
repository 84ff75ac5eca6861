// The starts of a survey by their numbers: what these are called, what they are, and how many fail over a threshold.

import assert from 'node:assert/strict';
import test from 'node:test';
import './engine.js';

const { startQuantities, surveySeeds, Trainer } = await import('xor-playground/full');
const { runIn } = await import('../../www/state/run.js');
const { takeEndings } = await import('../../www/state/survey/endings.js');
const { marksOf } = await import('../../www/views/survey/marks.js');
const { linkFrom, planFor } = await import('../../www/views/survey/plan.js');
const { quantitiesOf, StartValues } = await import('../../www/views/survey/quantities.js');
const { allGroups, groupOfEach, LEARNT, summaryOf } = await import(
  '../../www/views/survey/summary.js'
);
const { countOver, dangerOf, isSigned, scaleOf, thresholdInWords } = await import(
  '../../www/views/survey/threshold.js'
);

const EPOCHS = 5000;

/** @param {string} link */
function namesFor(link) {
  const plan = planFor(link);
  return quantitiesOf(startQuantities(plan.link), runIn(plan.link).shape).map(({ name }) => name);
}

/** @param {string} link @param {number} starts @param {string} key */
async function valuesFor(link, starts, key) {
  const plan = planFor(link);
  const all = new StartValues(plan.link, starts, () => {});
  const column = all.of(key);
  while (column.count < starts) await new Promise((resolve) => setTimeout(resolve));
  assert.equal(all.of(key), column);
  return column.values;
}

test('they are called as the page calls weights and inputs', () => {
  assert.deepEqual(namesFor('').slice(0, 8), [
    'Σ w from x − Σ w from y',
    'Σ w from x',
    'Σ w from y',
    'Length of all weights and biases',
    'Length of the first gradient',
    'Loss at the start',
    'Weight x → h1',
    'Weight x → h2',
  ]);
  assert.equal(namesFor('').at(-1), 'Bias of output');
  assert.ok(namesFor('features=x,y,xy').includes('Σ w from y − Σ w from xy'));
  assert.equal(namesFor('data=line')[0], 'Σ w from x');
  assert.ok(namesFor('hidden=2,2&direct=on').includes('Weight x → output'));
});

test('they are those of the starts that the page has', async () => {
  const plan = planFor('hidden=3&lr=2');
  const values = await valuesFor(plan.link, 40, 'difference0-1');
  const losses = await valuesFor(plan.link, 40, 'loss');
  for (const seed of [0, 11, 39]) {
    const trainer = new Trainer(linkFrom(plan, seed));
    const [a, b, c, d, e, f] = trainer.parameters();
    assert.ok(Math.abs(values[seed] - (a + b + c - d - e - f)) < 1e-15);
    assert.equal(losses[seed], trainer.loss);
  }
});

test('of 117 starts whose weights from x and y differ by more than 0.9, 48 have not learnt', async () => {
  const values = await valuesFor('', 1000, 'difference0-1');
  const seeds = Uint32Array.from({ length: 1000 }, (_, seed) => seed);
  const endings = takeEndings(surveySeeds('', seeds, EPOCHS, 3e6));
  const groups = allGroups(summaryOf(endings, 1000, EPOCHS));
  const each = groupOfEach(endings, 1000, EPOCHS, groups);
  for (const [group, { count, seed }] of groups.entries()) {
    assert.equal(each.filter((its) => its === group).length, count);
    assert.equal(each.indexOf(group), seed);
  }
  const failed = Array.from(each, (group) => groups[group].kind !== LEARNT);
  const counts = countOver(values, failed, 0.9);
  assert.deepEqual(counts, { over: 117, failedOver: 48, failed: 174, all: 1000 });
  const [quantity] = quantitiesOf(['difference0-1'], runIn('').shape);
  assert.equal(
    thresholdInWords(quantity, isSigned(values), 0.9, counts).replaceAll('\u00a0', ' '),
    'Where |Σ w from x − Σ w from y| is over 0.9, 48 of 117 have not learnt (41.0 %); of all, 174 of 1,000 (17.4 %).',
  );
  // A tenth of them is over what is proposed, about.
  assert.equal(scaleOf(values)?.usual, 0.9);
});

test('only those are in danger of which more fail than of the others, and not by chance', () => {
  const [quantity] = quantitiesOf(['difference0-1'], runIn('').shape);
  const of = (/** @type {number} */ failedOver, /** @type {number} */ over) => {
    const counts = { over, failedOver, failed: 20, all: 1000 };
    return [dangerOf(counts), thresholdInWords(quantity, true, 1.2, counts)];
  };
  // As with three hidden neurons: 1.0 % of those over it, beside 2.0 % of all.
  for (const [failedOver, over] of [
    [1, 100],
    [3, 100],
  ]) {
    const [danger, words] = of(failedOver, over);
    assert.equal(danger, 'alike');
    assert.match(String(words), /no clear difference: this does not tell which are in danger\.$/);
  }
  assert.deepEqual(of(15, 100)[0], 'more');
  assert.doesNotMatch(String(of(15, 100)[1]), /clear|safer/);
  assert.equal(of(0, 500)[0], 'fewer');
  assert.match(String(of(0, 500)[1]), /These are safer than the others\.$/);
  // Beside which others?
  assert.equal(of(20, 1000)[0], undefined);
  assert.equal(of(0, 0)[0], undefined);
});

test('what has no sign is not said to be a size', () => {
  const [gradient] = quantitiesOf(['gradient'], runIn('').shape);
  const counts = { over: 2, failedOver: 1, failed: 1, all: 10 };
  assert.match(thresholdInWords(gradient, false, 2, counts), /^Where the length of the first /);
  assert.match(thresholdInWords(gradient, false, 2, counts), /1 of 2 has not learnt/);
  assert.equal(
    thresholdInWords(gradient, false, 9, { ...counts, over: 0 }),
    'There is no start of which the length of the first gradient is over 9.',
  );
});

test('a threshold goes from 0 to the largest in round steps', () => {
  assert.deepEqual(scaleOf(Float64Array.of(-1.83, 0.2, 1)), { max: 1.84, step: 0.02, usual: 1 });
  assert.equal(scaleOf(new Float64Array(5)), undefined);
  assert.equal(scaleOf(Float64Array.of(Number.NaN)), undefined);
  const many = Float64Array.from({ length: 101 }, (_, at) => at / 100);
  assert.equal(scaleOf(many)?.usual, 0.9);
});

test('endings are told apart by shape, and those that have learnt are the ground', () => {
  const group = { title: '', detail: '', count: 1, seed: 0 };
  const kinds = ['collision', LEARNT, 'dead', 'unknown'];
  const marks = marksOf(kinds.map((kind) => ({ ...group, kind, key: kind })));
  assert.equal(new Set(marks.map(({ path }) => path(0, 0, 1))).size, kinds.length);
  assert.ok(marks.every(({ size }, at) => at === 1 || size > marks[1].size));
  const many = Array.from({ length: 9 }, (_, at) => ({ ...group, kind: 'dead', key: `${at}` }));
  assert.equal(marksOf(many)[8], marksOf(many)[7]);
});
