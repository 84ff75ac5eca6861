// Drives an installed WebKitGTK through its WebDriver program. Of the protocol
// (https://www.w3.org/TR/webdriver2/) there is only what the scripts need, which is less than a package
// for it would ask for.

import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { startCompanion, temporaryHome } from './companion.mjs';
import { Failure, withTimeLimit } from './process.mjs';

/** @typedef {import('./open-browser.mjs').Browser} Browser */

const START_LIMIT_MS = 60_000;
const CLOSE_LIMIT_MS = 5_000;
const POLL_MS = 50;

/**
 * The driver knows where its own WebKit's small browser is, and starts that.
 * @returns {Promise<Browser>}
 */
export async function startWebKit() {
  // It has no headless mode. A display of its own also keeps it out of the way of whoever is there.
  // On that signal the X server removes its lock file.
  const display = startCompanion('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp'], {
    signal: 'SIGTERM',
  });
  try {
    const number = await withTimeLimit(
      display.prints(/^\d+\n/),
      START_LIMIT_MS,
      'Xvfb did not start',
    );
    if (!number) throw new Failure(`Xvfb did not start: ${display.output().trim()}`);
    const browser = await startBrowser({
      DISPLAY: `:${number[0].trim()}`,
      GDK_BACKEND: 'x11',
    });
    return { ...browser, close: () => browser.close().finally(display.stop) };
  } catch (error) {
    display.stop();
    throw error;
  }
}

/**
 * @param {NodeJS.ProcessEnv} display where to show its window
 * @returns {Promise<Browser>}
 */
async function startBrowser(display) {
  const home = temporaryHome();
  const port = await freePort();
  const program = startCompanion('WebKitWebDriver', [`--port=${port}`], {
    env: { ...display, ...home.env },
  });
  const stop = () => {
    program.stop();
    home.remove();
  };
  try {
    const server = `http://127.0.0.1:${port}`;
    const start = async () => {
      await untilReady(server, program);
      return request('POST', `${server}/session`, {
        // Nothing that is opened here is on another machine.
        capabilities: { alwaysMatch: { proxy: { proxyType: 'direct' } } },
      });
    };
    const session = await withTimeLimit(start(), START_LIMIT_MS, 'WebKitGTK did not start');
    const { browserVersion } = session.capabilities;
    return drivenBrowser(
      `WebKitGTK ${browserVersion}`,
      `${server}/session/${session.sessionId}`,
      stop,
    );
  } catch (error) {
    stop();
    throw error;
  }
}

/**
 * @param {string} version
 * @param {string} session
 * @param {() => void} stop
 * @returns {Browser}
 */
function drivenBrowser(version, session, stop) {
  return {
    version,
    // The protocol does not tell of errors in the page.
    open: async (address) => {
      await request('POST', `${session}/url`, { url: address });
    },
    evaluate: (expression) =>
      request('POST', `${session}/execute/sync`, { script: `return ${expression}`, args: [] }),
    close: async () => {
      // What does not end in order is stopped.
      await withTimeLimit(request('DELETE', session), CLOSE_LIMIT_MS, `${version} did not end`)
        .catch(() => {})
        .finally(stop);
    },
  };
}

/**
 * @param {string} server
 * @param {import('./companion.mjs').Companion} program
 */
async function untilReady(server, program) {
  for (;;) {
    const status = await request('GET', `${server}/status`).catch(() => undefined);
    if (status?.ready) return;
    if (program.exitCode() !== undefined) throw new Failure(program.output().trim());
    await delay(POLL_MS);
  }
}

/**
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {string} url
 * @param {object} [body]
 * @returns {Promise<any>}
 */
async function request(method, url, body) {
  const answer = fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const response = await answer.catch((error) => {
    throw new Failure(`The browser's driver does not answer: ${error.cause?.message ?? error}.`);
  });
  const { value } = await response.json();
  if (!response.ok) throw new Failure(`${value.error}: ${value.message}`);
  return value;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(address.port));
    });
  });
}
