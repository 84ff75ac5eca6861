// A browser that alters what a page has drawn before the page has it, as some do against fingerprinting.

/**
 * @param {import('@playwright/test').Page} page
 * @param {number} most by how much a colour is altered
 */
export function alterPictures(page, most) {
  return page.addInitScript((most) => {
    const spoilt = (/** @type {HTMLCanvasElement} */ canvas) => {
      const copy = document.createElement('canvas');
      [copy.width, copy.height] = [canvas.width, canvas.height];
      const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d'));
      context.drawImage(canvas, 0, 0);
      const image = context.getImageData(0, 0, copy.width, copy.height);
      for (let at = 0; at < image.data.length; at += 101) {
        if (at % 4 !== 3) image.data[at] += image.data[at] < 128 ? most : -most;
      }
      context.putImageData(image, 0, 0);
      return copy;
    };
    const { toBlob, toDataURL } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = function (...given) {
      toBlob.apply(spoilt(this), given);
    };
    HTMLCanvasElement.prototype.toDataURL = function (...given) {
      return toDataURL.apply(spoilt(this), given);
    };
  }, most);
}
