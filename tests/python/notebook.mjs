// The wheel in a real JupyterLab, as its user has it: installed, shown, trained, read and set from Python.
// `node tests/python/notebook.mjs python`: with a Python that has the wheel and JupyterLab.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium, expect } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';
import { main, undoAtExit } from '../../scripts/process.mjs';

/** JupyterLab takes its time, and machines are busy. */
const PATIENT = { timeout: 240_000 };

const CELLS = [
  'from xor_playground import XorPlayground\nw = XorPlayground(seed=11)\nw',
  'print(w.run, w.epoch, w.outcome, [layer.weights.shape for layer in w.weights], w.weights[1].biases)',
  "w.run = 'seed=3&lr=2'",
];

/** @param {string} source @param {number} at */
function cell(source, at) {
  return {
    ...{ cell_type: 'code', execution_count: null, id: `cell-${at}`, metadata: {}, outputs: [] },
    source,
  };
}

/** A port that is free now. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @param {string} python @param {string} folder */
async function startLab(python, folder) {
  const port = await freePort();
  const options = {
    ServerApp: { port, token: '', password: '', root_dir: folder, open_browser: false },
    LabApp: { expose_app_in_browser: true, news_url: null },
  };
  const flags = Object.entries(options).flatMap(([name, values]) =>
    Object.entries(values).map(([key, value]) => `--${name}.${key}=${value ?? 'None'}`),
  );
  const home = {
    JUPYTER_CONFIG_DIR: folder,
    JUPYTER_DATA_DIR: folder,
    JUPYTER_RUNTIME_DIR: folder,
  };
  const lab = spawn(python, ['-m', 'jupyterlab', '--allow-root', ...flags], {
    env: { ...process.env, ...home },
    stdio: 'ignore',
  });
  undoAtExit(() => lab.kill('SIGKILL'));
  const stop = async () => {
    lab.kill();
    // Its kernels end before it does.
    if (lab.exitCode === null && lab.signalCode === null) await once(lab, 'exit');
  };
  return { address: `http://127.0.0.1:${port}`, stop };
}

await main(import.meta.url, async () => {
  const [python] = process.argv.slice(2);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xor-playground-notebook-'));
  undoAtExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' };
  const notebook = {
    cells: CELLS.map(cell),
    metadata: { kernelspec },
    nbformat: 4,
    nbformat_minor: 5,
  };
  await writeFile(path.join(folder, 'xor.ipynb'), JSON.stringify(notebook));
  const { address, stop } = await startLab(python, folder);

  const browser = await chromium.launch(await findBrowser('chromium'));
  undoAtExit(() => void browser.close());
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  /** @type {string[]} */
  const elsewhere = [];
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(address)) elsewhere.push(url);
  });
  // It asks for a kernel where it is slow to find out which there are.
  const kernel = page.getByRole('button', { name: /^Select/ });
  await page.addLocatorHandler(kernel, () => kernel.click());
  await expect(async () => {
    await page.goto(`${address}/lab/tree/xor.ipynb`);
  }).toPass(PATIENT);
  const cells = page.locator('.jp-Notebook .jp-CodeCell');
  await expect(cells).toHaveCount(CELLS.length, PATIENT);
  await expect(page.getByText('Python 3 (ipykernel) | Idle')).toBeVisible(PATIENT);

  const run = async (/** @type {number} */ at) => {
    await cells.nth(at).locator('.jp-InputArea-editor').click();
    await page.keyboard.press('Control+Enter');
    await expect(cells.nth(at).locator('.jp-InputPrompt')).toHaveText(/\[\d+\]:/, PATIENT);
    return cells.nth(at).locator('.jp-OutputArea');
  };

  const first = (await run(0)).locator('xor-playground');
  const status = first.getByRole('status');
  await first.getByRole('button', { name: 'Train', exact: true }).click(PATIENT);
  await expect(status).toContainText('Epoch 5,000 of 5,000', PATIENT);
  await expect(async () => {
    const told = await (await run(1)).innerText();
    expect(told).toContain('seed=11 5000 stuck [(2, 2), (2, 1)] [-0.31');
  }).toPass(PATIENT);

  await run(2);
  await expect(first.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('3', PATIENT);
  expect(elsewhere.filter((url) => /xor|wasm/.test(url))).toEqual([]);
  await browser.close();
  await stop();
});
