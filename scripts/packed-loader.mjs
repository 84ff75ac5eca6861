// Makes of any file a module that exports it compressed, as text.

import { gzipSync } from 'node:zlib';

/** @param {Buffer} content */
export default function packedLoader(content) {
  const packed = gzipSync(content, { level: 9 }).toString('base64');
  return `export default ${JSON.stringify(packed)};`;
}

/** The file is no text. */
export const raw = true;
