import { useTheme } from '@mui/material/styles';
import { palettes, type MapTheme } from './palette';
import type { PointShape, PointState } from './pointStates';
import {
  edgeWidth, glyphDotRadius, glyphOf, glyphWidth, outlines, staleFillOpacity, symbolReach, type SymbolPoint,
} from './symbols';

export interface StatusIconProps {
  shape: PointShape;
  state: PointState;
  size?: number;
  /** What it means, for those who do not see it; without one the icon is decoration beside a text. */
  title?: string;
  isStale?: boolean;
  /** Follows the theme of the page unless told otherwise. */
  theme?: MapTheme;
}

const path = (points: readonly SymbolPoint[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(3)} ${y.toFixed(3)}`).join('');

const box = `${-symbolReach} ${-symbolReach} ${2 * symbolReach} ${2 * symbolReach}`;

/** The symbol of the map, from the same drawing, for legends, lists and tables. */
export function StatusIcon({ shape, state, size = 18, title, isStale = false, theme }: StatusIconProps) {
  const pageTheme = useTheme().palette.mode;
  const palette = palettes[theme ?? pageTheme];
  const { fill, ink } = palette.states[state];
  const { strokes, dots } = glyphOf(shape, state);
  const glyphColour = isStale ? fill : ink;
  const meaning = title === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title };
  const edge = isStale
    ? { stroke: fill, strokeWidth: 0.14 }
    : { stroke: palette.symbolEdge, strokeWidth: edgeWidth * 2 };
  return (
    <svg width={size} height={size} viewBox={box} style={{ flex: 'none' }} {...meaning}>
      {title !== undefined && <title>{title}</title>}
      <path
        d={`${path(outlines[shape])}Z`} fill={fill} fillOpacity={isStale ? staleFillOpacity : 1}
        strokeLinejoin="round" paintOrder="stroke" {...edge}
      />
      <g fill="none" stroke={glyphColour} strokeWidth={glyphWidth} strokeLinecap="round">
        {strokes.map((stroke) => <path key={path(stroke)} d={path(stroke)} />)}
      </g>
      {dots.map(([x, y]) => <circle key={`${x}`} cx={x} cy={y} r={glyphDotRadius} fill={glyphColour} />)}
    </svg>
  );
}
