// The engine in use, which modules import as 'xor-playground': the small one of the first view, with the article's
// kind of run, until something needs the whole engine, which then takes its place. Their numbers are the same.

import * as small from 'xor-playground/first';
import { FIRST, firstFile, fullFile } from './engine-files.js';

export let {
  changeSetting,
  freshSeed,
  isMonotone,
  NeuronPictures,
  readLink,
  readSetting,
  Surface,
  settingChoices,
  settingRange,
  settingTitles,
  samplesOf,
  surfaceRange,
  Trainer,
} = small;

/** What only the whole engine can do, once it is there. @type {typeof import('xor-playground/full') | undefined} */
export let more;

const loadSmall = once(() => naming(FIRST, small.default({ module_or_path: firstFile() })));
const loadWhole = once(async () => {
  const { whole, file } = await import('./whole-engine.js');
  await naming(file, whole.default({ module_or_path: fullFile() }));
  return whole;
});

/** @type {Set<() => void>} */
const listeners = new Set();

/** Resolves when there is an engine for the article's kind of run. */
export async function useEngine() {
  if (!more) await loadSmall();
}

/** Resolves when the whole engine is the one in use. */
export async function useWholeEngine() {
  if (more) return;
  const whole = await loadWhole();
  // Another, who waited for it too, was first.
  if (more) return;
  more = whole;
  ({
    changeSetting,
    freshSeed,
    isMonotone,
    NeuronPictures,
    readLink,
    readSetting,
    Surface,
    settingChoices,
    settingRange,
    settingTitles,
    samplesOf,
    surfaceRange,
    Trainer,
  } = whole);
  for (const listener of listeners) listener();
}

/**
 * Loads what is asked for once; or again, if that failed.
 * @template T
 * @param {() => Promise<T>} load
 */
function once(load) {
  /** @type {Promise<T> | undefined} */
  let loading;
  return () => {
    loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

/**
 * Has the error say which file it is about.
 * @template T
 * @param {URL | undefined} file
 * @param {Promise<T>} loading
 * @returns {Promise<T>}
 */
function naming(file, loading) {
  return loading.catch((error) => {
    throw Object.assign(error, { file });
  });
}

/**
 * Calls `listener` when another engine has taken the place of the one before: what that has made is of no use then.
 * @param {() => void} listener
 * @param {AbortSignal} ended
 */
export function onOtherEngine(listener, ended) {
  listeners.add(listener);
  ended.addEventListener('abort', () => listeners.delete(listener));
}
