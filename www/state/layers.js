// The hidden layers, as a link has them and in words.

const NUMBERS = [
  ...[
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
  ],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen'],
];

/**
 * Whether there are enough neurons to part rows that one straight line does not part.
 * @param {number[]} sizes
 */
export function drawsTwoLines(sizes) {
  return sizes.length > 0 && !(sizes.length === 1 && sizes[0] === 1);
}

/**
 * Whether the lines of a run's neurons are not all that its output has: there are features of the inputs, or these lead
 * straight to it.
 * @param {{ changed: string[] }} run
 */
export function hasMore({ changed }) {
  return changed.includes('features') || changed.includes('direct');
}

/** What a first layer has: as many neurons as the article's. */
export const FIRST_SIZE = 2;

const list = new Intl.ListFormat('en-GB');

/**
 * The sizes of the layers: [8, 4] for 8,4, and none for 0.
 * @param {string} hidden
 */
export function sizesIn(hidden) {
  return hidden === '0' ? [] : hidden.split(',').map(Number);
}

/**
 * The same as a link has it.
 * @param {number[]} sizes
 */
export function sizesText(sizes) {
  return sizes.join(',') || '0';
}

/**
 * What the network has between its inputs and its output.
 * @param {number[]} sizes
 */
export function layersInWords(sizes) {
  const [size] = sizes;
  if (size === undefined) return 'no hidden layer';
  if (sizes.length === 1) return `${NUMBERS[size]} hidden ${size === 1 ? 'neuron' : 'neurons'}`;
  return `${NUMBERS[sizes.length]} hidden layers of ${list.format(sizes.map(String))} neurons`;
}
