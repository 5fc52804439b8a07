import { Box, Link as TextLink, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { filtersOfBuckets, narrowedBy, type CountedFilter, type NarrowFilter } from '@ioc/shared/task-statistics';
import type { TrendLine, TrendPoint } from '@ioc/shared/task-trend';
import { Link } from 'react-router-dom';
import { useFormats, useT } from '#platform/i18n';
import { taskListLink } from '#ui/taskListLink';

interface TrendTableProps {
  points: readonly TrendPoint[];
  lines: readonly TrendLine[];
  nameOf: (point: TrendPoint) => string;
  filter: NarrowFilter;
  head: string;
}

/** Which tasks a figure counts; of what was overdue at a moment that is past no list can be asked for. */
function partOf(line: TrendLine, { from, to }: TrendPoint, isLast: boolean): CountedFilter | null {
  const done = { completedFrom: from, completedTo: to };
  switch (line) {
    case 'given': return { assignedFrom: from, assignedTo: to, state: [...filtersOfBuckets.all.state] };
    case 'doneOnTime': return { ...done, deadline: [...filtersOfBuckets.doneOnTime.deadline] };
    case 'doneLate': return { ...done, deadline: [...filtersOfBuckets.doneLate.deadline] };
    case 'doneNoTerm': return { ...done, state: [...filtersOfBuckets.doneNoTerm.state], deadline: [...filtersOfBuckets.doneNoTerm.deadline] };
    case 'overdue': return isLast ? { deadline: [...filtersOfBuckets.overdue.deadline] } : null;
  }
}

/** The figures of the picture, the newest on top; each leads to its tasks where there is such a list. */
export function TrendTable({ points, lines, nameOf, filter, head }: TrendTableProps) {
  const t = useT();
  const { number } = useFormats();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={t('statistics.trend.title')} sx={{ '& td, & th': { px: 1.25 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{head}</TableCell>
            {lines.map((line) => <TableCell key={line} align="right">{t(`statistics.trend.${line}`)}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {points.toReversed().map((point, index) => (
            <TableRow key={point.from} hover>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>{nameOf(point)}</TableCell>
              {lines.map((line) => {
                const part = point[line] === 0 ? null : partOf(line, point, index === 0);
                const narrow = part && narrowedBy(filter, part);
                const text = <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>{number(point[line])}</Box>;
                return <TableCell key={line} align="right">{narrow ? <TextLink component={Link} to={taskListLink(narrow)} underline="hover">{text}</TextLink> : text}</TableCell>;
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
