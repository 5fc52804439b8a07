import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { Box, Paper, Typography } from '@mui/material';
import { useFormats, useT } from '#platform/i18n';
import { barOf, daysFrom, shownRows, spanOf, type TimelineRow } from './timeline.rows';
import { TimelineBar } from './TimelineBar';

interface TimelineChartProps {
  rows: readonly TimelineRow[];
  pxPerDay: number;
  now: Date;
  /** Grows with each wish to see today. */
  toToday: number;
}

const rowPx = 30;
const headPx = 40;
const namesPx = { xs: 132, md: 260 } as const;

/** Paper has no scrolling: while it is printed all rows are there. */
function useIsPrinting(): boolean {
  const [isPrinting] = useState({ now: false });
  return useSyncExternalStore((tell) => {
    const set = (to: boolean) => () => { isPrinting.now = to; tell(); };
    const [begin, end] = [set(true), set(false)];
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, () => isPrinting.now);
}

/** Rows that are scrolled to exist, the others are only room. One stop for the keyboard; arrows walk from task to task. */
export function TimelineChart({ rows, pxPerDay, now, toToday }: TimelineChartProps) {
  const t = useT();
  const { date } = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const isPrinting = useIsPrinting();
  const [sight, setSight] = useState({ top: 0, height: 700 });
  const [at, setAt] = useState(rows.findIndex(({ kind }) => kind === 'task'));
  const { from, days } = spanOf(rows.flatMap((row) => (row.kind === 'task' ? [barOf(row.task, now)] : [])), now);
  const width = Math.ceil(days * pxPerDay);
  const x = (ms: number): number => daysFrom(ms, from) * pxPerDay;
  const todayX = x(now.getTime());
  const { first, last } = isPrinting ? { first: 0, last: rows.length } : shownRows(rows.length, { ...sight, row: rowPx });

  // The scroll position belongs to the browser. It is set at the start and on each wish; that time goes on does not move it.
  const showToday = useEffectEvent(() => {
    const element = box.current;
    if (element) element.scrollLeft = Math.max(0, todayX - element.clientWidth / 2 + 130);
  });
  useEffect(() => showToday(), [toToday]);

  function walk(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    let next = at + step;
    while (rows[next]?.kind === 'lane') next += step;
    if (rows[next] === undefined) return;
    setAt(next);
    const element = box.current;
    if (!element) return;
    if (next * rowPx < element.scrollTop) element.scrollTop = next * rowPx;
    else if ((next + 2) * rowPx + headPx > element.scrollTop + element.clientHeight) element.scrollTop = (next + 2) * rowPx + headPx - element.clientHeight;
    requestAnimationFrame(() => element.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  }

  const names = { position: 'sticky', left: 0, zIndex: 2, flex: 'none', width: namesPx, bgcolor: 'background.paper', borderRight: 1, borderColor: 'divider', px: 1, display: 'flex', alignItems: 'center', minWidth: 0 } as const;
  return (
    <Paper
      ref={box} variant="outlined" onScroll={({ currentTarget: { scrollTop: top, clientHeight: height } }) => setSight({ top, height })}
      sx={{ flex: 1, minHeight: 240, overflow: 'auto', '@media print': { overflow: 'visible', border: 0 } }}
    >
      <Box sx={{ width: 'max-content', minWidth: '100%' }}>
        <Box aria-hidden sx={{ display: 'flex', position: 'sticky', top: 0, zIndex: 3, height: headPx, bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider' }}>
          <Box sx={{ ...names, zIndex: 4 }} />
          <Box sx={{ position: 'relative', width }}><Scale from={from} days={days} pxPerDay={pxPerDay} /></Box>
        </Box>
        <Box component="ul" aria-label={t('views.timeline.title')} onKeyDown={walk} sx={{ listStyle: 'none', m: 0, p: 0, position: 'relative', height: rows.length * rowPx }}>
          {rows.slice(first, last).map((row, offset) => {
            const index = first + offset;
            return (
              <Box component="li" key={row.kind === 'lane' ? `lane ${row.key}` : row.task.id} sx={{ position: 'absolute', top: index * rowPx, left: 0, right: 0, height: rowPx, display: 'flex' }}>
                {row.kind === 'lane' ? (
                  <Box sx={{ ...names, width: 'auto', bgcolor: 'background.default', flex: 1, borderRight: 0 }}>
                    <Typography variant="subtitle2" component="h3" noWrap sx={{ position: 'sticky', left: 8 }}>
                      {row.name} · {row.count}{row.late > 0 ? ` · ⚠ ${t('tasks.overdueCount', { count: row.late })}` : ''}
                    </Typography>
                  </Box>
                ) : (
                  <TimelineBar task={row.task} now={now} x={x} width={width} index={index} isStop={index === at} names={names} onFocus={() => setAt(index)} />
                )}
              </Box>
            );
          })}
          <Box aria-hidden sx={{ position: 'absolute', top: 0, bottom: 0, left: namesPx, pointerEvents: 'none' }}>
            <Box title={date(now.toISOString())} sx={{ position: 'absolute', top: 0, bottom: 0, left: todayX, borderLeft: 2, borderColor: 'primary.main', zIndex: 1 }} />
          </Box>
        </Box>
      </Box>
    </Paper>
  );
}

/** Months above, Mondays below them. Days are those of Vietnam, whose clock never shifts. */
function Scale({ from, days, pxPerDay }: { from: number; days: number; pxPerDay: number }) {
  const { date } = useFormats();
  const t = useT();
  const marks = Array.from({ length: days }, (_, day) => {
    const [dayOfMonth = '', month = '', year = ''] = date(new Date(from + day * 86_400_000 + 43_200_000).toISOString()).split('/');
    return { day, dayOfMonth, month, year, isMonday: new Date(from + day * 86_400_000 + 43_200_000).getUTCDay() === 1 };
  });
  return marks.flatMap(({ day, dayOfMonth, month, year, isMonday }) => [
    dayOfMonth === '01' || day === 0 ? (
      <Typography key={`m${day}`} variant="caption" noWrap sx={{ position: 'absolute', top: 2, left: day * pxPerDay + 4, fontWeight: 600 }}>{day === 0 && Number(dayOfMonth) > 20 ? '' : t('tasks.month.title', { month, year })}</Typography>
    ) : null,
    isMonday ? (
      <Typography key={`d${day}`} variant="caption" sx={{ position: 'absolute', top: 20, left: day * pxPerDay, pl: 0.5, borderLeft: 1, borderColor: 'divider', color: 'text.secondary', lineHeight: '20px' }}>{dayOfMonth}</Typography>
    ) : null,
  ]);
}
