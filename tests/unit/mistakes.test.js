// The lesson on programs with a mistake: the lines that are shown, and what is said of what comes of them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import './engine.js';

const { mistakenPrograms, rightBelow, rightCourse, rightProgram, Trainer } = await import(
  'xor-playground/full'
);
const { codeLines } = await import('../../www/views/lessons/code-lines.js');
const { SYMPTOMS, symptomOf, symptomWords } = await import('../../www/views/lessons/symptoms.js');
const { WORDS } = await import('../../www/views/lessons/mistake-words.js');

const EPOCHS = 5000;
const { courses } = JSON.parse(
  readFileSync(new URL('../../crate/tests/fixtures/mistakes.json', import.meta.url), 'utf8'),
);

/** @param {string} name */
function programOf(name) {
  const program = mistakenPrograms().find((one) => one.name === name);
  assert.ok(program, name);
  return program;
}

/**
 * What somebody sees of a mistake.
 * @param {string} name
 * @param {number} seed
 */
function seen(name, seed) {
  const program = programOf(name);
  const course = program.course(seed, EPOCHS);
  const right = rightCourse(seed, EPOCHS);
  const words = symptomWords(course, right, program.error);
  return { symptom: symptomOf(course, right), words };
}

test('every mistake has its words, and no others have', () => {
  assert.deepEqual(
    Object.keys(WORDS).sort(),
    mistakenPrograms()
      .map(({ name }) => name)
      .sort(),
  );
});

test('a line stands above what should be in its place, line by line where it can', () => {
  const kinds = (/** @type {string} */ right, /** @type {string} */ wrong) =>
    codeLines(right, wrong).map(({ kind, text }) => `${kind} ${text}`);
  assert.deepEqual(kinds('a\nb', 'x\ny'), ['wrong x', 'right a', 'wrong y', 'right b']);
  assert.deepEqual(kinds('f\na', 'f\nx\ny'), ['both f', 'wrong x', 'wrong y', 'right a']);
  assert.deepEqual(kinds('a\nb\nc', 'a\nc'), ['both a', 'missing b', 'both c']);
  assert.deepEqual(kinds('a', ''), ['missing a']);
  assert.deepEqual(kinds('c', 'x\n\nc'), ['wrong x', 'both c']);
});

test('of each mistake, the lines that are shown are those that the two programs differ in', () => {
  const linesOf = (/** @type {string} */ text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(
        (line) => line !== '' && !line.startsWith('# A mistake') && line !== '# Without a mistake.',
      )
      .sort();
  const without = (/** @type {string[]} */ lines, /** @type {string[]} */ others) => {
    const left = [...others];
    return lines.filter((line) => {
      const at = left.indexOf(line);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  const right = linesOf(rightProgram(5));
  for (const program of mistakenPrograms()) {
    const wrong = linesOf(program.text(5));
    /** @type {ReturnType<typeof codeLines>} */
    const shown = [];
    const { changes } = program;
    for (let at = 0; at < changes.length; at += 2)
      shown.push(...codeLines(changes[at], changes[at + 1]));
    const of = (/** @type {string[]} */ ...kinds) =>
      shown
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ text }) => text.trim())
        .sort();
    // A line that stands elsewhere is shown where it is, and where it should be.
    const [is, should] = [of('wrong'), of('right', 'missing')];
    assert.deepEqual(without(is, should), without(wrong, right), program.name);
    assert.deepEqual(without(should, is), without(right, wrong), program.name);
  }
});

for (const [name, seed, symptom, words] of /** @type {[string, number, string, string][]} */ ([
  ['whole-numbers', 0, 'error', 'It ends in its first epoch: UFuncTypeError.'],
  ['derivative-of-sum', 0, 'nan', 'NaN from epoch 7 on.'],
  [
    'turned-sign',
    0,
    'grows',
    'The loss grows from the first epoch on: 0.391 at the start, 0.5 at epoch 5,000.',
  ],
  [
    'no-derivative',
    0,
    'half',
    'All four answers end at about ½, with a loss of 0.25; as mean cross-entropy, 0.6931.',
  ],
  [
    'zeros',
    0,
    'half',
    'All four answers end at exactly ½, with a loss of 0.25; as mean cross-entropy, 0.6931.',
  ],
  ['equal', 0, 'wrong', 'Not right at epoch 5,000: (0,\u00a01), (1,\u00a00), (1,\u00a01).'],
  ['frozen-biases', 0, 'wrong', 'None of the four rows is right at epoch 5,000.'],
  ['averaged', 0, 'slow', 'Learnt at epoch 2,658: 4 times as many as with the right program.'],
  [
    'derivative-of-sigmoid',
    0,
    'slow',
    'At epoch 5,000 every answer is on the right side of ½, but none is right yet.',
  ],
  [
    'no-bias',
    11,
    'slow',
    'At epoch 5,000 every answer is on the right side of ½, but not yet right: (0,\u00a01), (1,\u00a00), (1,\u00a01).',
  ],
  ['weights-first', 0, 'none', 'Learnt at epoch 665; with the right program, at epoch 666.'],
  [
    'fixed-order',
    11,
    'none',
    'Learnt at epoch 1,176; with the right program, not at all from this seed.',
  ],
])) {
  test(`what is seen of ${name} from seed ${seed}: ${symptom}`, () => {
    assert.deepEqual(seen(name, seed), { symptom, words });
    assert.ok(SYMPTOMS.some(([one]) => one === symptom));
  });
}

test('NaN begins where it begins in NumPy', () => {
  const cases = courses.filter((/** @type {any} */ { not_finite_at: epoch }) => epoch !== null);
  assert.ok(cases.length >= 3);
  for (const { mistake, seed, not_finite_at: epoch } of cases) {
    assert.equal(seen(mistake, seed).words, `NaN from epoch ${epoch} on.`);
  }
});

test('an answer is right where it is for the engine', () => {
  const trainer = new Trainer('');
  const [, , below] = trainer.measures;
  trainer.free();
  assert.equal(rightBelow(), below);
  const right = rightCourse(0, EPOCHS);
  const { epochs, losses, parameters } = right;
  const ending = { epochs, losses, parameters, learntAt: undefined, hasLearnt: false };
  const words = (/** @type {number} */ off) =>
    symptomWords(
      { ...ending, outputs: Float64Array.of(off, 1, 1, 0), notFiniteAt: undefined },
      right,
      undefined,
    );
  // As far off as that, it is not right any more.
  assert.match(words(below), /not yet right: \(0,\u00a00\)\.$/);
  assert.doesNotMatch(words(below * (1 - Number.EPSILON)), /\(0,/);
});
