// Take it home: the run as a link, as programs, files and pictures, and back from a file.

import { readFile } from 'node:fs/promises';
import { decode } from 'fast-png';
import { alterPictures } from './altered.js';
import { violations } from './axe.js';
import { expect, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/**
 * Opens the page with the view open.
 * @param {Playground} playground
 * @param {string} [hash]
 */
async function openHome(playground, hash) {
  // Another hash alone would load nothing anew.
  await playground.page.goto('about:blank');
  await playground.open(hash);
  const home = await playground.openView('Take it home');
  await expect(home.locator('pre')).toBeVisible();
  return home;
}

/** @param {Playground} playground @param {number} epochs */
async function trainTo(playground, epochs) {
  await playground.type('Epochs', epochs);
  await playground.trainToTheEnd();
}

/**
 * What is downloaded by a button: its name, and its bytes.
 * @param {Playground} playground
 * @param {string} name
 * @param {'pointer' | 'keyboard'} [by]
 */
async function downloaded({ page }, name, by = 'pointer') {
  const offer = page.waitForEvent('download');
  const control = page.locator('#home').getByRole('button', { name, exact: true });
  if (by === 'pointer') await control.click();
  else {
    await control.focus();
    await page.keyboard.press('Enter');
  }
  const download = await offer;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const JSON_FILE = 'JSON, the run';
const CSV_FILE = 'CSV, losses';
const picture = (/** @type {string} */ type, /** @type {string} */ of) =>
  `${type}, picture of the ${of}`;

/** @param {string} name @param {string} text */
const file = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

/** @param {Playground} playground @param {Parameters<import('@playwright/test').Locator['setInputFiles']>[0]} files */
function choose({ page }, files) {
  return page.getByLabel('A file').setInputFiles(files);
}

/** @param {Playground} playground @param {string} text */
async function paste({ page }, text) {
  await page.getByLabel('Or its text').fill(text);
  await page.getByRole('button', { name: 'Open text', exact: true }).click();
}

/** @param {Playground} playground @param {{ name?: string, text: string }} dropped a file, if it has a name */
async function drop({ page }, { name, text }) {
  const data = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      if (name) transfer.items.add(new File([text], name));
      else transfer.setData('text/plain', text);
      return transfer;
    },
    [name ?? '', text],
  );
  await page.locator('#home h2').dispatchEvent('dragover', { dataTransfer: data });
  await expect(page.locator('#home')).toHaveClass(/drop/);
  await page.locator('#home h2').dispatchEvent('drop', { dataTransfer: data });
  await expect(page.locator('#home')).not.toHaveClass(/drop/);
}

/** Where what was given by file or drop is answered, and what was pasted. */
const answerTo = (/** @type {Playground} */ { page }, /** @type {'file' | 'text'} */ way) =>
  page.locator(`#home-${way}-answer`);

/**
 * What is selected in an element of a shadow root, where it alone knows.
 * @param {import('@playwright/test').Locator} locator
 */
function selectedText(locator) {
  return locator.evaluate((element) => {
    const root = /** @type {ShadowRoot & { getSelection?: () => Selection }} */ (
      element.getRootNode()
    );
    return String(root.getSelection?.() ?? getSelection());
  });
}

test.describe('the link', () => {
  test('to this epoch is shown, copied, and opens the same moment', async ({
    playground,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const home = await openHome(playground, '#seed=11&lr=0.5');
    await trainTo(playground, 812);
    await expect(home.getByLabel('To this run at this epoch')).toHaveValue(
      /#seed=11&lr=0.5&epochs=812&at=812$/,
    );
    await home.getByRole('button', { name: 'Copy link' }).click();
    await expect(home.getByText('Link copied.')).toBeVisible();
    const predictions = await playground.predictions();
    const copied = await playground.page.evaluate(() => navigator.clipboard.readText());
    await playground.page.goto('about:blank');
    await playground.page.goto(copied);
    await playground.expectEpoch(812, 812);
    expect(await playground.predictions()).toEqual(predictions);
  });

  test('is not offered where no browser opens it, but a file is', async ({ playground }) => {
    const home = await openHome(playground, '#seed=3');
    const withChanges = (/** @type {number} */ count) =>
      playground.element.evaluate((element, count) => {
        const changes = Array.from({ length: count }, (_, index) => `${index}:p4:${index}`);
        Object.assign(element, { run: `seed=3&edits=${changes}&view=home` });
      }, count);
    const copy = home.getByRole('button', { name: 'Copy link' });
    await expect(copy).toBeVisible();
    await expect(home.getByText('which mail and chat may cut')).toBeHidden();
    await withChanges(1000);
    await expect(home.getByText('longer than 8,000 characters')).toBeVisible();
    await expect(copy).toBeVisible();

    await withChanges(80_000);
    await expect(home.getByText('This run is too long for a link')).toBeVisible();
    await expect(copy).toBeHidden();
    const waiting = playground.page.waitForEvent('download');
    await home.getByRole('button', { name: 'Download JSON' }).click();
    const { edits } = JSON.parse(await readFile(await (await waiting).path(), 'utf8'));
    expect(edits.length).toBe(80_000);
    expect(edits[79_999]).toEqual({ epoch: 79_999, parameter: 4, value: 79_999 });
    await withChanges(0);
    await expect(copy).toBeVisible();
  });

  test('is selected, where there is no clipboard', async ({ playground }) => {
    await playground.page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    const home = await openHome(playground, '#seed=3');
    await home.getByRole('button', { name: 'Copy link' }).focus();
    await playground.page.keyboard.press('Enter');
    await expect(home.getByText('The clipboard is not available here.')).toBeVisible();
    const field = home.getByLabel('To this run at this epoch');
    await expect(field).toBeFocused();
    const selected = await field.evaluate((/** @type {HTMLInputElement} */ input) =>
      input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
    );
    expect(selected).toMatch(/#seed=3$/);
    await home.getByRole('button', { name: 'Copy program' }).click();
    expect(await selectedText(home.locator('pre'))).toContain('import numpy');
  });

  test('says nothing of an epoch at the start', async ({ playground }) => {
    const home = await openHome(playground);
    await expect(home.getByLabel('To this run at this epoch')).not.toHaveValue(/at=/);
  });
});

test.describe('a program', () => {
  test('is shown, copied and downloaded as it is at this epoch', async ({
    playground,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const home = await openHome(playground, '#seed=11');
    await trainTo(playground, 300);
    const program = home.getByRole('region', { name: 'NumPy program' });
    await expect(program).toContainText('EPOCHS = 300');
    await expect(program).toContainText('np.random.seed(11)');
    const shown = await program.textContent();
    await home.getByRole('button', { name: 'Copy program' }).click();
    await expect(home.getByText('Program copied.')).toBeVisible();
    expect(await playground.page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    const { name, bytes } = await downloaded(playground, 'Download program', 'keyboard');
    expect(name).toBe('xor-seed-11-epoch-300-numpy.py');
    expect(String(bytes)).toBe(shown);

    await home.getByLabel('PyTorch').check();
    await expect(home.getByRole('region', { name: 'PyTorch program' })).toContainText(
      'torch.optim.SGD',
    );
    const torch = await downloaded(playground, 'Download program');
    expect(torch.name).toBe('xor-seed-11-epoch-300-torch.py');
    expect(String(torch.bytes)).toContain('import torch');
  });

  test('follows the run', async ({ playground }) => {
    const home = await openHome(playground);
    const program = home.getByRole('region', { name: 'NumPy program' });
    await expect(program).toContainText('EPOCHS = 0');
    await playground.step.click();
    await expect(program).toContainText('EPOCHS = 1\n');
    await playground.type('Seed', 5);
    await expect(program).toContainText('np.random.seed(5)');
    await playground.train.click();
    await expect(program).not.toContainText(/EPOCHS = \d\n/);
    await playground.pause.click();
    const { epoch } = await playground.read();
    await expect(program).toContainText(`EPOCHS = ${epoch}\n`);
  });
});

test.describe('files', () => {
  for (const by of /** @type {const} */ (['pointer', 'keyboard'])) {
    test(`the run as JSON, by ${by}, opens again with the same predictions to the bit`, async ({
      playground,
    }) => {
      await openHome(playground, '#hidden=3,2&activation=tanh&seed=7&rule=adam&lr=0.02');
      await trainTo(playground, 400);
      await playground.type('Learning rate', 0.05);
      await trainTo(playground, 700);
      const predictions = await playground.predictions();
      const { name, bytes } = await downloaded(playground, JSON_FILE, by);
      expect(name).toBe('xor-seed-7-epoch-700.json');
      const { at, network, edits } = JSON.parse(String(bytes));
      expect(at).toBe(700);
      expect(edits).toEqual([{ epoch: 400, learning_rate: 0.05 }]);
      expect(network.layers[0].weights).toHaveLength(2);
      expect(network.layers[2].biases).toHaveLength(1);

      await openHome(playground, '#seed=1');
      await choose(playground, { name, mimeType: 'application/json', buffer: bytes });
      await expect(answerTo(playground, 'file')).toHaveText('The run is opened, at epoch 700.');
      await playground.expectEpoch(700, 700);
      expect(await playground.predictions()).toEqual(predictions);
    });
  }

  test('the losses as CSV are those of every epoch', async ({ playground }) => {
    await openHome(playground);
    await trainTo(playground, 5_000);
    const { loss } = await playground.read();
    const { name, bytes } = await downloaded(playground, CSV_FILE);
    expect(name).toBe('xor-seed-0-epoch-5000-loss.csv');
    const [header, ...rows] = String(bytes).trimEnd().split('\n');
    expect(header).toBe('epoch,loss');
    expect(rows).toHaveLength(5_001);
    const table = rows.map((row) => row.split(',').map(Number));
    expect(table.every(([epoch], index) => epoch === index)).toBe(true);
    expect(Number(table[5_000][1].toPrecision(4))).toBe(loss);
    // As the curve has it.
    const words = await playground.page.locator('#curve-words').textContent();
    expect(words).toContain(`error ${Number(table[0][1].toPrecision(4))} at epoch 0`);
  });

  test('a long table is written in parts, between which the page draws', async ({ playground }) => {
    await openHome(playground);
    await trainTo(playground, 100_000);
    await playground.page.evaluate(() => {
      // Time flies, so that a part takes all of its frame whatever the machine.
      let now = performance.now();
      performance.now = () => {
        now += 5;
        return now;
      };
      // Once a frame from the click on, until the file is there.
      const seen = { frames: 0, whenMade: 0 };
      Object.assign(window, { seen });
      const frame = () => {
        seen.frames += 1;
        requestAnimationFrame(frame);
      };
      addEventListener('click', () => requestAnimationFrame(frame), { once: true });
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        seen.whenMade = seen.frames;
        return make(blob);
      };
    });
    const { bytes } = await downloaded(playground, CSV_FILE);
    expect(String(bytes).trimEnd().split('\n')).toHaveLength(100_002);
    const { whenMade } = await playground.page.evaluate(() => /** @type {any} */ (window).seen);
    expect(whenMade).toBeGreaterThan(1);
  });

  for (const [of, ending, width, height] of /** @type {const} */ ([
    ['loss curve', '-loss', 1440, 720],
    ['decision surface', '', 960, 932],
  ])) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      test(`the ${of} as PNG has pixels on light paper, in the ${colorScheme} page`, async ({
        playground,
      }) => {
        const { page } = playground;
        await page.emulateMedia({ colorScheme });
        await openHome(playground, '#seed=11');
        await trainTo(playground, 812);
        const { name, bytes } = await downloaded(playground, picture('PNG', of));
        expect(name).toBe(`xor-seed-11-epoch-812${ending}.png`);
        const seen = await page.evaluate(async (encoded) => {
          const data = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
          const image = await createImageBitmap(new Blob([data], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
            canvas.getContext('2d')
          );
          context.drawImage(image, 0, 0);
          const pixels = context.getImageData(0, 0, image.width, image.height);
          const colours = new Set(new Uint32Array(pixels.data.buffer));
          const corner = [...pixels.data.slice(0, 4)];
          return { width: image.width, height: image.height, colours: colours.size, corner };
        }, bytes.toString('base64'));
        expect(seen).toMatchObject({ width, height });
        expect(seen.colours).toBeGreaterThan(50);
        expect(seen.corner).toEqual([252, 251, 248, 255]);
      });
    }

    test(`the ${of} as SVG has lines and words`, async ({ playground }) => {
      await openHome(playground, '#seed=0');
      await trainTo(playground, 812);
      const { name, bytes } = await downloaded(playground, picture('SVG', of), 'keyboard');
      expect(name).toBe(`xor-seed-0-epoch-812${ending}.svg`);
      // The page's own policy lets no text become a document.
      const elsewhere = await playground.page.context().newPage();
      const seen = await elsewhere.evaluate((text) => {
        const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
        const all = (/** @type {string} */ selector) => [...svg.querySelectorAll(selector)];
        return {
          errors: all('parsererror').length,
          paths: all('path[stroke]:not([stroke="none"])').filter((path) =>
            /L/.test(path.getAttribute('d') ?? ''),
          ).length,
          texts: all('text').map((text) => text.textContent),
          anchors: all('text').map((text) => text.getAttribute('text-anchor')),
          families: all('text').every((text) => text.getAttribute('font-family')),
          images: all('image').map((image) =>
            (image.getAttribute('xlink:href') ?? '').slice(0, 22),
          ),
          title: svg.querySelector('title')?.textContent,
        };
      }, String(bytes));
      expect(seen).toMatchObject({ errors: 0, families: true });
      expect(seen.paths).toBeGreaterThan(0);
      expect(seen.texts).toContain('0');
      expect(seen.texts).toContain(of === 'loss curve' ? 'epoch' : 'x →');
      expect(seen.title?.toLowerCase()).toBe(`${of}, seed 0, epoch 812`);
      expect(seen.images).toEqual(of === 'loss curve' ? [] : ['data:image/png;base64,']);
    });
  }

  test('an SVG has the pixels as they were computed, where the browser alters what is drawn', async ({
    playground,
  }) => {
    await openHome(playground, '#seed=11&at=812');
    await playground.expectEpoch(812);
    const taken = async () => {
      const { bytes } = await downloaded(playground, picture('SVG', 'decision surface'));
      const address = /base64,([^"]*)"/.exec(String(bytes))?.[1] ?? '';
      const { width, data } = decode(Buffer.from(address, 'base64'));
      expect(width).toBe(400);
      return [...data];
    };
    const computed = await taken();
    await alterPictures(playground.page, 90);
    await openHome(playground, '#seed=11&at=812');
    await playground.expectEpoch(812);
    expect(await taken()).toEqual(computed);
  });

  test('a PNG that the browser alters a little comes with a word', async ({ playground }) => {
    await alterPictures(playground.page, 1);
    const home = await openHome(playground, '#seed=11');
    await downloaded(playground, picture('PNG', 'loss curve'));
    await expect(home.getByText('downloaded. This browser changes some colours')).toBeVisible();
  });

  test('a PNG that the browser spoils is not made', async ({ playground }) => {
    await alterPictures(playground.page, 90);
    const home = await openHome(playground, '#seed=11');
    await home.getByRole('button', { name: picture('PNG', 'loss curve'), exact: true }).click();
    await expect(home.getByText('There is no PNG: this browser spoils')).toBeVisible();
  });

  test('what shows one input can be taken as SVG, too', async ({ playground }) => {
    await openHome(playground, '#data=0,0;1,1;2,0');
    const { bytes } = await downloaded(playground, picture('SVG', 'decision surface'));
    expect(String(bytes)).toContain('<image ');
  });

  test('what is drawn on the page stays as it is', async ({ playground }) => {
    await openHome(playground);
    await trainTo(playground, 812);
    const before = [await playground.curve.screenshot(), await playground.surface.screenshot()];
    for (const type of ['PNG', 'SVG']) {
      for (const of of ['loss curve', 'decision surface']) {
        await downloaded(playground, picture(type, of));
      }
    }
    const after = [await playground.curve.screenshot(), await playground.surface.screenshot()];
    expect(after.map((image, index) => image.equals(before[index]))).toEqual([true, true]);
  });

  test('a given start has its name, too', async ({ playground }) => {
    await openHome(playground, '#parameters=1,2,3,4,5,6,7,8,9');
    const { name } = await downloaded(playground, JSON_FILE);
    expect(name).toBe('xor-given-start-epoch-0.json');
  });
});

test.describe('opening', () => {
  const RUN = '{"version": 1, "seed": 11, "epochs": 3000, "at": 100}';

  test('takes what was pasted, and leads back', async ({ playground }) => {
    const home = await openHome(playground, '#seed=5');
    await trainTo(playground, 40);
    await paste(playground, RUN);
    await expect(answerTo(playground, 'text')).toHaveText('The run is opened, at epoch 100.');
    await expect(playground.field('Seed')).toHaveValue('11');
    await playground.expectEpoch(100, '3,000');
    await home.getByRole('button', { name: 'Back to the run before' }).click();
    await expect(playground.field('Seed')).toHaveValue('5');
    await playground.expectEpoch(40, 40);
  });

  test('takes what was dropped, as a file or as text', async ({ playground }) => {
    await openHome(playground);
    await drop(playground, { name: 'run.json', text: RUN });
    await expect(answerTo(playground, 'file')).toHaveText('The run is opened, at epoch 100.');
    await expect(playground.field('Seed')).toHaveValue('11');
    await drop(playground, { text: RUN.replace('11', '12') });
    await expect(playground.field('Seed')).toHaveValue('12');
    await playground.expectEpoch(100, '3,000');
  });

  test('takes none of two files, and none that is let go beside it, which keeps the page', async ({
    playground,
  }) => {
    await openHome(playground, '#seed=4');
    const { page } = playground;
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      for (const name of ['one.json', 'two.json']) transfer.items.add(new File([text], name));
      return transfer;
    }, RUN);
    await page.locator('#home h2').dispatchEvent('drop', { dataTransfer: data });
    await expect(answerTo(playground, 'file')).toHaveText(
      'One file at a time, please: none of these was opened.',
    );
    // The browser would open what is let go where nobody takes it.
    const isLeft = await page.locator('#train').evaluate((button, dataTransfer) => {
      const event = { bubbles: true, cancelable: true, composed: true, dataTransfer };
      return ['dragover', 'drop'].map((type) => button.dispatchEvent(new DragEvent(type, event)));
    }, data);
    expect(isLeft).toEqual([false, false]);
    await expect(playground.field('Seed')).toHaveValue('4');
  });

  test('takes pasted text with a byte order mark', async ({ playground }) => {
    await openHome(playground);
    await paste(playground, `\uFEFF${RUN}`);
    await expect(answerTo(playground, 'text')).toHaveText('The run is opened, at epoch 100.');
  });

  test('takes a run without an epoch, and goes to its start', async ({ playground }) => {
    await openHome(playground);
    await trainTo(playground, 40);
    await paste(playground, '{"version": 1}');
    await expect(answerTo(playground, 'text')).toHaveText('The run is opened, at epoch 0.');
    await playground.expectEpoch(0);
  });

  test('says where the file’s network is another one, and the run counts', async ({
    playground,
  }) => {
    await openHome(playground, '#seed=3');
    await playground.step.click();
    const { bytes } = await downloaded(playground, JSON_FILE);
    const predictions = await playground.predictions();
    const other = String(bytes).replace(/"biases": \[\d/, '"biases": [4');
    expect(other).not.toBe(String(bytes));
    await paste(playground, other);
    await expect(answerTo(playground, 'text')).toHaveText(
      'The run is opened, at epoch 1. The network in the file is another one than the run leads to there: the run counts.',
    );
    expect(await playground.predictions()).toEqual(predictions);
  });

  test('says where a run diverges before the epoch', async ({ playground }) => {
    await openHome(playground);
    const diverging = '{"version": 1, "learning_rate": 7, "output": "linear", "at": 4000}';
    await paste(playground, diverging);
    await expect(answerTo(playground, 'text')).toContainText('It diverges at epoch');
  });

  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  /** @type {[string, string, RegExp][]} */
  const GARBAGE = [
    ['empty', '', /There is nothing in it/],
    ['blank', ' \n ', /There is nothing in it/],
    ['words', 'seed=11', /This is no JSON/],
    ['binary', '\u0000\u0001\ufffd\u0007PNG', /This is no JSON/],
    ['cut', '{"version": 1, "seed": 1', /This is no JSON/],
    ['deep', deep, /takes an object|no JSON/],
    ['deep within', `{"version": 1, "seed": ${deep}}`, /seed takes a whole number|no JSON/],
    ['another version', '{"version": 9}', /made by a newer version/],
    ['no version', '{"seed": 1}', /version is missing/],
    [
      'a layer too large',
      '{"version": 1, "hidden": [{"size": 99, "activation": "tanh"}]}',
      /hidden\[0\]\.size takes a whole number from 1 to 16, not 99\./,
    ],
    [
      'an epoch that is none',
      '{"version": 1, "at": -3}',
      /at takes a whole number from 0 to 10000000/,
    ],
    [
      'a network of another shape',
      '{"version": 1, "at": 0, "network": {"layers": [{"weights": [[1, 2]], "biases": [1, 2]}, 7]}}',
      /network\.layers\[0\]\.weights takes a list of 2 rows/,
    ],
    [
      'data of nine inputs',
      '{"version": 1, "data": {"inputs": [[1, 2, 3, 4, 5, 6, 7, 8, 9]], "targets": [0]}}',
      /1 to 8 numbers/,
    ],
  ];

  test('answers garbage of every kind where it was given, and loses nothing', async ({
    playground,
  }) => {
    await openHome(playground, '#seed=4');
    await trainTo(playground, 60);
    const predictions = await playground.predictions();
    for (const [name, text, message] of GARBAGE) {
      await choose(playground, file(`${name}.json`, text));
      await expect(answerTo(playground, 'file')).toContainText(`${name}.json is not opened.`);
      await expect(answerTo(playground, 'file')).toHaveText(message);
      await expect(answerTo(playground, 'text')).toBeEmpty();
      if (text.length < 1_000) {
        await paste(playground, text);
        await expect(answerTo(playground, 'text')).toHaveText(message);
        await expect(answerTo(playground, 'file')).toBeEmpty();
      }
      expect((await answerTo(playground, 'file').textContent())?.length ?? 0).toBeLessThan(400);
      await playground.expectEpoch(60, 60);
    }
    expect(await playground.predictions()).toEqual(predictions);
  });

  test('answers a huge file at once', async ({ playground }) => {
    await openHome(playground);
    await choose(playground, file('huge.json', ' '.repeat(9_000_000)));
    await expect(answerTo(playground, 'file')).toHaveText(/huge\.json has 9 MB: .* less than 8 MB/);
  });

  test('leaves text that is dropped into the field to the field', async ({ playground }) => {
    const home = await openHome(playground);
    const prevented = await home.getByLabel('Or its text').evaluate((field) => {
      const event = new DragEvent('drop', {
        bubbles: true,
        cancelable: true,
        dataTransfer: new DataTransfer(),
      });
      return !field.dispatchEvent(event);
    });
    expect(prevented).toBe(false);
  });
});

test('axe-core finds nothing wrong', async ({ playground }) => {
  const { page } = playground;
  await openHome(playground, '#seed=11');
  await trainTo(playground, 100);
  await choose(playground, file('wrong.json', '{'));
  await expect(answerTo(playground, 'file')).not.toBeEmpty();
  for (const [width, colorScheme] of /** @type {const} */ ([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ])) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), `${colorScheme}, ${width}`).toEqual([]);
  }
});

test('it fits into 320 pixels', async ({ playground }) => {
  await playground.page.setViewportSize({ width: 320, height: 700 });
  await openHome(playground, '#seed=11&hidden=8,8&activation=tanh&rule=adam&lr=0.02');
  await playground.expectNoScrollSideways();
  await paste(playground, 'x'.repeat(500));
  await expect(answerTo(playground, 'text')).not.toBeEmpty();
  await playground.expectNoScrollSideways();
});

test('the page’s own keys do nothing in the fields', async ({ playground }) => {
  const home = await openHome(playground);
  await home.getByLabel('Or its text').focus();
  await playground.page.keyboard.type('s r n');
  await playground.expectEpoch(0);
  await expect(playground.status).toHaveCount(1);
});
