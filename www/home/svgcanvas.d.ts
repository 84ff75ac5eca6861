// What is used of svgcanvas, which brings no types.

declare module 'svgcanvas/dist/svgcanvas.esm.js' {
  /** A 2D context that makes SVG of what is drawn. */
  export class Context {
    constructor(options: { width: number; height: number; document: Document });
    font: string;
    textAlign: CanvasTextAlign;
    textBaseline: CanvasTextBaseline;
    fillStyle: string;
    globalAlpha: number;
    measureText(text: string): TextMetrics;
    getSvg(): SVGSVGElement;
    /** Where the next element belongs. */
    __closestGroupOrSvg(): SVGElement;
    __createElement(name: string, attributes: Record<string, string | number>): SVGElement;
  }
}
