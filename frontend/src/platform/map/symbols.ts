import type { PointShape, PointState } from './pointStates';

/**
 * The drawing of every symbol in one place, in units of its radius with y downwards. The canvas of the map and the SVG
 * of legends, lists and tables both follow it, so a symbol means the same everywhere.
 */
export type SymbolPoint = readonly [x: number, y: number];

export interface Glyph {
  strokes: readonly (readonly SymbolPoint[])[];
  dots: readonly SymbolPoint[];
}

const polygon = (corners: number, radius: number, turn: number): SymbolPoint[] =>
  Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });

/** Areas are alike to the eye, so that no kind looks more important than another. */
export const outlines: Record<PointShape, readonly SymbolPoint[]> = {
  triangle: [[0, -1.08], [1.08, 0.82], [-1.08, 0.82]],
  square: [[-0.84, -0.84], [0.84, -0.84], [0.84, 0.84], [-0.84, 0.84]],
  diamond: [[0, -1.12], [1.12, 0], [0, 1.12], [-1.12, 0]],
  circle: polygon(28, 0.96, 0),
  hexagon: polygon(6, 1.06, Math.PI / 6),
};

const glyphShift: Record<PointShape, number> = { triangle: 0.2, square: 0, diamond: 0, circle: 0, hexagon: 0 };

const glyphs: Record<PointState, Glyph> = {
  online: { strokes: [], dots: [] },
  degraded: { strokes: [[[0, -0.44], [0, 0.08]]], dots: [[0, 0.44]] },
  offline: { strokes: [[[-0.34, -0.34], [0.34, 0.34]], [[0.34, -0.34], [-0.34, 0.34]]], dots: [] },
  maintenance: { strokes: [[[-0.22, -0.36], [-0.22, 0.36]], [[0.22, -0.36], [0.22, 0.36]]], dots: [] },
  unknown: { strokes: [], dots: [[-0.42, 0], [0, 0], [0.42, 0]] },
  done: { strokes: [[[-0.38, 0.02], [-0.1, 0.32], [0.4, -0.3]]], dots: [] },
};

export function glyphOf(shape: PointShape, state: PointState): Glyph {
  const shift = glyphShift[shape];
  const down = ([x, y]: SymbolPoint): SymbolPoint => [x, y + shift];
  const { strokes, dots } = glyphs[state];
  return { strokes: strokes.map((stroke) => stroke.map(down)), dots: dots.map(down) };
}

export const glyphWidth = 0.26;
export const glyphDotRadius = 0.15;
export const edgeWidth = 0.2;

/** Half the side of the square a symbol needs, edge included, in radii. */
export const symbolReach = 1.32;

/** Fill of a symbol whose source is stale: hollow rather than merely pale, so that it reads in greyscale too. */
export const staleFillOpacity = 0.28;
