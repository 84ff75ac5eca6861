// What is in a file, in a dialog, to be taken by hand where it could not be downloaded.

import { make } from './dom.js';
import sheet from './shown-file.css';

/**
 * @param {ShadowRoot} root
 * @param {string} name
 * @param {Blob} content a text, or a picture
 */
export async function show(root, name, content) {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  const isText = !content.type.startsWith('image/') || content.type === 'image/svg+xml';
  const dialog = make('dialog', '', { className: 'shown-file', ariaLabel: name });
  const close = make('button', 'Close', { type: 'button' });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  const what = isText ? await textOf(content) : await pictureOf(content);
  dialog.append(
    make('h3', name),
    make(
      'p',
      isText
        ? 'Where no file has come, here is what is in it: copy it with Ctrl C, or ⌘ C.'
        : 'Where no file has come, here is the picture: its menu can save or copy it.',
    ),
    what,
    close,
  );
  root.append(dialog);
  dialog.showModal();
  if (what instanceof HTMLTextAreaElement) {
    what.focus();
    what.select();
    what.scrollTop = 0;
  }
}

/** @param {Blob} content */
async function textOf(content) {
  const value = await content.text();
  return make('textarea', '', { readOnly: true, spellcheck: false, ariaLabel: 'Text', value });
}

/** Drawn, as a policy may forbid images from elsewhere. @param {Blob} content */
async function pictureOf(content) {
  const image = await createImageBitmap(content);
  const { width, height } = image;
  const canvas = make('canvas', '', { width, height, role: 'img', ariaLabel: 'Picture' });
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas;
}
