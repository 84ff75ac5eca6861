// The page as a person meets it: by names and texts. Every test gets it, already watched: whatever the
// browser complains about, and whatever is asked of another origin, fails the test.

import { test as base, expect } from '@playwright/test';
import { settled } from './frames.js';

export { expect };

/** @typedef {'Learning rate' | 'Epochs' | 'Speed'} SliderName */
/** @typedef {SliderName | 'Seed' | 'Hidden neurons' | 'Hidden layers' | `Neurons in layer ${number}` | 'x' | 'y'} FieldName */

/** The views that open beside the stage, by the words on their tabs, with their names in a link. */
export const VIEWS = /** @type {const} */ ({
  Data: 'data',
  'Hidden space': 'space',
  Formulas: 'formulas',
  'Why?': 'why',
  Survey: 'survey',
  Map: 'map',
  Lessons: 'lessons',
  Compare: 'compare',
  'Take it home': 'home',
});

/** @typedef {keyof typeof VIEWS} ViewName */

export const VIEW_NAMES = /** @type {ViewName[]} */ (Object.keys(VIEWS));

/** A run that learns at its learning rate, and whose numbers grow without end at 7. */
export const DIVERGES_AT_7 = '#lr=0.05&output=linear';

/**
 * From now on, scripts and engines come when they are released.
 * @param {import('@playwright/test').Page} page
 */
export async function holdFiles(page) {
  const FILES = /\.(js|wasm)$/;
  /** @type {import('@playwright/test').Route[]} */
  const routes = [];
  await page.route(FILES, (route) => {
    routes.push(route);
  });
  return {
    /** How many files wait. */
    get count() {
      return routes.length;
    },
    async release() {
      await Promise.all(routes.map((route) => route.continue()));
      await page.unroute(FILES);
    },
  };
}

export class Playground {
  /**
   * The complaints that a test provokes: each has to come, and no other may.
   * @type {RegExp[]}
   */
  provoked = [];
  /** Which file of its folder the page is; the folder's own if none is named. */
  file = '';

  /**
   * @param {import('@playwright/test').Page} page
   * @param {import('@playwright/test').Locator} [element] where the page has more than one
   */
  constructor(page, element = page.locator('xor-playground')) {
    this.page = page;
    this.element = element;
    this.train = this.button('Train');
    this.pause = this.button('Pause');
    this.step = this.button('Step');
    this.reset = this.button('Reset');
    this.newStart = this.button('New start');
    this.undo = this.button('Undo');
    this.redo = this.button('Redo');
    this.time = element.getByRole('slider', { name: 'Time', exact: true });
    this.status = element.getByRole('status');
    this.progress = element.getByRole('progressbar', { name: 'Training progress' });
    this.outcome = element.getByRole('region', { name: 'Outcome' });
    this.network = element.getByRole('region', { name: 'Network', exact: true });
    this.rows = element.getByRole('table', { name: 'Truth table' }).locator('tbody tr');
    this.surface = element.getByRole('img', { name: 'Decision surface' });
    this.curve = element.getByRole('img', { name: 'Loss curve' });
    this.answer = element.getByRole('group', { name: 'Answer' });
    this.advanced = element.locator('summary', { hasText: 'Advanced' });
    this.rule = this.choice('Rule');
    this.notice = element.locator('#notice');
    this.trouble = element.locator('#trouble');
    this.views = element.getByRole('navigation', { name: 'Views' });
  }

  /** @param {string} name */
  button(name) {
    return this.element.getByRole('button', { name, exact: true });
  }

  /** @param {SliderName} name */
  slider(name) {
    return this.element.getByRole('slider', { name, exact: true });
  }

  /** @param {FieldName} name */
  field(name) {
    const hasSlider = ['Learning rate', 'Epochs', 'Speed'].includes(name);
    const accessible = hasSlider ? `${name} value` : name;
    return this.element.getByRole('spinbutton', { name: accessible, exact: true });
  }

  /** @param {string} name */
  choice(name) {
    return this.element.getByRole('combobox', { name, exact: true });
  }

  /** Where the page answers what was typed into a field. @param {FieldName} name */
  async errorOf(name) {
    const ids = await this.field(name).getAttribute('aria-describedby');
    return this.element.locator(`#${ids?.split(' ')[0]}`);
  }

  /** Opens the page and waits until the network is there. @param {string} [hash] */
  async open(hash = '') {
    await this.page.goto(`./${this.file}${hash}`);
    // What comes right after the first picture may move what lies below.
    await this.until((root) => root.getElementById('train')?.matches(':enabled'));
    // Somebody is there.
    await this.page.mouse.move(2, 2);
  }

  /**
   * The pane of a view, whether it is open or not.
   * @param {ViewName} name
   */
  view(name) {
    return this.element.locator(`#${VIEWS[name]}`);
  }

  /**
   * Opens a view beside the stage, and waits until it is there.
   * @param {ViewName} name
   */
  async openView(name) {
    const view = this.view(name);
    const tab = this.views.getByRole('button', { name, exact: true });
    const select = this.views.getByRole('combobox', { name: 'View', exact: true });
    // Where there is no room for the tabs, there is a select in their place.
    await expect(tab.or(select).filter({ visible: true }).first()).toBeVisible();
    if (!(await view.isVisible())) {
      if (await select.isVisible()) await select.selectOption({ label: name });
      else await tab.click();
    }
    await this.expectView(name);
    return view;
  }

  /**
   * Closes a view, where the page says how.
   * @param {ViewName} name
   */
  async closeView(name) {
    const view = this.view(name);
    await view.getByRole('button', { name: /^Close / }).click();
    await expect(view).toBeHidden();
  }

  /**
   * Waits until a view is open and there.
   * @param {ViewName} name
   */
  async expectView(name) {
    const view = this.view(name);
    await expect(view).toBeVisible();
    const body = view.locator('> .body');
    await expect(body).not.toBeEmpty();
    await expect(body).not.toHaveText('Loading…');
  }

  /**
   * Waits until something holds in the playground; looks again soon, where an expectation would wait up to a second.
   * @param {(root: ShadowRoot) => unknown} condition runs in the page
   */
  async until(condition) {
    // Not with each frame, as it would else: tests hold the frames.
    await this.page.waitForFunction(condition, await this.root(), { polling: 20 });
  }

  /**
   * What something in the playground says.
   * @template T
   * @param {(root: ShadowRoot) => T} look runs in the page
   */
  async inside(look) {
    return (await this.root()).evaluate(look);
  }

  /** Where the playground's elements are. */
  async root() {
    return this.element.evaluateHandle(({ shadowRoot }) => /** @type {ShadowRoot} */ (shadowRoot));
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
    await this.settled();
    const text = (await this.status.textContent()) ?? '';
    const [, epoch, target, loss, right] =
      /^Epoch ([\d,]+)(?: of ([\d,]+))?, loss (\S+), (\d) of 4 rows right$/.exec(text) ?? [];
    expect(right, `the status line reads “${text}”`).toBeDefined();
    const whole = (/** @type {string} */ digits) => Number(digits.replaceAll(',', ''));
    // Beyond the target, none is said.
    return {
      epoch: whole(epoch),
      target: target === undefined ? undefined : whole(target),
      loss: Number(loss),
      right: Number(right),
    };
  }

  /** Trains at the highest speed until training ends by itself. */
  async trainToTheEnd() {
    await this.type('Speed', 100_000);
    await this.train.click();
    await this.ended();
  }

  /** Waits until training has ended by itself: at its last epoch, or at the last before the run diverges. */
  async ended() {
    await this.until((root) => {
      const progress = root.getElementById('progress');
      const isThrough = progress?.ariaValueNow === progress?.ariaValueMax;
      const diverged = root.getElementById('outcome')?.classList.contains('diverged');
      const train = root.getElementById('train')?.textContent?.trim();
      return (isThrough || diverged) && train === 'Train';
    });
  }

  /** Waits until what was done is drawn. */
  async settled() {
    await settled(this.page);
  }

  /** The four predictions, with all their digits. */
  async predictions() {
    await this.settled();
    const cells = this.rows.locator('data');
    // The table has no role until all that is drawn has its place.
    await expect(cells).toHaveCount(4);
    const all = await cells.all();
    return Promise.all(all.map(async (cell) => Number(await cell.getAttribute('value'))));
  }

  /** What the network answers to x and y, with all its digits. */
  async answered() {
    await this.settled();
    return Number((await this.answer.textContent())?.split(' gives ')[1]);
  }

  /** Waits until the page is no wider than the window. @param {string} [when] */
  async expectNoScrollSideways(when) {
    await expect.poll(() => this.isScrolledSideways(), when).toBe(false);
  }

  /** Whether the page is wider than the window. */
  async isScrolledSideways() {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
  }
}

/** What Playwright says where the configuration blocks service workers. */
const BLOCKED = /^Service Worker registration blocked by Playwright$/;

/** What Playwright hears in an installed Firefox that says nothing. */
const HEARD_IN_FIREFOX = [
  // An error that is written to the console, without its words.
  /^(Error|\{(file: Object)?\})$/,
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
      const known = [BLOCKED, ...provoked, ...(isInstalledFirefox ? HEARD_IN_FIREFOX : [])];
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
