// What is most in the way of a run, as the whole engine finds it.

import { more } from './engine.js';

/**
 * In short, and when it learns by itself, if that is found; nothing where the whole engine is not there.
 * @param {import('./session.js').Session} session
 */
export function mainFindingOf({ trainer }) {
  const [first, ...others] = more?.diagnose(trainer) ?? [];
  if (!first) return undefined;
  const { title, seenAt, learnsAt } = first;
  for (const finding of [first, ...others]) finding.free();
  return { title, seenAt, learnsAt };
}
