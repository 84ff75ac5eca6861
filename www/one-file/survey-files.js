// In the place of www/state/survey/survey-files.js: the workers' script is in the page.

import worker from 'xor-playground/worker/source';
import { addressOf } from '../state/survey/any-worker.js';
import { trusted } from '../text/trusted.js';
import { fullFile } from './engine-files.js';

export { fullFile as fetchEngine };

export function startWorker() {
  return new Worker(trusted(addressOf(worker)), { type: 'module' });
}
