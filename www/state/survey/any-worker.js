// Workers, wherever their script is. webpack bundles what is given to it, as for a `Worker`.

import { trusted } from '../../text/trusted.js';

/** Tests outside of a browser, which start none, have no such thing. @type {typeof Worker} */
const Base = globalThis.Worker ?? Object;

/**
 * A browser starts only scripts of the page's own origin. Where the playground comes from another, as from a host of
 * packages, the page has a script of its own, which imports the other.
 */
export class AnyWorker extends Base {
  /**
   * @param {URL} address
   * @param {WorkerOptions} options of a module
   */
  constructor(address, options) {
    // Not the address's: a frame in a sandbox has none, wherever it comes from.
    const isOurs = address.origin === globalThis.origin;
    super(
      trusted(isOurs ? address.href : addressOf(`import ${JSON.stringify(address.href)};`)),
      options,
    );
  }
}

/**
 * The address of a script that is only here.
 * @param {string} script
 */
export function addressOf(script) {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  // It is read by then, or not at all.
  setTimeout(() => URL.revokeObjectURL(address), READ_WITHIN);
  return address;
}

/** In milliseconds. */
const READ_WITHIN = 60_000;
