// What the page as one file brings along.

declare module 'xor-playground/*/packed' {
  const packed: string;
  export default packed;
}

declare module 'xor-playground/worker/source' {
  const source: string;
  export default source;
}
