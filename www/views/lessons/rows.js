// What the lessons with networks of their own are about, whatever the page's learns: exclusive or.

import { samplesOf } from 'xor-playground';

/** x, y and target of each row, in the article's order. */
export const ROWS = samplesOf('');
