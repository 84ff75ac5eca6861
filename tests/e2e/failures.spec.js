// When things go wrong, the page says so in words, and goes on where it can.

import { gzipSync } from 'node:zlib';
import { expectSameNumbers, oracle } from '../oracle.js';
import { changeEngine, FULL_ENGINE } from './engine.js';
import { drawFrames, drawUntil, framesPass, holdFrames } from './frames.js';
import { DIVERGES_AT_7, expect, holdFiles, Playground, test } from './page.js';

test.describe('the WebAssembly file', () => {
  const MISSING = /its WebAssembly file is missing or blocked/;
  const wasm = 'application/wasm';
  /** @type {Record<string, { answer: (route: import('@playwright/test').Route) => Promise<void>, says: RegExp[] }>} */
  const answers = {
    'is not reached': {
      answer: (route) => route.abort(),
      says: [/ERR_FAILED/, /TypeError/],
    },
    'is not found': {
      answer: (route) => route.fulfill({ status: 404, body: 'Not found' }),
      says: [/404/, /WebAssembly/],
    },
    'is garbage': {
      answer: (route) => route.fulfill({ contentType: wasm, body: 'garbage' }),
      says: [/CompileError/],
    },
    'is empty': {
      answer: (route) => route.fulfill({ contentType: wasm, body: '' }),
      says: [/CompileError/],
    },
    'is a page': {
      answer: (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Hello</h1>' }),
      says: [/MIME/, /CompileError/],
    },
    'is another module': {
      answer: (route) =>
        route.fulfill({ contentType: wasm, body: Buffer.from('0061736d01000000', 'hex') }),
      says: [/TypeError/],
    },
    'is cut short': {
      answer: async (route) => {
        const body = await (await route.fetch()).body();
        await route.fulfill({ contentType: wasm, body: body.subarray(0, body.length / 2) });
      },
      says: [/CompileError/],
    },
    'is still compressed': {
      answer: async (route) => {
        const body = await (await route.fetch()).body();
        await route.fulfill({ contentType: wasm, body: gzipSync(body) });
      },
      says: [/CompileError/],
    },
  };
  for (const [what, { answer, says }] of Object.entries(answers)) {
    test(`${what}: a sentence, and nothing that seems to be loading`, async ({ playground }) => {
      playground.provoked.push(...says);
      await playground.page.route('**/*.wasm', answer);
      await playground.page.goto('./');
      await expect(playground.trouble).toHaveText(MISSING);
      await expect(playground.trouble).toBeVisible();
      await expect(playground.trouble).toHaveText(
        /Whoever runs the site: xor_playground_bg\.\w+\.wasm has to be sent whole and unchanged/,
      );
      await expect(playground.trouble.getByRole('button')).toHaveCount(1);
      await expect(playground.status).toHaveText('Not running.');
      await expect(playground.train).toBeDisabled();
    });
  }

  for (const type of ['application/octet-stream', 'text/plain', '']) {
    test(`works even when its server calls it “${type}”`, async ({ playground }) => {
      playground.provoked.push(/MIME/);
      await playground.page.route('**/*.wasm', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ body: await response.body(), headers: { 'content-type': type } });
      });
      await playground.open('#activation=tanh');
      await playground.step.click();
      await playground.expectEpoch(1);
    });
  }
});

test.describe('a browser', () => {
  test('without WebAssembly SIMD gets a sentence', async ({ playground }) => {
    await playground.page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    await playground.page.goto('./');
    await expect(playground.trouble).toHaveText(
      /^This browser does not run WebAssembly with SIMD.* where the processor has it/,
    );
    await expect(playground.status).toHaveText('Not running.');
  });

  test('whose WebAssembly is switched off is told what to switch on', async ({ playground }) => {
    await playground.page.addInitScript('delete globalThis.WebAssembly');
    await playground.page.goto('./#seed=11');
    await expect(playground.trouble).toContainText('is switched off in this browser');
    await expect(playground.trouble).toContainText('Allow it for this site');
    await expect(playground.trouble).not.toContainText('Chrome');
    expect(playground.page.url()).toContain('#seed=11');
  });

  test('without a 2D canvas gets a sentence', async ({ playground }) => {
    playground.provoked.push(/no 2D canvas/);
    await playground.page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await playground.page.goto('./');
    await expect(playground.trouble).toBeVisible();
    await expect(playground.status).toHaveText('Not running.');
  });
});

test('a page that is opened as a file says what to do instead', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'Where it is automated, Firefox runs the page from files.');
  await page.goto(String(new URL('../../dist/index.html', import.meta.url)));
  const words = page.locator('.trouble:visible');
  await expect(words).toContainText('has to be served over HTTP, not opened as a file');
  await expect(words).toContainText('there is a one-file version, xor-playground.html, for that');
  await expect(words.getByRole('button')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says that it needs it, and does not seem to be loading', async ({
    playground,
  }) => {
    await playground.page.goto('./');
    const words = playground.page.locator('noscript .trouble');
    await expect(words).toContainText('it needs JavaScript and WebAssembly');
    await expect(words).toBeVisible();
    await expect(playground.page.getByRole('heading', { name: 'XOR Playground' })).toBeVisible();
    await expect(playground.page.getByText('Loading')).toBeHidden();
  });
});

test.describe('what is loaded later', () => {
  test('and was closed before it came is not shown until it is opened again', async ({
    playground,
  }) => {
    const { page } = playground;
    await playground.open();
    const held = await holdFiles(page);
    const view = playground.view('Formulas');
    const tab = playground.views.getByRole('button', { name: 'Formulas' });
    await tab.click();
    await expect(view).toContainText('Loading…');
    await tab.click();
    await expect(view).toBeHidden();
    await held.release();
    await expect(view.getByText('All digits', { exact: true })).toBeAttached();
    await framesPass(page, 3);
    await expect(playground.network).not.toContainText('The numbers are');
    await playground.openView('Formulas');
    await expect(playground.network).toContainText('The numbers are');
  });

  test('and does not come is named, and the rest goes on', async ({ playground }) => {
    const { page } = playground;
    playground.provoked.push(/Failed to load resource|Failed to fetch|NetworkError|TypeError/);
    await playground.open('#lesson=trial');
    const lessons = playground.view('Lessons');
    const link = (/** @type {string} */ name) => lessons.getByRole('link', { name, exact: true });
    await expect(lessons.getByRole('img', { name: 'Error over k' })).toBeVisible();
    await page.route(/\.js/, (route) => route.abort());
    await link('One neuron').click();
    await expect(lessons.locator('.lesson')).toContainText('This lesson could not be loaded.');
    await link('Learning by trial').click();
    await expect(lessons.getByRole('img', { name: 'Error over k' })).toBeVisible();
    await link('One neuron').click();
    await expect(lessons.locator('.lesson')).toContainText('This lesson could not be loaded.');
    await page.unroute(/\.js/);
    // Whoever comes back to it has it asked for again.
    await link('Learning by trial').click();
    await link('One neuron').click();
    await expect(lessons.getByRole('img', { name: 'The neuron' })).toBeVisible();
  });
});

test.describe('a run that diverges', () => {
  test.beforeEach(async ({ playground }) => {
    await holdFrames(playground.page);
    await playground.open(DIVERGES_AT_7);
    await playground.train.click();
    await drawFrames(playground.page, 2);
    await playground.type('Learning rate', 7);
    await drawFrames(playground.page, 20);
    await drawUntil(playground.page, () =>
      expect(playground.outcome.getByRole('heading')).toHaveText(/^Diverged at epoch \d+$/, {
        timeout: 500,
      }),
    );
  });

  test('stops by itself, says when, and shows the last epoch before', async ({ playground }) => {
    await expect(playground.train).toBeVisible();
    const { epoch, loss } = await playground.read();
    await expect(playground.outcome).toContainText(`Diverged at epoch ${epoch + 1}`);
    await expect(playground.outcome).toContainText('With a learning rate of 7 the numbers grew');
    await expect(playground.outcome).toContainText(`Shown is epoch ${epoch}, the last before it.`);
    expect(Number.isFinite(loss)).toBe(true);
    for (const output of await playground.predictions()) expect(Number.isFinite(output)).toBe(true);
    await playground.step.click();
    await playground.expectEpoch(epoch);
    await drawFrames(playground.page, 2);
    await playground.expectEpoch(epoch);
  });

  test('goes on from there with a smaller rate', async ({ playground }) => {
    const { epoch } = await playground.read();
    await playground.type('Learning rate', 0.05);
    await drawFrames(playground.page, 1);
    await drawUntil(playground.page, () =>
      expect(playground.outcome.getByRole('heading')).toHaveText('Paused', { timeout: 500 }),
    );
    await playground.train.click();
    await drawFrames(playground.page, 2);
    await playground.expectEpoch(epoch + 40);
  });

  test('begins anew with Reset, without the change that made it diverge', async ({
    playground,
  }) => {
    await playground.button('Reset without the changes').click();
    await drawFrames(playground.page, 1);
    await drawUntil(playground.page, () =>
      expect(playground.outcome.getByRole('heading')).toHaveText('Press Train', { timeout: 500 }),
    );
    const start = await playground.predictions();
    await playground.step.click();
    await drawFrames(playground.page, 1);
    await playground.expectEpoch(1);
    const end = await playground.predictions();

    await playground.reset.click();
    await drawFrames(playground.page, 1);
    await playground.expectEpoch(0);
    expect(await playground.predictions()).toEqual(start);
    await playground.step.click();
    await drawFrames(playground.page, 1);
    expect(await playground.predictions()).toEqual(end);
  });
});

test.describe('an engine that stops with an error', () => {
  /** @param {import('./page.js').Playground} playground */
  async function trainWithAnEdit(playground) {
    await playground.train.click();
    await drawFrames(playground.page, 5);
    await playground.type('Learning rate', 0.5);
    await drawFrames(playground.page, 50);
  }

  test('once: the run is replayed, its edits too, and ends at the very same numbers', async ({
    playground,
    context,
  }) => {
    const undisturbed = new Playground(await context.newPage());
    await holdFrames(undisturbed.page);
    await undisturbed.open('#epochs=1000');
    await trainWithAnEdit(undisturbed);
    await undisturbed.expectEpoch('1,000', '1,000');

    playground.provoked.push(/panicked at [\s\S]*zero/);
    await changeEngine(playground.page, (exports) => {
      let calls = 0;
      return {
        trainer_stepFor: (trainer, epochs, limit) => {
          calls += 1;
          if (calls !== 20) return exports.trainer_stepFor(trainer, epochs, limit);
          // A panic of Rust's own, about a trainer of nothing but zeros.
          const nothing = exports.__wbindgen_malloc(4096, 8);
          const { buffer } = /** @type {any} */ (exports).memory;
          new Uint8Array(buffer).fill(0, nothing, nothing + 4096);
          return exports.trainer_stepFor(nothing, epochs, limit);
        },
      };
    });
    await holdFrames(playground.page);
    await playground.page.bringToFront();
    await playground.open('#epochs=1000');
    await trainWithAnEdit(playground);
    await playground.expectEpoch('1,000', '1,000');
    await expect(playground.trouble).toBeHidden();
    expect(await playground.predictions()).toEqual(await undisturbed.predictions());
    await expect(playground.answer).toHaveText(String(await undisturbed.answer.textContent()));
  });

  test('in the past: the way there and back is still there', async ({ playground }) => {
    await changeEngine(playground.page, (exports) => {
      let broken = false;
      return {
        surface_draw: (...values) => {
          const past = exports.trainer_epoch(values[1]) === 10;
          if (past && !broken) {
            broken = true;
            throw new WebAssembly.RuntimeError('unreachable');
          }
          return exports.surface_draw(...values);
        },
      };
    });
    await holdFrames(playground.page);
    await playground.open('#epochs=1000');
    await trainWithAnEdit(playground);
    await playground.expectEpoch('1,000', '1,000');
    const end = await playground.predictions();
    await playground.time.fill('10');
    await drawFrames(playground.page, 1);
    await playground.expectEpoch(10, '1,000');
    await expect(playground.field('Learning rate')).toHaveValue('1');
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 10).predictions);
    await playground.time.press('End');
    await drawFrames(playground.page, 1);
    await playground.expectEpoch('1,000', '1,000');
    await expect(playground.field('Learning rate')).toHaveValue('0.5');
    expect(await playground.predictions()).toEqual(end);
  });

  test('while a picture is drawn: the next one is drawn', async ({ playground }) => {
    await changeEngine(playground.page, (exports) => {
      let calls = 0;
      return {
        surface_draw: (...values) => {
          calls += 1;
          if (calls === 5) throw new WebAssembly.RuntimeError('unreachable');
          return exports.surface_draw(...values);
        },
      };
    });
    await holdFrames(playground.page);
    await playground.open('#epochs=100');
    await playground.train.click();
    await drawFrames(playground.page, 10);
    await playground.expectEpoch(100, 100);
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 100).predictions);
  });

  test('while a view is drawn: the view goes on, too', async ({ playground }) => {
    await changeEngine(
      playground.page,
      (exports) => {
        let calls = 0;
        return {
          hiddenspace_lookAt: (space, link, ...rest) => {
            calls += 1;
            if (calls !== 5) return exports.hiddenspace_lookAt(space, link, ...rest);
            // A link beyond the end of the memory: the engine stops while it has the space in its hands.
            const { buffer } = /** @type {any} */ (exports).memory;
            return exports.hiddenspace_lookAt(space, buffer.byteLength, ...rest);
          },
        };
      },
      FULL_ENGINE,
    );
    await playground.page.emulateMedia({ reducedMotion: 'reduce' });
    await holdFrames(playground.page);
    await playground.open('#epochs=1000');
    const view = await playground.openView('Hidden space');
    await drawFrames(playground.page, 2);
    await expect(view.locator('.finding')).toContainText('crosses');
    await playground.train.click();
    await drawFrames(playground.page, 50);
    await playground.expectEpoch('1,000', '1,000');
    await expect(playground.trouble).toBeHidden();
    await expect(view.locator('.finding')).toContainText('separates the 1s from the 0s');
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 1000).predictions);
  });

  test('every time: the page says so, and the rest goes on', async ({ playground }) => {
    playground.provoked.push(/unreachable/);
    await changeEngine(playground.page, () => ({
      trainer_stepFor: () => {
        throw new WebAssembly.RuntimeError('unreachable');
      },
    }));
    await playground.open('#seed=11');
    await playground.train.click();
    await expect(playground.notice).toContainText(
      'could not be computed, not even the second time',
    );
    await expect(playground.train).toBeVisible();
    await expect(playground.pause).toHaveCount(0);
    expect(playground.page.url()).toContain('#seed=11');
    // What needs another call goes on, and the run can be taken elsewhere.
    await playground.step.click();
    await playground.expectEpoch(1);
    const home = await playground.openView('Take it home');
    await expect(home.getByRole('region', { name: 'NumPy program' })).toContainText('seed(11)');
    await expect(playground.trouble).toBeHidden();
  });

  test('in looking ahead, every time: training goes on', async ({ playground }) => {
    playground.provoked.push(/unreachable/);
    await changeEngine(playground.page, () => ({
      trainer_lookAhead: () => {
        throw new WebAssembly.RuntimeError('unreachable');
      },
    }));
    await playground.open('#epochs=100');
    await playground.train.click();
    await playground.expectEpoch(100, 100);
    await expect(playground.notice).toContainText('could not be computed');
    await expect(playground.trouble).toBeHidden();
  });

  test('without random numbers for cryptography there are new starts all the same', async ({
    playground,
  }) => {
    await playground.page.addInitScript(() => {
      crypto.getRandomValues = () => {
        throw new Error('none');
      };
    });
    await playground.open();
    await playground.newStart.click();
    await expect(playground.field('Seed')).not.toHaveValue('0');
    await playground.step.click();
    await playground.expectEpoch(1);
    await expect(playground.trouble).toBeHidden();
  });

  test('from the start: the page says so', async ({ playground }) => {
    playground.provoked.push(/unreachable/);
    await changeEngine(playground.page, () => ({
      trainer_new: () => {
        throw new WebAssembly.RuntimeError('unreachable');
      },
    }));
    await playground.page.goto('./');
    await expect(playground.trouble).toBeVisible();
    await expect(playground.status).toHaveText('Not running.');
  });
});
