// Loads the engine, then the page that is made with it; or says why that is not possible.

import { simd } from 'wasm-feature-detect';
import init from 'xor-playground';
import './style.css';
import { showTrouble } from './messages.js';

async function start() {
  if (typeof WebAssembly !== 'object' || !(await simd())) {
    showTrouble(
      'This browser does not run WebAssembly with SIMD, which the network is computed with. ' +
        'Chrome and Edge do from version 91 on, Firefox from 89, Safari from 16.4, unless WebAssembly is switched off.',
    );
    return;
  }
  try {
    await init();
  } catch (error) {
    console.error(error);
    showTrouble(
      'The network could not be loaded: its WebAssembly file is missing or blocked. Reload the page; if that does not help, the site is incomplete or something between it and you holds the file back.',
    );
    return;
  }
  // In the same file, but run only now: the page's modules use the engine from their first line.
  try {
    const { connect } = await import(/* webpackMode: "eager" */ './app.js');
    connect();
  } catch (error) {
    console.error(error);
    showTrouble('The page could not start in this browser. The console says why.');
  }
}

start();
