// What webpack makes of files that are no scripts.

declare module '*.css' {
  const sheet: CSSStyleSheet;
  export default sheet;
}

declare module '*.html' {
  const text: string;
  export default text;
}
