// What the parts of the page are made with, and what they are to the page. There is nothing in it to run.

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./attention.js').Attention} Attention */

/**
 * What a part of the page is made with.
 * @typedef {object} Context
 * @property {ShadowRoot} root where the elements of this playground are
 * @property {Session} session
 * @property {Attention} attention
 * @property {import('../ui/theme.js').Theme} theme
 * @property {(line: string, action?: { label: string, act: () => void }) => void} notify says something to know, beside what
 *   is said already, and what may help
 * @property {{ id: string, tab: string }[]} views that there are
 * @property {(id: string) => void} openView opens a view beside the stage, by its name in a link
 * @property {AbortSignal} ended aborts when the playground is taken from the page
 * @property {Record<'surface' | 'curve', Picture>} pictures for a part that takes them elsewhere
 */

/**
 * A picture of the page.
 * @typedef {object} Picture
 * @property {(context: CanvasRenderingContext2D, sheet: import('../ui/theme.js').Sheet) => void} draw draws it
 *   on a sheet elsewhere, where images are `ImageData`: a canvas need not give them back as they are
 */

/**
 * What draws a part of the page; `show` is called after every change.
 * @typedef {object} View
 * @property {() => void} show
 * @property {() => void} [hide] is called when it is closed
 */

/** @typedef {(place: HTMLElement, context: Context) => View} Connect */

export {};
