// Where the script is that this is in. Bundlers don't tell: for `import.meta.url` each writes what suits it.

/** Its address, if the browser names it. */
export const SCRIPT = /\w+:\/\/\S+?(?=:\d+:\d+)/.exec(new Error().stack ?? '')?.[0];
