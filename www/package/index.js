// What the npm package is: the element, which its import defines.

import { Playground } from '../app/element.js';
import { SCRIPT } from '../app/script.js';

export { Playground };

// In a bundle with scripts of others, all faults come from one file, and may be theirs.
const isAlone = SCRIPT && new URL(SCRIPT).pathname.endsWith('/xor-playground.js');
if (!isAlone) Playground.ours = undefined;
