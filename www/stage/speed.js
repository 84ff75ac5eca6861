// The speed: how many epochs a frame trains, of 60 in a second.

import { MAX_SPEED } from '../state/session.js';
import { find } from '../ui/dom.js';
import { logarithmicScale } from '../ui/scale.js';
import { Slider, sliderPartsIn } from '../ui/slider.js';

/** @param {import('../state/view.js').Context} context */
export function connectSpeed({ root, session }) {
  const slider = new Slider({
    ...{ label: 'Speed', min: 1, max: MAX_SPEED, whole: true },
    stops: logarithmicScale(1, MAX_SPEED, { whole: true }),
    parts: sliderPartsIn(find(root, '[data-setting="speed"]')),
    accept: (speed) => session.setSpeed(speed),
  });
  return () => slider.show(session.speed);
}
