// Has the page ask for a chunk that could not be loaded under another address when it is asked for again: browsers
// remember a module that failed, some of them also where only the connection was lost. The error names the file.

import webpack from 'webpack';

const NAME = 'AgainPlugin';
const { RuntimeGlobals, RuntimeModule } = webpack;
const BRING = `${RuntimeGlobals.require}.bring`;

class BringModule extends RuntimeModule {
  constructor() {
    super('bring', RuntimeModule.STAGE_BASIC);
  }

  /** @override */
  generate() {
    return `const again = {};
${BRING} = (file) =>
  import(file + (again[file] ?? "")).catch((error) => {
    again[file] = "?" + Date.now();
    error.file = new URL(file, import.meta.url);
    throw error;
  });`;
  }
}

export class AgainPlugin {
  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    compiler.options.output.importFunctionName = BRING;
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.runtimeRequirementInTree
        .for(RuntimeGlobals.ensureChunkHandlers)
        .tap(NAME, (chunk) => {
          compilation.addRuntimeModule(chunk, new BringModule());
        });
    });
  }
}
