// Drives an installed WebKitGTK, which Playwright can't, through its WebDriver program.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure, startCompanion, undoAtExit, withTimeLimit } from './process.mjs';

const START_LIMIT_MS = 60_000;
const CLOSE_LIMIT_MS = 5_000;

/** Whether the driver is there, and a display for it: it has no headless mode. */
export function findWebKit() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return ['WebKitWebDriver', 'xvfb-run', 'xauth'].every((program) =>
    folders.some((folder) => existsSync(path.join(folder, program))),
  );
}

/**
 * The driver knows where its own WebKit's small browser is, and starts that, on a display of its own.
 * @returns {Promise<{ driver: import('selenium-webdriver').WebDriver, version: string, close: () => Promise<void> }>}
 */
export async function startDriver() {
  const { Builder, Capabilities } = await import('selenium-webdriver');
  const { findFreePort } = await import('selenium-webdriver/net/portprober.js');
  const { waitForServer } = await import('selenium-webdriver/http/util.js');
  // A home of its own, so that it finds nothing of anybody's and leaves nothing.
  const home = mkdtempSync(path.join(os.tmpdir(), 'xor-playground-'));
  const removeHome = undoAtExit(() =>
    rmSync(home, { recursive: true, force: true, maxRetries: 10 }),
  );
  const server = `http://127.0.0.1:${await findFreePort()}`;
  const program = startCompanion(
    'xvfb-run',
    ['-a', 'WebKitWebDriver', `--port=${new URL(server).port}`],
    {
      env: { ...process.env, HOME: home, GDK_BACKEND: 'x11' },
    },
  );
  const stop = async () => {
    await program.stop();
    removeHome();
  };
  try {
    const ended = program.ended.then(() => Promise.reject(new Error('it ended')));
    ended.catch(() => {});
    await Promise.race([waitForServer(server, START_LIMIT_MS), ended]);
    // Nothing that is opened here is on another machine.
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      proxy: { proxyType: 'direct' },
    });
    const builder = new Builder().usingServer(server).withCapabilities(capabilities);
    const building = Promise.resolve(builder.build());
    const driver = await withTimeLimit(building, START_LIMIT_MS, 'It did not answer');
    const version = (await driver.getCapabilities()).get('browserVersion');
    return {
      driver,
      version: `WebKitGTK ${version}`,
      // What does not end in order is stopped.
      close: () =>
        withTimeLimit(driver.quit(), CLOSE_LIMIT_MS, 'WebKitGTK did not end')
          .catch(() => {})
          .finally(stop),
    };
  } catch (error) {
    await stop();
    throw new Failure(
      `WebKitGTK did not start: ${/** @type {Error} */ (error).message}`,
      program.output(),
    );
  }
}

/** @returns {Promise<import('./browsers.mjs').Browser>} */
export async function startWebKit() {
  const { driver, version, close } = await startDriver();
  return {
    version,
    // The protocol does not tell of errors in the page.
    open: async (address, _onError, size) => {
      if (size) await driver.manage().window().setRect(size);
      await driver.get(address);
    },
    evaluate: (expression) => driver.executeScript(`return ${expression}`),
    close,
  };
}
