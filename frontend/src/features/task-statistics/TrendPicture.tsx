import { Box, Tooltip, Typography, useTheme } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { trendLines, type TrendLine, type TrendPoint } from '@ioc/shared/task-trend';
import { useId } from 'react';
import { useFormats, useT } from '#platform/i18n';
import { toneColour } from '#ui/StatusChip';
import { columnOf, doneIn, largestOf, namedEvery, ticksFor } from './trend.scale';

/** Each line has a form of its own beside its colour: outline, full, hatched, dotted, a line with marks. Paper may be grey. */
export const lineColour = (theme: Theme, line: TrendLine): string =>
  ({ given: theme.palette.text.secondary, doneOnTime: toneColour(theme, 'good'), doneLate: toneColour(theme, 'warn'), doneNoTerm: theme.palette.text.secondary, overdue: toneColour(theme, 'bad') })[line];

const height = 210;
/** How many names fit side by side under the picture. */
const room = { phone: 5, wide: 13 } as const;

interface PictureProps {
  points: readonly TrendPoint[];
  nameOf: (point: TrendPoint) => string;
  shortNameOf: (point: TrendPoint) => string;
}

/** Bars of what was given and done, and the line of what was overdue at each end, on one scale. Drawn in shares of its room: nothing is measured. */
export function TrendPicture({ points, nameOf, shortNameOf }: PictureProps) {
  const { number } = useFormats();
  const theme = useTheme();
  const id = useId();
  const ticks = ticksFor(largestOf(points));
  const top = ticks.at(-1) ?? 1;
  const share = (value: number): number => (100 * value) / top;
  const [onPhone, onWide] = [namedEvery(points.length, room.phone), namedEvery(points.length, room.wide)];
  const fill = (line: TrendLine): string => `url(#${id}-${line})`;
  const columns = points.map((point, index) => ({ point, ...columnOf(index, points.length) }));
  return (
    <Box aria-hidden sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 1 }}>
      <Box sx={{ position: 'relative', height, minWidth: 24 + 6 * number(top).length }}>
        {ticks.map((tick) => (
          <Typography key={tick} variant="caption" sx={{ position: 'absolute', right: 0, bottom: `${share(tick)}%`, transform: 'translateY(50%)', lineHeight: 1, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {number(tick)}
          </Typography>
        ))}
      </Box>
      <Box sx={{ position: 'relative', height }}>
        <svg width="100%" height={height} style={{ display: 'block', overflow: 'visible' }}>
          <Patterns id={id} theme={theme} />
          {ticks.map((tick) => <line key={tick} x1="0" x2="100%" y1={`${100 - share(tick)}%`} y2={`${100 - share(tick)}%`} stroke={theme.palette.divider} strokeWidth={tick === 0 ? 1.5 : 1} />)}
          {columns.map(({ point, given, done, width }) => {
            const bar = (line: TrendLine, x: number, from: number, value: number) => value > 0 && (
              <rect
                key={line} x={`${x}%`} width={`${width}%`} y={`${100 - share(from + value)}%`} height={`${share(value)}%`}
                fill={line === 'given' ? 'none' : fill(line)} stroke={lineColour(theme, line)} strokeWidth={1}
              />
            );
            return (
              <g key={point.from}>
                {bar('given', given, 0, point.given)}
                {bar('doneOnTime', done, 0, point.doneOnTime)}
                {bar('doneLate', done, point.doneOnTime, point.doneLate)}
                {bar('doneNoTerm', done, point.doneOnTime + point.doneLate, point.doneNoTerm)}
              </g>
            );
          })}
          {columns.slice(1).map(({ point, middle }, index) => {
            const before = columns[index];
            return before && <line key={point.from} x1={`${before.middle}%`} y1={`${100 - share(before.point.overdue)}%`} x2={`${middle}%`} y2={`${100 - share(point.overdue)}%`} stroke={lineColour(theme, 'overdue')} strokeWidth={2} />;
          })}
          {columns.map(({ point, middle }) => <circle key={point.from} cx={`${middle}%`} cy={`${100 - share(point.overdue)}%`} r={points.length > 30 ? 2 : 3.5} fill={theme.palette.background.paper} stroke={lineColour(theme, 'overdue')} strokeWidth={2} />)}
        </svg>
        <Box sx={{ position: 'absolute', inset: 0, display: 'flex', '@media print': { display: 'none' } }}>
          {points.map((point) => (
            <Tooltip key={point.from} title={<Told point={point} name={nameOf(point)} />} placement="top" enterTouchDelay={0}>
              <Box sx={{ flex: 1, '&:hover': { bgcolor: 'action.hover' } }} />
            </Tooltip>
          ))}
        </Box>
      </Box>
      <span />
      <Box sx={{ display: 'flex', mt: 0.75 }}>
        {points.map((point, index) => (
          <Box key={point.from} sx={{ flex: 1, minWidth: 0, display: 'flex', justifyContent: 'center' }}>
            {/* The last one is always named, and the others counted back from it: it is what one looks at first. */}
            <Typography
              variant="caption"
              sx={{ whiteSpace: 'nowrap', color: 'text.secondary', fontVariantNumeric: 'tabular-nums', display: { xs: isNamed(index, points.length, onPhone), md: isNamed(index, points.length, onWide) }, '@media print': { display: isNamed(index, points.length, onWide) } }}
            >
              {shortNameOf(point)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const isNamed = (index: number, count: number, every: number): 'block' | 'none' => ((count - 1 - index) % every === 0 ? 'block' : 'none');

function Patterns({ id, theme }: { id: string; theme: Theme }) {
  const late = lineColour(theme, 'doneLate');
  const noTerm = lineColour(theme, 'doneNoTerm');
  return (
    <defs>
      <pattern id={`${id}-doneOnTime`} width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill={lineColour(theme, 'doneOnTime')} /></pattern>
      <pattern id={`${id}-doneLate`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.5" height="5" fill={late} /></pattern>
      <pattern id={`${id}-doneNoTerm`} width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="1" fill={noTerm} /></pattern>
    </defs>
  );
}

function Told({ point, name }: { point: TrendPoint; name: string }) {
  const t = useT();
  const { number } = useFormats();
  return (
    <Box sx={{ py: 0.25 }}>
      <Typography variant="caption" component="div" sx={{ fontWeight: 600 }}>{name}</Typography>
      {trendLines.filter((line) => line !== 'doneNoTerm' || doneIn(point) !== point.doneOnTime + point.doneLate).map((line) => (
        <Typography key={line} variant="caption" component="div">{t(`statistics.trend.${line}`)}: {number(point[line])}</Typography>
      ))}
    </Box>
  );
}

/** What the forms mean; only those that are in the picture. */
export function TrendLegend({ lines }: { lines: readonly TrendLine[] }) {
  const t = useT();
  const theme = useTheme();
  const id = useId();
  return (
    <Box component="ul" aria-hidden sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, listStyle: 'none', m: 0, p: 0 }}>
      {lines.map((line) => (
        <Box component="li" key={line} sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
          <svg width="18" height="12">
            <Patterns id={`${id}-${line}`} theme={theme} />
            {line === 'overdue'
              ? <><line x1="0" x2="18" y1="6" y2="6" stroke={lineColour(theme, line)} strokeWidth="2" /><circle cx="9" cy="6" r="3.5" fill={theme.palette.background.paper} stroke={lineColour(theme, line)} strokeWidth="2" /></>
              : <rect x="0.5" y="0.5" width="17" height="11" fill={line === 'given' ? 'none' : `url(#${id}-${line}-${line})`} stroke={lineColour(theme, line)} />}
          </svg>
          <Typography variant="caption" sx={{ whiteSpace: 'nowrap' }}>{t(`statistics.trend.${line}`)}</Typography>
        </Box>
      ))}
    </Box>
  );
}
