// The playground as the one script that a notebook loads.

import path from 'node:path';
import { root } from '../scripts/process.mjs';
import { inOneScript } from '../webpack.config.js';

/** @param {unknown} _ @param {{ mode: import('../webpack.config.js').Mode }} argv */
export default function config(_, { mode }) {
  return inOneScript(mode, {
    name: 'widget',
    entry: { widget: path.join(root, 'www', 'python', 'widget.js') },
    output: {
      path: path.join(root, 'python', 'src', 'xor_playground', 'static'),
      library: { type: 'module' },
    },
  });
}
