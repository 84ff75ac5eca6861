// What goes on by itself, step by step.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Player } from '../../www/ui/player.js';
import { drawFrame, holdFrames } from './frames.js';

/**
 * A player of so many steps, and what became of it.
 * @param {number} length
 * @param {number} [every]
 */
function make(length, every) {
  holdFrames();
  const seen = { steps: 0, changes: 0, visible: true };
  const ending = new AbortController();
  const player = new Player({
    ended: ending.signal,
    place: /** @type {any} */ ({ checkVisibility: () => seen.visible }),
    every,
    step: () => {
      seen.steps += 1;
      return seen.steps < length;
    },
    changed: () => {
      seen.changes += 1;
    },
  });
  return { player, seen, end: () => ending.abort() };
}

test('it goes one step a frame, and stops by itself at the last', () => {
  const { player, seen } = make(3);
  player.toggle();
  assert.equal(seen.steps, 0);
  drawFrame();
  drawFrame();
  assert.equal(seen.steps, 2);
  assert.equal(player.playing, true);
  drawFrame();
  assert.equal(player.playing, false);
  for (let frame = 0; frame < 5; frame++) drawFrame();
  assert.equal(seen.steps, 3);
});

test('it tells of its start, of every step, and of its end', () => {
  const { player, seen } = make(10);
  player.toggle();
  assert.equal(seen.changes, 1);
  drawFrame();
  assert.equal(seen.changes, 2);
  player.pause();
  player.pause();
  assert.equal(seen.changes, 3);
});

test('it goes at its own pace, however many frames there are', () => {
  const { player, seen } = make(100, 500);
  player.toggle();
  for (let frame = 0; frame < 16; frame++) drawFrame(100);
  // At once, and after 500, 1,000 and 1,500 milliseconds.
  assert.equal(seen.steps, 4);
});

test('it can be paused, and goes on where it was, no faster than before', () => {
  const { player, seen } = make(100);
  player.toggle();
  drawFrame();
  player.toggle();
  drawFrame();
  assert.equal(seen.steps, 1);
  for (let press = 0; press < 5; press++) player.toggle();
  drawFrame();
  assert.equal(seen.steps, 2);
});

test('it is paused when it can no longer be seen', () => {
  const { player, seen } = make(100);
  player.toggle();
  drawFrame();
  seen.visible = false;
  drawFrame();
  assert.equal(player.playing, false);
  seen.visible = true;
  drawFrame();
  assert.equal(seen.steps, 1);
});

test('it ends with its playground, without a word', () => {
  const { player, seen, end } = make(10);
  player.toggle();
  drawFrame();
  end();
  for (let frame = 0; frame < 5; frame++) drawFrame();
  assert.deepEqual(seen, { steps: 1, changes: 2, visible: true });
});
