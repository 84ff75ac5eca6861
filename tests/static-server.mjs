// A plain static host for the built page. It serves the files from a sub-folder and answers everything
// else with 404, which proves that the page asks for nothing by an absolute address.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { createGzip } from 'node:zlib';
import { main } from '../scripts/process.mjs';

const BASE = '/some/folder/';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a folder on a free port of this machine.
 * @param {string} folder
 * @param {object} [options]
 * @param {boolean} [options.gzip] whether files are compressed on their way
 * @param {Record<string, string>} [options.headers] that go with each file
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve(folder, { gzip = false, headers } = {}) {
  const server = createServer(async (request, response) => {
    const file = fileFor(folder, request.url ?? '/');
    const found = file !== undefined && (await isFile(file));
    if (!found) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
      return;
    }
    response.writeHead(200, {
      'Cache-Control': 'no-store',
      'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      ...(gzip && { 'Content-Encoding': 'gzip' }),
      ...headers,
    });
    // The file may be gone by now.
    const content = createReadStream(file).on('error', () => response.destroy());
    if (gzip) content.pipe(createGzip({ level: 9 })).pipe(response);
    else content.pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${BASE}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * @param {string} folder
 * @param {string} url
 * @returns {string | undefined} the file asked for, nothing outside the folder
 */
function fileFor(folder, url) {
  // URL resolves any ".." before the path is looked at.
  const { pathname } = new URL(url, 'http://localhost');
  if (!pathname.startsWith(BASE)) return undefined;
  const name = decodeURIComponent(pathname.slice(BASE.length)) || 'index.html';
  const file = path.resolve(folder, name);
  return file.startsWith(path.resolve(folder) + path.sep) ? file : undefined;
}

/** @param {string} file */
async function isFile(file) {
  return stat(file).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

await main(import.meta.url, async () => {
  const { url } = await serve(process.argv[2]);
  console.log(`Serving ${url}`);
});
