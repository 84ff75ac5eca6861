// Has everything that an engine exports called through a guard: see www/state/guard.js.

import path from 'node:path';
import { root } from './process.mjs';

const GUARD = JSON.stringify(path.join(root, 'www', 'state', 'guard.js'));

/**
 * @param {string} module that wasm-bindgen made
 * @returns {string} the same with other exports; those that nobody uses are still left out
 */
export default function guardLoader(module) {
  const names = [...module.matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name);
  const guarded = names.map((name) => `${name} = /*#__PURE__*/ guard(${name}, '${name}');`);
  return `import { guard } from ${GUARD};\n${module}\n${guarded.join('\n')}\n`;
}
