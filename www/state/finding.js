// What is most in the way of a run, as the whole engine finds it.

import { more } from './engine.js';

/** So much work takes about a hundredth of a second. */
const WORK = 3e6;

/**
 * In short, and when it learns by itself, if that is found; nothing where the whole engine is not there.
 * @param {import('./session.js').Session} session
 */
export function mainFindingOf({ trainer }) {
  const [first, ...others] = more?.diagnose(trainer, WORK) ?? [];
  if (!first) return undefined;
  const { title, kind, learnsAt } = first;
  for (const finding of [first, ...others]) finding.free();
  return { title, kind, learnsAt };
}
