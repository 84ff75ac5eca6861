// The survey pool in a real browser, on a page of its own that is no part of the site.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/process.mjs';
import { serve } from '../static-server.mjs';
import { test as base, expect } from './page.js';

/** @typedef {import('./survey-page/main.js').SurveyTools} SurveyTools */
/** @typedef {{ workers: Worker[] }} Watched */

const test = base.extend(
  /**
   * @type {import('@playwright/test').Fixtures<
   *   {},
   *   { site: string },
   *   import('@playwright/test').PlaywrightTestOptions
   * >}
   */ ({
    site: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the braces what is needed.
      async ({}, use) => {
        const server = await serve(path.join(root, 'target', 'survey-site'));
        await use(server.url);
        server.close();
      },
      { scope: 'worker' },
    ],
    baseURL: ({ site }, use) => use(site),
  }),
);

/** Keeps the page's workers where tests reach them. */
function watchWorkers() {
  const Original = Worker;
  /** @type {Worker[]} */
  const workers = [];
  let posted = 0;
  Object.assign(window, {
    workers,
    posted,
    Worker: class extends Original {
      /** @type {typeof Original.prototype.constructor} */
      constructor(/** @type {string | URL} */ url, /** @type {WorkerOptions} */ options) {
        super(url, options);
        workers.push(this);
      }

      /** @param {any[]} message */
      postMessage(...message) {
        posted += 1;
        Object.assign(window, { posted });
        super.postMessage(.../** @type {[any]} */ (message));
      }
    },
  });
}

/**
 * Has the engine of workers trap when they are to train.
 * @param {import('@playwright/test').Page} page
 * @param {number} count how many, the first ones
 */
async function makeTrap(page, count) {
  const trap = () => {
    const Original = WebAssembly.Instance;
    WebAssembly.Instance = class extends Original {
      constructor(
        /** @type {WebAssembly.Module} */ module,
        /** @type {WebAssembly.Imports | undefined} */ imports,
      ) {
        super(module, imports);
        const surveySeeds = () => {
          throw new WebAssembly.RuntimeError('unreachable');
        };
        // biome-ignore lint/correctness/noConstructorReturn: what the engine exports can't be changed.
        return /** @type {any} */ ({ exports: { ...this.exports, surveySeeds } });
      }
    };
  };
  let served = 0;
  await page.route(/survey-worker[^/]*\.js$/, async (route) => {
    served += 1;
    if (served > count) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, body: `(${trap})();${await response.text()}` });
  });
}

/** @param {import('@playwright/test').Page} page */
async function open(page) {
  await page.goto('./');
  await page.waitForFunction(() => 'tools' in window);
}

test.beforeEach(async ({ playground }) => {
  await playground.page.addInitScript(watchWorkers);
});

test.describe('a survey', () => {
  test.beforeEach(({ page }) => open(page));

  test('is the same to the bit, in the same order, with one worker, two and five', async ({
    page,
  }) => {
    const found = await page.evaluate(async () => {
      const { SurveyPool, surveyHere, differences, seedsTo } = /** @type {SurveyTools} */ (
        Reflect.get(window, 'tools')
      );
      // Neither ascending nor in whole lanes.
      const seeds = seedsTo(1001).map((seed) => (seed * 7919) % 4_000_037);
      const learningRates = Float64Array.from(seeds, (seed) => 0.01 + (seed % 1999) / 100);
      const surveys = [
        { link: '', seeds, epochs: 1500, hasOutputs: true },
        { link: '#seed=3&hidden=3', learningRates: learningRates.slice(0, 101), epochs: 400 },
        { link: 'lr=20', seeds: seeds.slice(0, 7), epochs: 900 },
        // So short that the clock doesn't see it.
        { link: '', seeds, epochs: 0 },
      ];
      const differing = [];
      for (const survey of surveys) {
        const here = surveyHere(survey);
        for (const workers of [1, 2, 5]) {
          const pool = new SurveyPool({ workers });
          differing.push(differences(await pool.survey(survey), here));
          pool.close();
        }
      }
      return differing;
    });
    expect(found).toEqual(Array.from({ length: 12 }, () => []));
  });

  test('finds 826 of the seeds 0 to 999 learning in 5,000 epochs, and 818 in 2,000', async ({
    page,
  }) => {
    const found = await page.evaluate(async () => {
      const { SurveyPool, seedsTo } = /** @type {SurveyTools} */ (Reflect.get(window, 'tools'));
      const pool = new SurveyPool();
      const seeds = seedsTo(1000);
      const [long, short] = await Promise.all([
        pool.survey({ link: '', seeds, epochs: 5000 }),
        pool.survey({ link: '', seeds, epochs: 2000 }),
      ]);
      pool.close();
      const count = (/** @type {Uint8Array} */ solved) => solved.reduce((sum, one) => sum + one, 0);
      return {
        solved: [count(long.solved), count(short.solved)],
        never: [...seeds].filter((seed) => Number.isNaN(long.solvedAt[seed])).length,
        seed0: long.solvedAt[0],
        // A start that doesn't learn: two rows stay at ½.
        seed11: [long.solved[11], long.solvedAt[11], long.undecided[11], long.wrong[11]],
        epochs: [...new Set(long.epochs)],
      };
    });
    expect(found.solved).toEqual([826, 818]);
    expect(found.never).toBe(174);
    expect(found.seed0).toBeGreaterThan(500);
    expect(found.seed0).toBeLessThan(1000);
    const [solved, solvedAt, undecided, wrong] = found.seed11;
    expect([solved, solvedAt, wrong]).toEqual([0, Number.NaN, 0]);
    expect([...undecided.toString(2)].filter((bit) => bit === '1')).toHaveLength(2);
    expect(found.epochs).toEqual([5000]);
  });

  test('says how far it is, and ends at 1', async ({ page }) => {
    const shares = await page.evaluate(async () => {
      const { SurveyPool, seedsTo } = /** @type {SurveyTools} */ (Reflect.get(window, 'tools'));
      /** @type {number[]} */
      const shares = [];
      const pool = new SurveyPool({ workers: 3 });
      const onProgress = (/** @type {number} */ share) => shares.push(share);
      await pool.survey({ link: '', seeds: seedsTo(400), epochs: 5000 }, { onProgress });
      pool.close();
      return shares;
    });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(new Set(shares).size).toBe(shares.length);
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares.at(-1)).toBe(1);
  });

  test('may be of nothing', async ({ page }) => {
    const found = await page.evaluate(async () => {
      const { SurveyPool, surveyHere, differences } = /** @type {SurveyTools} */ (
        Reflect.get(window, 'tools')
      );
      /** @type {number[]} */
      const shares = [];
      const pool = new SurveyPool({ workers: 2 });
      const survey = { link: '', seeds: new Uint32Array(), epochs: 5000 };
      const onProgress = (/** @type {number} */ share) => shares.push(share);
      const endings = await pool.survey(survey, { onProgress });
      pool.close();
      return {
        shares,
        rows: endings.loss.length,
        differ: differences(endings, surveyHere(survey)),
      };
    });
    expect(found).toEqual({ shares: [1], rows: 0, differ: [] });
  });

  test('answers in words what it cannot use, and the pool goes on', async ({ page }) => {
    const found = await page.evaluate(async () => {
      const { SurveyPool, seedsTo } = /** @type {SurveyTools} */ (Reflect.get(window, 'tools'));
      const pool = new SurveyPool({ workers: 1 });
      const epochs = 10;
      const seeds = seedsTo(100);
      const message = (/** @type {Promise<unknown>} */ survey) =>
        survey.then(
          () => 'no error',
          (/** @type {Error} */ error) => error.message,
        );
      const messages = await Promise.all([
        message(pool.survey({ link: '#lr=fast', seeds, epochs })),
        message(pool.survey({ link: '#lr=fast', seeds: new Uint32Array(), epochs })),
        message(pool.survey({ link: '', seeds, epochs: 1.5 })),
        message(pool.survey({ link: '', learningRates: Float64Array.of(1, 0), epochs })),
        message(
          pool.survey(
            { link: '', seeds, epochs },
            {
              onProgress: () => {
                throw new Error('What was to be told was not wanted.');
              },
            },
          ),
        ),
      ]);
      const { length } = (await pool.survey({ link: '', seeds, epochs })).loss;
      pool.close();
      /** @type {Worker[]} */
      const workers = Reflect.get(window, 'workers');
      return { messages, length, workers: workers.length };
    });
    const [link, again, fraction, rate, progress] = found.messages;
    expect(link).toContain('Learning rate takes a number from 0.001 to 20, not “fast”.');
    expect(again).toBe(link);
    expect(fraction).toContain('1.5 is no whole number');
    expect(rate).toBe('a learning rate is a positive, finite number');
    expect(progress).toBe('What was to be told was not wanted.');
    expect(found).toMatchObject({ length: 100, workers: 1 });
  });

  test('can be called off at any time, and the workers are free again', async ({ page }) => {
    const found = await page.evaluate(async () => {
      const { SurveyPool, seedsTo } = /** @type {SurveyTools} */ (Reflect.get(window, 'tools'));
      const pool = new SurveyPool({ workers: 2 });
      const seeds = seedsTo(8);
      await pool.survey({ link: '', seeds, epochs: 10 });

      /** How it ends when it is called off, and that another survey can follow. */
      const callOff = async (
        /** @type {Parameters<typeof pool.survey>[0]} */ survey,
        /** @type {(abort: () => void) => void} */ when,
      ) => {
        const controller = new AbortController();
        const abort = () => controller.abort();
        const options = { signal: controller.signal, onProgress: () => when(abort) };
        const before = Reflect.get(window, 'posted');
        const outcome = pool.survey(survey, options);
        if (survey.epochs > 1e6) {
          // Each worker has its run.
          while (Reflect.get(window, 'posted') < before + 2) {
            await new Promise((resolve) => setTimeout(resolve));
          }
          abort();
        }
        const error = await outcome.catch((/** @type {Error} */ error) => error.name);
        const { length } = (await pool.survey({ link: '', seeds, epochs: 10 })).loss;
        return { error, length };
      };

      const many = await callOff({ link: '', seeds: seedsTo(500_000), epochs: 5000 }, (abort) =>
        abort(),
      );
      // Single runs that take many minutes: only ending the worker ends them.
      const long = await callOff({ link: '', seeds: seedsTo(2), epochs: 4e9 }, () => {});
      const before = pool.survey({ link: '', seeds, epochs: 10 }, { signal: AbortSignal.abort() });
      const name = await before.catch((/** @type {Error} */ error) => error.name);
      pool.close();
      return { many, long, before: name };
    });
    for (const calledOff of [found.many, found.long]) {
      expect(calledOff).toEqual({ error: 'AbortError', length: 8 });
    }
    expect(found.before).toBe('AbortError');
  });

  test('outlives the death of its workers', async ({ page }) => {
    const found = await page.evaluate(async () => {
      const { SurveyPool, surveyHere, differences, seedsTo } = /** @type {SurveyTools} */ (
        Reflect.get(window, 'tools')
      );
      /** @type {Worker[]} */
      const workers = Reflect.get(window, 'workers');
      const survey = { link: '', seeds: seedsTo(1000), epochs: 5000 };
      const pool = new SurveyPool({ workers: 2 });
      let kills = 0;
      const onProgress = (/** @type {number} */ share) => {
        if (share < 0.2 * (kills + 1) || kills > 3 || !workers[kills]) return;
        // The oldest that is alive, without a word: no event tells of it.
        workers[kills].terminate();
        kills += 1;
      };
      const endings = await pool.survey(survey, { onProgress });
      // And between two surveys.
      for (const worker of workers) worker.terminate();
      const again = await pool.survey(survey);
      pool.close();
      const here = surveyHere(survey);
      return {
        kills,
        workers: workers.length,
        differ: [differences(endings, here), differences(again, here)],
      };
    });
    expect(found.kills).toBe(4);
    expect(found.workers).toBeGreaterThanOrEqual(2 + 4 + 1);
    expect(found.differ).toEqual([[], []]);
  });

  test('outlives a worker that dies before it has started', async ({ page }) => {
    const found = await page.evaluate(async () => {
      const { SurveyPool, seedsTo } = /** @type {SurveyTools} */ (Reflect.get(window, 'tools'));
      const pool = new SurveyPool({ workers: 1 });
      /** @type {Worker[]} */
      const workers = Reflect.get(window, 'workers');
      const survey = pool.survey({ link: '', seeds: seedsTo(8), epochs: 10 });
      while (workers.length === 0) await new Promise((resolve) => setTimeout(resolve));
      workers[0].terminate();
      const { length } = (await survey).loss;
      pool.close();
      return { length, workers: workers.length };
    });
    expect(found).toEqual({ length: 8, workers: 2 });
  });

  test('ends when the pool is closed, and there is no other after that', async ({ page }) => {
    const found = await page.evaluate(async () => {
      const { SurveyPool, seedsTo } = /** @type {SurveyTools} */ (Reflect.get(window, 'tools'));
      const pool = new SurveyPool({ workers: 2 });
      const message = (/** @type {Error} */ error) => `${error.name}: ${error.message}`;
      const survey = { link: '', seeds: seedsTo(500_000), epochs: 5000 };
      const open = pool.survey(survey, { onProgress: () => pool.close() }).catch(message);
      return [await open, await pool.survey(survey).catch(message)];
    });
    expect(found).toEqual(Array(2).fill('AbortError: The survey pool is closed.'));
  });
});

test.describe('a worker that cannot work', () => {
  /** @param {import('@playwright/test').Page} page */
  async function survey(page) {
    await open(page);
    return page.evaluate(async () => {
      const { SurveyPool, surveyHere, differences, seedsTo } = /** @type {SurveyTools} */ (
        Reflect.get(window, 'tools')
      );
      const survey = { link: '', seeds: seedsTo(40), epochs: 100 };
      const pool = new SurveyPool({ workers: 1 });
      const outcome = await pool.survey(survey).then(
        (endings) => differences(endings, surveyHere(survey)),
        (/** @type {Error} */ error) => error.message,
      );
      pool.close();
      /** @type {Worker[]} */
      const workers = Reflect.get(window, 'workers');
      return { outcome, workers: workers.length };
    });
  }

  test('because its engine breaks down, is replaced', async ({ page }) => {
    await makeTrap(page, 2);
    expect(await survey(page)).toEqual({ outcome: [], workers: 3 });
  });

  test('again and again, is the end of the survey', async ({ page }) => {
    await makeTrap(page, Number.POSITIVE_INFINITY);
    expect(await survey(page)).toEqual({
      outcome:
        "The survey can't go on: over its runs 0 to 3, a worker ended 3 times (RuntimeError: unreachable).",
      workers: 3,
    });
  });

  test('because its script is missing, is not needed: the page trains by itself', async ({
    page,
    playground,
    browserName,
  }) => {
    // Others say nothing of it.
    if (browserName === 'firefox') playground.provoked.push(/MIME/);
    await page.route(/survey-worker[^/]*\.js$/, (route) => route.fulfill({ status: 404 }));
    const { outcome } = await survey(page);
    expect(outcome).toEqual([]);
  });

  test('because workers are forbidden, is not needed: the page trains on, in slices', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      // As browsers do where a policy forbids them.
      const refuse = () => {
        throw new DOMException('No workers here', 'SecurityError');
      };
      window.Worker = class extends Worker {
        constructor() {
          super(refuse());
        }
      };
    });
    await open(page);
    const found = await page.evaluate(async () => {
      const { SurveyPool, surveyHere, differences, seedsTo } = /** @type {SurveyTools} */ (
        Reflect.get(window, 'tools')
      );
      const pool = new SurveyPool({ workers: 4 });
      const survey = { link: '', seeds: seedsTo(500), epochs: 2000 };
      let turns = 0;
      const watch = setInterval(() => {
        turns += 1;
      });
      const endings = await pool.survey(survey);
      clearInterval(watch);
      const controller = new AbortController();
      const onProgress = () => controller.abort();
      const many = { ...survey, seeds: seedsTo(500_000) };
      const calledOff = await pool
        .survey(many, { signal: controller.signal, onProgress })
        .catch((/** @type {Error} */ error) => error.name);
      pool.close();
      return { turns, calledOff, differ: differences(endings, surveyHere(survey)) };
    });
    expect(found).toMatchObject({ differ: [], calledOff: 'AbortError' });
    // Whatever else the page has to do has its turn.
    expect(found.turns).toBeGreaterThan(5);
  });
});

test('the engine is fetched and compiled once for all workers, and under the policy of the page', async ({
  page,
}) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  const before = asked.filter((url) => url.endsWith('.wasm')).length;
  await page.evaluate(async () => {
    const { SurveyPool, seedsTo } = /** @type {SurveyTools} */ (Reflect.get(window, 'tools'));
    const pool = new SurveyPool({ workers: 3 });
    await pool.survey({ link: '', seeds: seedsTo(300), epochs: 2000 });
    pool.close();
  });
  expect(asked.filter((url) => url.endsWith('.wasm'))).toHaveLength(before + 1);

  const policyIn = (/** @type {string} */ file) =>
    /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(
      readFileSync(file, 'utf8'),
    )?.[1];
  const policy = policyIn(path.join(root, 'index.html'));
  expect(policy).toContain("worker-src 'self'");
  expect(policyIn(path.join(root, 'tests/e2e/survey-page/index.html'))).toBe(policy);
});

test('pools that were closed leave no workers behind', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'Only Chromium can be told to collect what nobody holds');
  await open(page);
  const started = await page.evaluate(async () => {
    const { SurveyPool, seedsTo } = /** @type {SurveyTools} */ (Reflect.get(window, 'tools'));
    for (let closed = 0; closed < 4; closed += 1) {
      const pool = new SurveyPool({ workers: 3 });
      await pool.survey({ link: '', seeds: seedsTo(300), epochs: 2000 });
      pool.close();
    }
    /** @type {Worker[]} */
    const workers = Reflect.get(window, 'workers');
    const seen = workers.splice(0).map((worker) => new WeakRef(worker));
    Object.assign(window, { held: () => seen.filter((worker) => worker.deref()).length });
    return seen.length;
  });
  expect(started).toBe(12);
  const protocol = await page.context().newCDPSession(page);
  const held = async () => {
    await protocol.send('HeapProfiler.collectGarbage');
    return page.evaluate(() => Reflect.get(window, 'held')());
  };
  // Whoever had the last pool may hold it still.
  await expect.poll(held).toBeLessThanOrEqual(3);
});
