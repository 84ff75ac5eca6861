// The page as a person meets it: by names and texts. Every test gets it, already watched: whatever the
// browser complains about, and whatever is asked of another origin, fails the test.

import { test as base, expect } from '@playwright/test';

export { expect };

/** @typedef {'Learning rate' | 'Epochs' | 'Speed'} SliderName */
/** @typedef {SliderName | 'Seed' | 'Hidden neurons' | 'Hidden layers' | `Neurons in layer ${number}` | 'x' | 'y'} FieldName */

/** A run that learns at its learning rate, and whose numbers grow without end at 7. */
export const DIVERGES_AT_7 = '#lr=0.05&output=linear';

export class Playground {
  /**
   * The complaints that a test provokes: each has to come, and no other may.
   * @type {RegExp[]}
   */
  provoked = [];

  /** @param {import('@playwright/test').Page} page */
  constructor(page) {
    this.page = page;
    this.train = this.button('Train');
    this.pause = this.button('Pause');
    this.step = this.button('Step');
    this.reset = this.button('Reset');
    this.newStart = this.button('New start');
    this.time = page.getByRole('slider', { name: 'Time', exact: true });
    this.status = page.getByRole('status');
    this.progress = page.getByRole('progressbar', { name: 'Training progress' });
    this.outcome = page.getByRole('region', { name: 'Outcome' });
    this.rows = page.getByRole('table', { name: 'Truth table' }).locator('tbody tr');
    this.surface = page.getByRole('img', { name: 'Decision surface' });
    this.curve = page.getByRole('img', { name: 'Loss curve' });
    this.answer = page.getByRole('group', { name: 'Answer' });
    this.advanced = page.locator('summary', { hasText: 'Advanced' });
    this.rule = this.choice('Rule');
    this.notice = page.locator('#notice');
    this.trouble = page.locator('#trouble');
  }

  /** @param {string} name */
  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** @param {SliderName} name */
  slider(name) {
    return this.page.getByRole('slider', { name, exact: true });
  }

  /** @param {FieldName} name */
  field(name) {
    const hasSlider = ['Learning rate', 'Epochs', 'Speed'].includes(name);
    const accessible = hasSlider ? `${name} value` : name;
    return this.page.getByRole('spinbutton', { name: accessible, exact: true });
  }

  /** @param {string} name */
  choice(name) {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  /** Where the page answers what was typed into a field. @param {FieldName} name */
  async errorOf(name) {
    const ids = await this.field(name).getAttribute('aria-describedby');
    return this.page.locator(`#${ids?.split(' ')[0]}`);
  }

  /** Opens the page and waits until the network is there. @param {string} [hash] */
  async open(hash = '') {
    await this.page.goto(`./${hash}`);
    // What comes right after the first picture may move what lies below.
    await this.until(() =>
      ['train', 'rule'].every((id) => document.getElementById(id)?.matches(':enabled')),
    );
  }

  /**
   * Waits until something holds in the page; looks again soon, where an expectation would wait up to a second.
   * @param {() => unknown} condition
   */
  async until(condition) {
    // Not with each frame, as it would else: tests hold the frames.
    await this.page.waitForFunction(condition, undefined, { polling: 20 });
  }

  /**
   * @param {FieldName} name
   * @param {string | number} text
   */
  async type(name, text) {
    await this.field(name).fill(String(text));
    await this.field(name).press('Enter');
  }

  /**
   * @param {string | number} epoch
   * @param {string | number | null} [target] none beyond the target
   */
  async expectEpoch(epoch, target = '5,000') {
    const of = target === null ? '' : ` of ${target}`;
    await expect(this.status).toContainText(`Epoch ${epoch}${of},`);
  }

  /** What the status line says. */
  async read() {
    const text = (await this.status.textContent()) ?? '';
    const [, epoch, target, loss, right] =
      /^Epoch ([\d,]+) of ([\d,]+), loss (\S+), (\d) of 4 rows right$/.exec(text) ?? [];
    expect(right, `the status line reads “${text}”`).toBeDefined();
    const whole = (/** @type {string} */ digits) => Number(digits.replaceAll(',', ''));
    return { epoch: whole(epoch), target: whole(target), loss: Number(loss), right: Number(right) };
  }

  /** Trains at the highest speed until training ends by itself. */
  async trainToTheEnd() {
    await this.type('Speed', 100_000);
    await this.train.click();
    await this.ended();
  }

  /** Waits until training has ended by itself. */
  async ended() {
    await this.until(
      () =>
        document.getElementById('outcome')?.hasChildNodes() &&
        document.getElementById('train')?.textContent?.trim() === 'Train',
    );
  }

  /** The four predictions, with all their digits. */
  async predictions() {
    const cells = await this.rows.locator('data').all();
    expect(cells).toHaveLength(4);
    return Promise.all(cells.map(async (cell) => Number(await cell.getAttribute('value'))));
  }

  /** What the network answers to x and y, with all its digits. */
  async answered() {
    return Number((await this.answer.textContent())?.split(' = ')[1]);
  }

  /** Whether the page is wider than the window. */
  async isScrolledSideways() {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
  }
}

/** What Playwright hears in an installed Firefox that says nothing. */
const HEARD_IN_FIREFOX = [
  // An error that is written to the console, without its words.
  /^(Error|\{\})$/,
  // For a screenshot, Playwright hides the caret with a style of its own, which the page's policy forbids it.
  /blocked an inline style \(style-src-elem\)/,
];

/**
 * What Playwright can't do in a Firefox that is not its own build, which it drives over WebDriver BiDi. Where a test
 * asks for it, it ends there, as skipped.
 * @param {import('@playwright/test').Page} page
 * @param {boolean} javaScriptEnabled
 */
function skipWhatFirefoxLacks(page, javaScriptEnabled) {
  const lacks = (/** @type {string} */ what) => () =>
    base.skip(true, `Playwright has no ${what} in an installed Firefox`);
  if (!javaScriptEnabled) lacks('way to switch off JavaScript')();
  const { waitForEvent } = page;
  Object.assign(page, {
    emulateMedia: async (
      /** @type {{ reducedMotion?: string }} */ { reducedMotion, ...others },
    ) => {
      // The configuration has seen to less motion.
      if (reducedMotion !== 'reduce' || Object.keys(others).length > 0) lacks('other media')();
    },
    waitForEvent: (/** @type {string} */ name, /** @type {any[]} */ ...rest) => {
      if (name === 'download') lacks('downloads')();
      return Reflect.apply(waitForEvent, page, [name, ...rest]);
    },
  });
  page.context().grantPermissions = async () => lacks('permissions')();
  page.touchscreen.tap = async () => lacks('touch')();
}

export const test = base.extend(
  /**
   * @type {import('@playwright/test').Fixtures<
   *   { playground: Playground },
   *   {},
   *   import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions,
   *   import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions
   * >}
   */ ({
    playground: async ({ page, context, baseURL, launchOptions, javaScriptEnabled }, use) => {
      const isInstalledFirefox = launchOptions.channel === 'moz-firefox';
      if (isInstalledFirefox) skipWhatFirefoxLacks(page, javaScriptEnabled);
      const playground = new Playground(page);
      /** @type {string[]} */
      const complaints = [];
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(`Uncaught ${error.error()}`));
      context.on('request', (request) => {
        const { origin } = new URL(request.url());
        if (origin !== new URL(String(baseURL)).origin) complaints.push(`Asked ${request.url()}`);
      });

      await use(playground);

      const { provoked } = playground;
      const known = isInstalledFirefox ? [...provoked, ...HEARD_IN_FIREFOX] : provoked;
      const others = complaints.filter((text) => !known.some((one) => one.test(text)));
      expect(others, 'what the browser complains about').toEqual([]);
      // There, what is provoked may be heard as no more than "Error".
      if (isInstalledFirefox) return;
      for (const one of provoked) {
        expect(complaints.join('\n'), 'what the test provokes').toMatch(one);
      }
    },
  }),
);

/**
 * The states that every visitor sees, and how they come about.
 * @type {Record<string, (playground: Playground) => Promise<void>>}
 */
export const COMMON_STATES = {
  idle: (playground) => playground.open(),
  training: async (playground) => {
    await playground.open('#epochs=100000');
    await playground.train.click();
    await expect(playground.pause).toBeVisible();
  },
  learnt: async (playground) => {
    await playground.open();
    await playground.trainToTheEnd();
  },
};
