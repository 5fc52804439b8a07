import { Box, Link as TextLink, Paper, Table, TableBody, TableCell, TableFooter, TableHead, TableRow, Tooltip } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { completionPercent, onTimePercent } from '@ioc/shared/task-score';
import { doneOf, filterOfRow, filtersOfBuckets, narrowedBy, taskGroupNames, totalOf, type CountedFilter, type NarrowFilter, type TaskCounts, type TaskStatistics } from '@ioc/shared/task-statistics';
import { Link } from 'react-router-dom';
import { useFormats, useT, useWords } from '#platform/i18n';
import { toneColour, type Tone } from '#ui/StatusChip';
import { taskListLink } from '#ui/taskListLink';
import { SharesBar } from './SharesBar';
import { useRowName } from './useRowName';

interface TableProps {
  statistics: TaskStatistics;
  sum: TaskCounts;
  /** What the whole page is narrowed to. */
  narrow: NarrowFilter;
}

/** The bar repeats the figures: neither a phone nor paper has room for it. */
const roomOnly = { display: { xs: 'none', sm: 'table-cell' }, '@media print': { display: 'none' } } as const;

/** The four buckets of the government's report for each row, and the rates that follow from them. */
export function StatisticsTable({ statistics: { by, rows }, sum, narrow }: TableProps) {
  const t = useT();
  const words = useWords();
  const nameOf = useRowName();
  return (
    <Paper sx={{ overflowX: 'auto', '@media print': { overflow: 'visible', border: 0 } }}>
      <Table size="small" sx={{ '& td, & th': { px: 1.25, whiteSpace: 'nowrap' }, '& thead th': { lineHeight: 1.25 } }}>
        <TableHead>
          <TableRow>
            <TableCell rowSpan={2}>{words(taskGroupNames[by])}</TableCell>
            <TableCell rowSpan={2} align="right">{t('statistics.total')}</TableCell>
            <TableCell rowSpan={2} sx={{ minWidth: 140, ...roomOnly }}>{t('statistics.shares')}</TableCell>
            <TableCell colSpan={2} align="center">{t('statistics.done')}</TableCell>
            <TableCell colSpan={2} align="center">{t('statistics.open')}</TableCell>
            <TableCell rowSpan={2} align="right">{t('statistics.noTerm')}</TableCell>
            <TableCell rowSpan={2} align="right"><Tooltip title={t('statistics.completionHint')}><span>{t('statistics.completion')}</span></Tooltip></TableCell>
            <TableCell rowSpan={2} align="right"><Tooltip title={t('statistics.onTimeHint')}><span>{t('statistics.onTime')}</span></Tooltip></TableCell>
          </TableRow>
          <TableRow>
            {(['doneOnTime', 'doneLate', 'inTerm', 'overdue'] as const).map((bucket) => <TableCell key={bucket} align="right">{t(`statistics.${bucket}`)}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => <CountsRow key={row.key ?? ''} name={nameOf(by, row)} counts={row} filter={narrowedBy(narrow, filterOfRow(by, row.key))} />)}
        </TableBody>
        {rows.length > 1 && (
          <TableFooter sx={{ '& td, & th': { fontWeight: 600, color: 'text.primary', fontSize: 'inherit' } }}>
            <CountsRow name={t('statistics.totalRow')} counts={sum} filter={narrow} />
          </TableFooter>
        )}
      </Table>
    </Paper>
  );
}

function CountsRow({ name, counts, filter }: { name: string; counts: TaskCounts; filter: NarrowFilter | null }) {
  const t = useT();
  const { number, percent } = useFormats();
  const share = (value: number | null): string => (value === null ? '–' : percent(value));
  const to = (part: CountedFilter): string | null => {
    const narrow = filter && narrowedBy(filter, part);
    return narrow && taskListLink(narrow);
  };
  return (
    <TableRow hover>
      <TableCell component="th" scope="row" sx={{ minWidth: 200, maxWidth: 340, whiteSpace: 'normal !important', fontWeight: 500 }}>{name}</TableCell>
      <Count value={totalOf(counts)} to={to({ state: [...filtersOfBuckets.all.state] })} />
      <TableCell sx={roomOnly}><SharesBar counts={counts} /></TableCell>
      <Count value={counts.doneOnTime} to={to({ deadline: ['done_on_time'] })} tone="good" />
      <Count value={counts.doneLate} to={to({ deadline: ['done_late'] })} tone="warn" />
      <Count
        value={counts.inTerm + counts.dueSoon} to={to({ deadline: ['in_term', 'due_soon'] })}
        {...(counts.dueSoon > 0 ? { hint: t('statistics.dueSoon', { number: number(counts.dueSoon) }) } : {})}
      />
      <Count value={counts.overdue} to={to({ deadline: ['overdue'] })} tone="bad" />
      <Count value={counts.openNoTerm + counts.doneNoTerm} to={to({ deadline: ['no_term'], state: [...filtersOfBuckets.all.state] })} />
      <TableCell align="right">{share(completionPercent({ done: doneOf(counts), overdue: counts.overdue }))}</TableCell>
      <TableCell align="right">{share(onTimePercent(counts))}</TableCell>
    </TableRow>
  );
}

interface CountProps {
  value: number;
  /** The tasks it counts; null where the filter of the page leaves none. */
  to: string | null;
  tone?: Tone;
  hint?: string;
}

function Count({ value, to, tone, hint }: CountProps) {
  const { number } = useFormats();
  const colour = (theme: Theme): string => (tone && value > 0 ? toneColour(theme, tone) : value === 0 ? theme.palette.text.secondary : theme.palette.text.primary);
  const text = <Box component="span" sx={{ color: colour, fontVariantNumeric: 'tabular-nums' }}>{number(value)}</Box>;
  const shown = to === null || value === 0 ? text : <TextLink component={Link} to={to} underline="hover">{text}</TextLink>;
  return <TableCell align="right">{hint ? <Tooltip title={hint}><span>{shown}</span></Tooltip> : shown}</TableCell>;
}
