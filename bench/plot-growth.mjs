// `node bench/plot-growth.mjs [target/bench-growth.json [docs/growth.svg]]`: draws what
// `npm run bench -- --growth` measured, time against epochs, samples and weights. Both axes are
// logarithmic; what is drawn thin is the nearest straight line, which bends there where something fixed
// comes with it.

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure, main, root } from '../scripts/process.mjs';
import { straightLine } from './straight-line.mjs';

/**
 * @typedef {{ x: number, seconds: number }} Point
 * @typedef {{ key: string, name: string, points: Point[] }} Line
 */

const WIDTH = 280;
const HEIGHT = 240;
const MARGIN = { left: 56, right: 22, top: 34, bottom: 44 };

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #333 }
  .axis { stroke: #999 } .grid { stroke: #ddd }
  .straight { fill: none; stroke: #888; stroke-dasharray: 3 3 }
  .line { fill: none; stroke: #2166ac; stroke-width: 2 } circle { fill: #2166ac }
  @media (prefers-color-scheme: dark) {
    text { fill: #ccc } .axis { stroke: #777 } .grid { stroke: #333 }
    .line { stroke: #6aaee8 } circle { fill: #6aaee8 }
  }`;

await main(import.meta.url, async () => {
  const [
    source = path.join(root, 'target', 'bench-growth.json'),
    target = path.join(root, 'docs', 'growth.svg'),
  ] = process.argv.slice(2);
  const text = await readFile(source, 'utf8').catch(() => {
    throw new Failure(`There is no ${source}: \`npm run bench -- --growth\` measures first.`);
  });
  /** @type {{ browser: string, growth: Line[] }} */
  const { browser, growth } = JSON.parse(text);
  await writeFile(target, picture(browser, growth));
});

/**
 * @param {string} browser
 * @param {Line[]} lines
 */
function picture(browser, lines) {
  const width = WIDTH * lines.length;
  const panels = lines.map(
    (line, index) => `<g transform="translate(${WIDTH * index})">${panel(line)}</g>`,
  );
  const title = `How training time grows, measured in ${escaped(browser)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="img">
<title>${title}</title>
<style>${STYLE}
</style>
${panels.join('\n')}
</svg>
`;
}

/** @param {Line} line */
function panel({ key, name, points }) {
  const x = scale(
    points.map((point) => point.x),
    MARGIN.left,
    WIDTH - MARGIN.right,
  );
  const y = scale(
    points.map((point) => point.seconds),
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  );
  const { fixed, each } = straightLine(points);
  const line = points.map((point) => ({ x: point.x, seconds: fixed + each * point.x }));
  const at = (/** @type {Point} */ point) => `${x.at(point.x)},${y.at(point.seconds)}`;
  const bottom = HEIGHT - MARGIN.bottom;
  return [
    `<text x="${WIDTH / 2}" y="16" text-anchor="middle">${escaped(name)}</text>`,
    ...x.decades.map(
      (value) =>
        `<line class="grid" x1="${x.at(value)}" x2="${x.at(value)}" y1="${MARGIN.top}" y2="${bottom}"/>` +
        `<text x="${x.at(value)}" y="${bottom + 16}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
    ),
    ...y.decades.map(
      (value) =>
        `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y.at(value)}" y2="${y.at(value)}"/>` +
        `<text x="${MARGIN.left - 6}" y="${y.at(value) + 4}" text-anchor="end">${duration(value)}</text>`,
    ),
    `<path class="axis" fill="none" d="M${MARGIN.left},${MARGIN.top}V${bottom}H${WIDTH - MARGIN.right}"/>`,
    `<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${key}</text>`,
    `<polyline class="straight" points="${line.map(at).join(' ')}"/>`,
    `<polyline class="line" points="${points.map(at).join(' ')}"/>`,
    ...points.map((point) => `<circle cx="${x.at(point.x)}" cy="${y.at(point.seconds)}" r="3"/>`),
  ].join('\n');
}

/**
 * A logarithmic axis over whole decades.
 * @param {number[]} values
 * @param {number} from
 * @param {number} to
 */
function scale(values, from, to) {
  // Rounding: the logarithm of a power of ten may be just beside the whole number.
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(Math.ceil(Math.log10(Math.max(...values)) - 1e-9), low + 1);
  const at = (/** @type {number} */ value) =>
    Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10;
  const decades = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  return { low, at, decades };
}

/** @param {number} seconds a power of ten */
function duration(seconds) {
  const units = /** @type {const} */ ([
    [1, 's'],
    [1e-3, 'ms'],
    [1e-6, 'µs'],
    [1e-9, 'ns'],
  ]);
  const [size, name] = units.find(([unit]) => seconds >= unit * 0.999) ?? units[3];
  return `${Math.round(seconds / size)} ${name}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
