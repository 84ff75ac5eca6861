// The built page in an installed WebKitGTK, as a person meets it: by names and texts. Every test gets it,
// already watched: whatever the page complains about fails the test.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test as base, before } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { error, Key } from 'selenium-webdriver';
import { startDriver } from '../../scripts/webkit.mjs';
import { serve } from '../static-server.mjs';
import { watchedSite } from './watched-site.js';

/** @typedef {import('selenium-webdriver').WebElement} WebElement */

/** How long anything may take before it counts as not coming, on a busy machine. */
const LIMIT_MS = 60_000;
/** How long a test may wait for all that it waits for. */
const TEST_LIMIT_MS = 5 * LIMIT_MS;
const LOOK_AGAIN_MS = 50;

/** A page opens in a window that has room for the stage, or in the frame of a phone. */
const WINDOW = { x: 0, y: 0, width: 1280, height: 1000 };
export const PHONE = { width: 390, height: 844 };

/** What may be so because the page is still at work. */
const PASSING = [
  assert.AssertionError,
  error.NoSuchElementError,
  error.StaleElementReferenceError,
  error.ElementNotInteractableError,
];

/**
 * Looks until what it finds passes; then the last failure is the test's.
 * @template T
 * @param {() => Promise<T>} look
 * @returns {Promise<T>}
 */
export async function eventually(look) {
  const end = performance.now() + LIMIT_MS;
  for (;;) {
    try {
      return await look();
    } catch (failure) {
      const passes = PASSING.some((kind) => failure instanceof kind);
      if (!passes || performance.now() > end) throw failure;
    }
    await delay(LOOK_AGAIN_MS);
  }
}

/**
 * Runs in the page: the first element of a kind in the playground, which has this accessible name if one is given.
 * @param {string} kind a selector
 * @param {string | null} name
 */
function find(kind, name) {
  const root = document.querySelector('xor-playground')?.shadowRoot;
  const textOf = (/** @type {Element | null | undefined} */ element) =>
    element?.textContent?.replace(/\s+/g, ' ').trim();
  const isNamed = (/** @type {Element} */ element) => {
    const label = element.getAttribute('aria-label');
    if (label !== null) return label === name;
    const labels = [...(root?.querySelectorAll('label') ?? [])];
    if (labels.some((one) => one.htmlFor === element.id && textOf(one) === name)) return true;
    return element.localName === 'button' && textOf(element) === name;
  };
  const all = [...(root?.querySelectorAll(kind) ?? [])];
  return (name === null ? all[0] : all.find(isNamed)) ?? null;
}

/**
 * Where the driver finds it: what it has itself does not look into shadow roots.
 * @param {string} kind
 * @param {string | null} name
 * @returns {(driver: import('selenium-webdriver').WebDriver) => Promise<WebElement>}
 */
const within = (kind, name) => async (driver) => {
  const element = await driver.executeScript(find, kind, name);
  if (element) return /** @type {WebElement} */ (element);
  throw new error.NoSuchElementError(`There is no ${kind} ${name ?? ''}`);
};

export class Playground {
  /**
   * The complaints that a test provokes: each has to come, and no other may.
   * @type {RegExp[]}
   */
  provoked = [];
  /** @type {string[]} */
  #complaints = [];
  #site;

  /**
   * @param {import('selenium-webdriver').WebDriver} driver
   * @param {{ folder: string, url: string }} site
   */
  constructor(driver, site) {
    this.driver = driver;
    this.#site = site;
  }

  /** Opens the page anew and waits until all of it is there. @param {string} [hash] */
  async open(hash = '') {
    await this.#load(hash);
    await this.#isReady();
  }

  /** The same on a phone: no window can be made as narrow. @param {string} [hash] */
  async openOnPhone(hash = '') {
    const { width, height } = PHONE;
    const frame = `<iframe width="${width}" height="${height}" src="./${hash}"></iframe>`;
    writeFileSync(path.join(this.#site.folder, 'phone.html'), `<!doctype html>${frame}`);
    await this.#load('phone.html');
    await this.driver.switchTo().frame(0);
    await this.#isReady();
  }

  /** @param {string} address */
  async #load(address) {
    await this.complaints();
    // Another hash alone would load nothing anew.
    await this.driver.get('about:blank');
    await this.driver.get(`${this.#site.url}${address}`);
  }

  async #isReady() {
    await eventually(async () => {
      assert(await this.button('Train').isEnabled(), 'the network is not there');
    });
    // Somebody comes to the diagram: what changes it by hand is loaded.
    await this.driver.executeScript(`
      const { shadowRoot } = document.querySelector('xor-playground');
      shadowRoot.querySelector('#network .body').dispatchEvent(new FocusEvent('focusin'));
    `);
    await eventually(() => this.one('#network [role="spinbutton"]'));
    await eventually(() => this.one('.neuron-line'));
  }

  /** All that the page has complained of so far. */
  async complaints() {
    const added = await this.driver.executeScript('return window.complaints?.splice(0) ?? []');
    this.#complaints.push(.../** @type {string[]} */ (added));
    return this.#complaints;
  }

  /** Checks that the page has complained of what was provoked, and of nothing else. */
  async checkComplaints() {
    // What breaks the policy is told a moment later.
    const complaints = await eventually(async () => {
      const all = await this.complaints();
      for (const known of this.provoked) assert.match(all.join('\n'), known);
      return all;
    });
    const others = complaints.filter((text) => !this.provoked.some((known) => known.test(text)));
    assert.deepEqual(others, [], 'what the page complains about');
  }

  /** @param {string} name */
  button(name) {
    return this.named('button', name);
  }

  /** @param {string} name */
  async expectButton(name) {
    await eventually(async () => assert(await this.button(name).isDisplayed(), `no ${name}`));
  }

  /** @param {string} name */
  slider(name) {
    return this.named('input[type="range"]', name);
  }

  /** @param {string} name */
  field(name) {
    const hasSlider = ['Learning rate', 'Epochs', 'Speed'].includes(name);
    return this.part('spinbutton', hasSlider ? `${name} value` : name);
  }

  /** @param {string} name */
  choice(name) {
    return this.named('select', name);
  }

  /** @param {string} name */
  picture(name) {
    return this.part('img', name);
  }

  /** @param {string} name of a list to choose from @param {string} option */
  async choose(name, option) {
    const list = await this.choice(name);
    await list.findElement({ xpath: `.//option[normalize-space()="${option}"]` }).click();
  }

  /** @param {string} role @param {string} name */
  part(role, name) {
    return this.named(`[role="${role}"]`, name);
  }

  /** @param {string} selector */
  one(selector) {
    return this.driver.findElement(within(selector, null));
  }

  /** @param {string} kind a selector @param {string} name the accessible name */
  named(kind, name) {
    return this.driver.findElement(within(kind, name));
  }

  /** Opens a view beside the stage. @param {string} name as its tab has it */
  async openView(name) {
    const tab = await this.button(name);
    if (await tab.isDisplayed()) await tab.click();
    // Where there is no room for the tabs, there is a list in their place.
    else await this.choose('View', name);
  }

  /** @param {string} name @param {string | number} text */
  async type(name, text) {
    const field = await this.field(name);
    await field.sendKeys(Key.chord(Key.CONTROL, 'a'));
    // Keys that are sent together with a chord are lost.
    await field.sendKeys(String(text), Key.ENTER);
  }

  /**
   * @param {string} selector
   * @param {string | RegExp} expected all of the text, or what is somewhere in it
   */
  async expectText(selector, expected) {
    await eventually(async () => {
      const text = await this.one(selector).getText();
      if (typeof expected === 'string') assert.equal(text, expected);
      else assert.match(text, expected);
    });
  }

  /** @param {string | RegExp} expected */
  async expectStatus(expected) {
    await this.expectText('[role="status"]', expected);
  }

  /** @param {string} epoch @param {string} [target] */
  async expectEpoch(epoch, target = '5,000') {
    await this.expectStatus(new RegExp(`^Epoch ${epoch} of ${target}, `));
  }

  /** @returns {Promise<string>} */
  async hash() {
    return this.driver.executeScript('return location.hash');
  }

  /** @param {string} expected */
  async expectHash(expected) {
    await eventually(async () => assert.equal(await this.hash(), expected));
  }

  /** What stands in a field. @param {string} name */
  async valueOf(name) {
    return String(await this.field(name).getAttribute('value'));
  }

  /**
   * A place in the window on a link of the diagram, where no other link is near.
   * @param {string} name
   * @returns {Promise<{ x: number, y: number }>}
   */
  async placeOn(name) {
    return this.driver.executeScript(
      (/** @type {SVGLineElement} */ line) => {
        line.ownerSVGElement?.scrollIntoView({ block: 'center' });
        const { x1, y1, x2, y2 } = line;
        const share = (
          /** @type {SVGAnimatedLength} */ from,
          /** @type {SVGAnimatedLength} */ to,
        ) => from.baseVal.value + 0.25 * (to.baseVal.value - from.baseVal.value);
        const { x, y } = new DOMPoint(share(x1, x2), share(y1, y2)).matrixTransform(
          line.getScreenCTM() ?? undefined,
        );
        return { x: Math.round(x), y: Math.round(y) };
      },
      await this.part('spinbutton', name),
    );
  }

  /**
   * The text of the file that a button offers. The driver has no downloads, so it is taken on its way.
   * @param {string} name
   * @returns {Promise<string>}
   */
  async offeredBy(name) {
    await this.driver.executeScript(() => {
      const offer = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        Object.assign(window, { offered: blob });
        return offer(blob);
      };
    });
    await eventually(() => this.button(name).click());
    return eventually(async () => {
      const text = await this.driver.executeScript('return window.offered?.text()');
      assert(typeof text === 'string', 'nothing is offered');
      return text;
    });
  }

  /** Whether the page is wider than its window. @returns {Promise<boolean>} */
  async isScrolledSideways() {
    return this.driver.executeScript(
      'const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth > clientWidth',
    );
  }

  /** Trains at the highest speed until training ends by itself. */
  async trainToTheEnd() {
    await this.type('Speed', 100_000);
    await this.button('Train').click();
    await this.ended();
  }

  async ended() {
    const hasEnded = () => {
      const root = document.querySelector('xor-playground')?.shadowRoot;
      const progress = root?.getElementById('progress');
      const isThrough =
        progress?.getAttribute('aria-valuenow') === progress?.getAttribute('aria-valuemax');
      return isThrough && root?.getElementById('train')?.textContent?.trim() === 'Train';
    };
    await eventually(async () => {
      assert(await this.driver.executeScript(hasEnded), 'training has not ended');
    });
  }

  /** The four predictions, with all their digits. */
  async predictions() {
    const values = await this.driver.executeScript(() => {
      const root = document.querySelector('xor-playground')?.shadowRoot;
      const cells = root?.querySelectorAll('#table tbody data') ?? [];
      return [...cells].map((cell) => /** @type {HTMLDataElement} */ (cell).value);
    });
    return /** @type {string[]} */ (values).map(Number);
  }

  /**
   * What is drawn in a picture: how many colours, a number that differs where the drawing does, and the
   * colours at some places, which are given in shares of its size.
   * @param {WebElement} picture
   * @param {[across: number, down: number][]} [places]
   * @returns {Promise<{ colours: number, sum: number, at: [red: number, green: number, blue: number][] }>}
   */
  async drawing(picture, places = []) {
    return this.driver.executeScript(look, picture, places);
  }
}

/**
 * Runs in the page.
 * @param {HTMLElement} picture
 * @param {[number, number][]} places
 */
function look(picture, places) {
  const canvas = /** @type {HTMLCanvasElement} */ (picture.querySelector('canvas'));
  const { width, height } = canvas;
  // Read from a copy: reading would change how the browser keeps the page's own canvas.
  const copy = new OffscreenCanvas(width, height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (copy.getContext('2d'));
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const colours = new Uint32Array(data.buffer);
  let sum = 0;
  for (const colour of colours) sum = (Math.imul(sum, 31) + colour) | 0;
  const at = places.map(([across, down]) => {
    const start = 4 * (Math.round(down * height) * width + Math.round(across * width));
    return [...data.subarray(start, start + 3)];
  });
  return { colours: new Set(colours).size, sum, at };
}

/** @type {{ driver: import('selenium-webdriver').WebDriver, site: { folder: string, url: string } }} */
let browser;
/** @type {(() => unknown)[]} */
const undos = [];

before(async () => {
  const { folder, remove } = watchedSite();
  undos.push(remove);
  const { url, close: stopServing } = await serve(folder);
  undos.push(stopServing);
  const { driver, close } = await startDriver();
  undos.push(close);
  await driver.manage().setTimeouts({ script: LIMIT_MS, pageLoad: LIMIT_MS });
  await driver.manage().window().setRect(WINDOW);
  browser = { driver, site: { folder, url } };
});

after(async () => {
  for (const undo of undos.reverse()) await undo();
});

/**
 * @param {string} behaviour
 * @param {(playground: Playground) => Promise<void>} body
 */
export function test(behaviour, body) {
  base(behaviour, { timeout: TEST_LIMIT_MS }, async () => {
    const playground = new Playground(browser.driver, browser.site);
    await browser.driver.switchTo().defaultContent();
    try {
      await body(playground);
    } catch (failure) {
      // An error in the page is often why it does not do what is expected.
      for (const complaint of await playground.complaints()) console.log(complaint);
      throw failure;
    }
    await playground.checkComplaints();
  });
}
