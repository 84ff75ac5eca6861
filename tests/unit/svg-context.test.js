// The context that writes SVG of what is drawn.

import assert from 'node:assert/strict';
import test from 'node:test';
import { decode } from 'fast-png';
import { SvgContext } from '../../www/plot/svg-context.js';

const sheet = {
  ...{ width: 40, height: 20, pixels: 1, scale: 1, line: 1 },
  paint: { isDark: false, colour: () => '#fff' },
};

function context() {
  const measuring = {
    font: '',
    measureText: (/** @type {string} */ text) => ({ width: text.length }),
  };
  return new SvgContext(sheet, /** @type {any} */ (measuring));
}

test('a picture has its size, its title and its paper', () => {
  const text = context().text('Loss < 1 & “more”');
  assert.match(text, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg [^>]*viewBox="0 0 40 20">/);
  assert.match(
    text,
    /<title>Loss &lt; 1 &amp; “more”<\/title>\n<rect width="40" height="20" fill="#fff"\/>/,
  );
  assert.match(text, /<\/svg>\n$/);
});

test('a stroke has its path and its pen, and a gap stays a gap', () => {
  const svg = context();
  Object.assign(svg, { strokeStyle: '#123', lineWidth: 1.75, lineCap: 'round', lineJoin: 'round' });
  svg.beginPath();
  svg.moveTo(1, 2);
  svg.lineTo(3.004, 4);
  svg.lineTo(5, Number.NaN);
  svg.moveTo(6, 7);
  svg.lineTo(8, 9);
  svg.stroke();
  assert.match(
    svg.text(''),
    /<path d="M1 2L3 4M6 7L8 9" fill="none" stroke="#123" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"\/>/,
  );
});

test('what is clipped is in a group that ends with restore', () => {
  const svg = context();
  svg.save();
  svg.beginPath();
  svg.rect(1, 2, 3, 4);
  svg.clip();
  svg.fillRect(0, 0, 9, 9);
  svg.restore();
  svg.fillRect(5, 5, 1, 1);
  const text = svg.text('');
  assert.match(
    text,
    /<clipPath id="clip-1"><path d="M1 2h3v4h-3Z"\/><\/clipPath>\n<g clip-path="url\(#clip-1\)">/,
  );
  assert.ok(text.indexOf('width="9"') < text.indexOf('</g>'));
  assert.ok(text.indexOf('</g>') < text.indexOf('x="5"'));
});

test('text has its font, its anchor, and its baseline where viewers know no other', () => {
  const svg = context();
  svg.font = 'italic 700 10px Sans, "Other Sans"';
  svg.textAlign = 'center';
  svg.textBaseline = 'top';
  svg.globalAlpha = 0.5;
  svg.fillText('x < y', 4, 5);
  assert.equal(svg.measureText('abc').width, 3);
  assert.match(
    svg.text(''),
    /<text x="4" y="14.3" fill="#000000" font-family="Sans, &quot;Other Sans&quot;" font-size="10" font-style="italic" font-weight="700" text-anchor="middle" opacity="0.5">x &lt; y<\/text>/,
  );
});

test('an image is its pixels, to the last bit, as sharp as it is wanted', () => {
  const svg = context();
  const data = Uint8ClampedArray.from({ length: 4 * 6 }, (_, at) => (at % 4 === 3 ? 255 : 37 * at));
  svg.drawImage(/** @type {any} */ ({ data, width: 3, height: 2 }), 1, 2, 30, 20);
  svg.imageSmoothingEnabled = false;
  svg.drawImage(/** @type {any} */ ({ data, width: 3, height: 2 }), 1, 2, 30, 20);
  const [smooth, sharp] = [...svg.text('').matchAll(/<image .*>/g)].map(String);
  assert.match(
    smooth,
    /^<image x="1" y="2" width="30" height="20" preserveAspectRatio="none" xlink/,
  );
  assert.match(sharp, /image-rendering="pixelated"/);
  const address = /href="data:image\/png;base64,([^"]*)"/.exec(smooth)?.[1] ?? '';
  const image = decode(Buffer.from(address, 'base64'));
  assert.deepEqual([image.width, image.height, image.channels], [3, 2, 4]);
  assert.deepEqual([...image.data], [...data]);
});

test('what is moved and turned is so until it is restored', () => {
  const svg = context();
  svg.save();
  svg.translate(2, 30);
  svg.rotate(-Math.PI / 2);
  svg.strokeRect(1, 2, 3, 4);
  svg.restore();
  assert.match(
    svg.text(''),
    /<g transform="translate\(2 30\)">\n<g transform="rotate\(-90\)">\n<path d="M1 2h3v4h-3Z" fill="none".*\n<\/g>\n<\/g>/,
  );
});

test('styles are as they were before, once they are restored', () => {
  const svg = context();
  const styles = { textAlign: 'left', fillStyle: '#111', globalAlpha: 1, lineWidth: 2 };
  Object.assign(svg, styles);
  svg.save();
  Object.assign(svg, { textAlign: 'center', fillStyle: '#222', globalAlpha: 0.5, lineWidth: 3 });
  svg.setLineDash([1, 2]);
  svg.restore();
  assert.deepEqual({ ...svg, ...styles }, { ...svg });
  svg.strokeRect(0, 0, 1, 1);
  assert.doesNotMatch(svg.text(''), /dasharray/);
});

test('a text that is wider than its room is squeezed into it', () => {
  const svg = context();
  svg.fillText('abcdef', 0, 0, 6);
  svg.fillText('abcdefg', 0, 0, 6);
  const [fits, squeezed] = [...svg.text('').matchAll(/<text .*>/g)].map(String);
  assert.doesNotMatch(fits, /textLength/);
  assert.match(squeezed, /textLength="6" lengthAdjust="spacingAndGlyphs"/);
});
