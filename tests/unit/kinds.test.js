// Whatever kind of activation, loss or optimizer the engine has, the page can say all of it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { runAt } from './engine.js';
import { textOf } from './text.js';

const { settingChoices, settingTitles } = await import('xor-playground');
const { memoryOf, suitableRate } = await import('xor-playground/full');
const { Anatomy } = await import('../../www/notation/anatomy.js');
const { Pen } = await import('../../www/notation/notation.js');
const { Tracing } = await import('../../www/notation/tracing.js');
const { ACTIVATIONS, formulaOf } = await import('../../www/notation/kinds/activations.js');
const { LOSSES } = await import('../../www/notation/kinds/losses.js');
const { OPTIMIZERS } = await import('../../www/notation/kinds/optimizers.js');

/** A neuron, and its numbers. */
const session = runAt('', 1);
const { output } = new Anatomy(session);
const numbers = new Tracing({ session, ended: new AbortController().signal }).take(1);
const pen = new Pen(false);

/** @param {string} words */
const assertSentences = (words) => assert.match(words, /^[A-Z].*\.\)?$/);

/** @param {{ symbols: unknown, numbers: unknown }} written */
function assertWritten({ symbols, numbers }) {
  for (const content of [symbols, numbers]) {
    const text = textOf(content);
    assert.notEqual(text, '');
    assert.doesNotMatch(text, /undefined|NaN/);
  }
}

for (const [key, entries] of Object.entries({
  activation: ACTIVATIONS,
  loss: LOSSES,
  rule: OPTIMIZERS,
})) {
  test(`each ${key} has an entry, and a title`, () => {
    const choices = settingChoices(key);
    assert.deepEqual(Object.keys(entries).toSorted(), choices.toSorted());
    const titles = settingTitles(key);
    assert.equal(titles.length, choices.length);
    assert.equal(new Set(titles).size, titles.length);
    for (const title of titles) assert.match(title, /\S/);
  });
}

for (const [name, { symbol, definition, derivative, lesson }] of Object.entries(ACTIVATIONS)) {
  test(`the activation ${name}: formula, derivative, and what the lesson says`, () => {
    assert.match(symbol, /\S/);
    const formula = textOf(formulaOf('z', { symbol, definition, ...lesson }));
    assert.match(formula, /^\S+\(z\)=.*\S/);
    assertWritten(derivative(output, numbers, pen));
    const other = { ...numbers, preActivations: numbers.preActivations.map((sum) => -sum) };
    assertWritten(derivative(output, other, pen));
    assertSentences(lesson.words);
    assert.match(lesson.short, /\S/);
    const [low, high] = lesson.yRange;
    assert.ok(low < high);
  });
}

for (const [name, { words, value, derivative, delta }] of Object.entries(LOSSES)) {
  test(`the loss ${name}: formula, derivative, and why`, () => {
    assertSentences(words);
    // Right on one side and on the other, and far off.
    for (const target of [0, 1, 3]) {
      for (const ofOutput of [value, derivative, ...(delta ? [delta] : [])]) {
        assertWritten(ofOutput(output, { ...numbers, target }, pen));
      }
    }
  });
}

for (const [name, { words, lines, memory, constants, counts }] of Object.entries(OPTIMIZERS)) {
  test(`the optimizer ${name}: formulas, what it remembers, its numbers, and why`, () => {
    assertSentences(words);
    const texts = lines.map(textOf);
    assert.match(texts.at(-1) ?? '', /^Δw=−/);
    const { trainer } = runAt(`rule=${name}`, 1);
    assert.equal(memory.length, memoryOf(trainer).length / trainer.parameters().length);
    for (const letter of memory) assert.ok(texts.some((text) => text.startsWith(`${letter}′=`)));
    for (const [symbol, key] of constants) {
      assert.ok(texts.join().includes(textOf(symbol)), key);
      assert.ok(Number.isFinite(Number(session.setting(key))), key);
    }
    assert.equal(texts.join().includes('k'), counts === true);
    for (const output of ['sigmoid', 'linear', 'tanh']) {
      assert.ok(Number(suitableRate(name, output)) > 0, output);
    }
    assert.equal(suitableRate(name, 'relu'), undefined);
  });
}
