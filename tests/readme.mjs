// Runs the commands that the README names, each as it stands there; where it shows what a command prints, that is
// what it has to print.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { Failure, main, root, run, runShown } from '../scripts/process.mjs';

/** Other checks run these. */
const ELSEWHERE = [
  'npm start',
  'npm test',
  'npm run build',
  'npm run build:package',
  'npm run build:wheel',
  'npm run check',
];

/** Whether they work shows in the shortest measurement. @type {Record<string, string>} */
const BRIEFLY = {
  'npm run bench': 'npm run bench -- --rounds 1 --seconds 0.02',
  'npm run frames': 'npm run frames -- --seconds 0.5',
};

const COMMAND = /^(npm|npx|cargo|node|rustup|python3?) /;

/** @typedef {{ command: string, shown?: string }} Example with what the README shows of its output */

/** @param {string} readme @returns {Example[]} */
function examplesIn(readme) {
  const blocks = [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)];
  const prose = blocks.reduce((text, [block]) => text.replace(block, ''), readme);
  const inShell = blocks
    .filter(([, language]) => language === 'sh')
    .flatMap(([, , lines]) => lines.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, ''));
  const inProse = [...prose.matchAll(/`([^`]+)`/g)].map(([, code]) => code.replace(/\s+/g, ' '));
  const named = [...inShell, ...inProse].filter((text) => COMMAND.test(text));
  const dialogues = blocks
    .filter(([, language]) => language === 'console')
    .map(([, , lines]) => {
      const match = /^\$ (.*?)\n(.+)$/s.exec(lines);
      if (!match) throw new Failure('An example of a dialogue has no command.', lines);
      return { command: match[1], shown: match[2] };
    });
  const commands = [...new Set(named)].filter((command) => !ELSEWHERE.includes(command));
  return [...commands.map((command) => ({ command })), ...dialogues];
}

/**
 * Runs a command that asks, and compares what it prints with what is shown. What is shown has the answers of a
 * person after the questions; the terminal would write them there.
 * @param {string} command
 * @param {string} shown
 */
async function compare(command, shown) {
  const question = /^(Enter \w+: )(.*)\n/gm;
  const answers = [...shown.matchAll(question)].map(([, , answer]) => answer);
  const input = [...answers, 'q', ''].join('\n');
  const printed = await run(command, { label: command, input });
  // As a terminal shows it: after a carriage return a line is written over.
  const seen = printed.replace(/^.*\r/gm, '').replace(/Enter \w+: .*\s*$/, '');
  expect(seen.trimEnd()).toBe(shown.replace(question, '$1').trimEnd());
}

await main(import.meta.url, async () => {
  const examples = examplesIn(await readFile(path.join(root, 'README.md'), 'utf8'));
  const dialogues = examples.filter(({ shown }) => shown !== undefined);
  if (examples.length - dialogues.length < 3 || dialogues.length < 1) {
    throw new Failure('The README has hardly a command: is it read right?');
  }
  for (const { command, shown } of examples) {
    console.log(`\n$ ${command}`);
    if (shown !== undefined) await compare(command, shown);
    // What opens a browser opens none.
    else await runShown(BRIEFLY[command] ?? command, { BROWSER: 'true' });
  }
});
