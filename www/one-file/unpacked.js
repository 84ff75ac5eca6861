// What the page as one file brings along, packed: files that are compressed, and written as text.

/**
 * @param {string} packed
 * @param {string} type the media type
 * @returns {Promise<Response>}
 */
export async function unpacked(packed, type) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const content = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(content, { headers: { 'Content-Type': type } });
}
