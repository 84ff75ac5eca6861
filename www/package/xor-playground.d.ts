/** What has happened: `ended` is other data than a truth table, of which not all rows are right at the end. */
export type Outcome = 'ready' | 'training' | 'paused' | 'learnt' | 'stuck' | 'ended' | 'diverged';

/** Where a playground is: what it takes to come back there, as after a reload. */
export interface Standing {
  /** What a link’s hash holds. */
  run: string;
  /** The epoch that is shown; the link’s, if not given. */
  epoch?: number;
  /** How far the run is trained. */
  head?: number;
  /** Another number whenever the run was changed, a drag being one change. */
  steps?: number;
}

export interface PlaygroundEventMap {
  /** `run` is another one, which is its detail. */
  change: CustomEvent<string>;
  /** Another epoch is shown, which is its detail. */
  epoch: CustomEvent<number>;
  outcome: CustomEvent<Outcome>;
}

/**
 * `<xor-playground>`.
 *
 * Attributes: `run`, what a link’s hash holds; `view`, the views that are open: `data`, `space`, `formulas`, `why`,
 * `survey`, `map`, `lessons`, `compare`, `home`, one or two; `controls`: `all`, `few` or `none`; `theme`: `system`,
 * `light` or `dark`; `projector`: large type and thick lines;
 * `keys`, `none`: the space bar and letters are no keys of its own.
 */
export declare class Playground extends HTMLElement {
  /** The run as it is now; takes another. */
  run: string;
  readonly standing: Standing;
  comeBack(standing: Standing): void;
  /** Does what a key means to the playground, for a page that is about nothing else. */
  press(event: KeyboardEvent): void;

  addEventListener<K extends keyof PlaygroundEventMap>(
    type: K,
    listener: (this: Playground, event: PlaygroundEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends Exclude<keyof HTMLElementEventMap, keyof PlaygroundEventMap>>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof PlaygroundEventMap>(
    type: K,
    listener: (this: Playground, event: PlaygroundEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'xor-playground': Playground;
  }
}
