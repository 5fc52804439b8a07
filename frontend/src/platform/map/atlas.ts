import type { MapPalette } from './palette';
import { pointShapes, pointStates, type PointShape, type PointState } from './pointStates';
import {
  edgeWidth, glyphDotRadius, glyphOf, glyphWidth, outlines, staleFillOpacity, symbolReach, type SymbolPoint,
} from './symbols';

function trace(context: CanvasRenderingContext2D, points: readonly SymbolPoint[], radius: number): void {
  context.beginPath();
  points.forEach(([x, y], at) => {
    if (at === 0) context.moveTo(x * radius, y * radius);
    else context.lineTo(x * radius, y * radius);
  });
}

function drawGlyph(
  context: CanvasRenderingContext2D, shape: PointShape, state: PointState, radius: number, colour: string,
): void {
  const { strokes, dots } = glyphOf(shape, state);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineCap = 'round';
  context.lineWidth = Math.max(1.3, radius * glyphWidth);
  for (const stroke of strokes) {
    trace(context, stroke, radius);
    context.stroke();
  }
  for (const [x, y] of dots) {
    context.beginPath();
    context.arc(x * radius, y * radius, Math.max(0.8, radius * glyphDotRadius), 0, 2 * Math.PI);
    context.fill();
  }
}

/** Draws one symbol centred on the origin of the context. */
export function drawSymbol(
  context: CanvasRenderingContext2D, shape: PointShape, state: PointState, radius: number, palette: MapPalette,
  isStale = false,
): void {
  const { fill, ink } = palette.states[state];
  context.save();
  context.lineJoin = 'round';
  trace(context, outlines[shape], radius);
  context.closePath();
  context.lineWidth = Math.max(2, radius * edgeWidth * 2);
  context.strokeStyle = palette.symbolEdge;
  context.stroke();
  context.fillStyle = isStale ? palette.land : fill;
  context.fill();
  if (isStale) {
    context.globalAlpha = staleFillOpacity;
    context.fillStyle = fill;
    context.fill();
    context.globalAlpha = 0.7;
    context.lineWidth = Math.max(1, radius * 0.14);
    context.strokeStyle = fill;
    context.stroke();
  }
  drawGlyph(context, shape, state, radius, isStale ? fill : ink);
  context.restore();
}

/** Every symbol at one radius, drawn once: copying from it is many times cheaper than filling paths. */
export class SymbolAtlas {
  readonly canvas: HTMLCanvasElement;
  /** Side of one symbol, in CSS pixels. */
  readonly side: number;
  private readonly cell: number;

  constructor(readonly radius: number, readonly pixelRatio: number, readonly palette: MapPalette) {
    this.cell = 2 * Math.ceil((radius * symbolReach + 1) * pixelRatio);
    this.side = this.cell / pixelRatio;
    this.canvas = document.createElement('canvas');
    this.canvas.width = this.cell * pointStates.length * 2;
    this.canvas.height = this.cell * pointShapes.length;
    const context = this.canvas.getContext('2d');
    if (!context) return;
    pointShapes.forEach((shape, row) => {
      pointStates.forEach((state, column) => {
        for (const stale of [0, 1]) {
          const x = (column * 2 + stale + 0.5) * this.cell;
          context.setTransform(pixelRatio, 0, 0, pixelRatio, x, (row + 0.5) * this.cell);
          drawSymbol(context, shape, state, radius, palette, stale === 1);
        }
      });
    });
  }

  /** Copies a symbol to the canvas; on whole device pixels, or it would blur. */
  paint(target: CanvasRenderingContext2D, shapeRow: number, stateCode: number, isStale: boolean, x: number, y: number) {
    const { cell, side, pixelRatio } = this;
    const column = stateCode * 2 + (isStale ? 1 : 0);
    const left = Math.round((x - side / 2) * pixelRatio) / pixelRatio;
    const top = Math.round((y - side / 2) * pixelRatio) / pixelRatio;
    target.drawImage(this.canvas, column * cell, shapeRow * cell, cell, cell, left, top, side, side);
  }
}
