import { Box, Link as TextLink, Paper, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { standingNames, type ScoredTask } from '@ioc/shared/scores';
import { qualityFactors } from '@ioc/shared/task-score';
import { taskPriorityNames } from '@ioc/shared/tasks';
import { Link } from 'react-router-dom';
import { useFormats, useT, useWords } from '#platform/i18n';

/** A phone has the same parts in one line beneath the title. */
const roomOnly = { display: { xs: 'none', md: 'table-cell' }, '@media print': { display: 'table-cell' } } as const;
const small = { display: 'block', color: 'text.secondary' } as const;

/** T, Q, their product, the weight and the product with it: what a reader would write beside each task. */
export function ScoreTasksTable({ tasks }: { tasks: readonly ScoredTask[] }) {
  const t = useT();
  return (
    <Paper sx={{ overflowX: 'auto', '@media print': { overflow: 'visible', border: 0 } }}>
      <Table size="small" sx={{ '& td, & th': { px: 1.25, whiteSpace: 'nowrap', verticalAlign: 'top', fontVariantNumeric: 'tabular-nums' } }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('scores.tasks.task')}</TableCell>
            <TableCell sx={roomOnly}>{t('scores.tasks.due')}</TableCell>
            <TableCell sx={roomOnly}>{t('scores.tasks.done')}</TableCell>
            <TableCell align="right" sx={roomOnly}>{t('scores.tasks.timeliness')}</TableCell>
            <TableCell align="right" sx={roomOnly}>{t('scores.tasks.quality')}</TableCell>
            <TableCell align="right" sx={roomOnly}>{t('scores.tasks.points')}</TableCell>
            <TableCell align="right" sx={roomOnly}>{t('scores.tasks.weight')}</TableCell>
            <TableCell align="right">{t('scores.tasks.weighted')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>{tasks.map((task) => <TaskRow key={`${task.id}-${task.part}`} task={task} />)}</TableBody>
      </Table>
    </Paper>
  );
}

function TaskRow({ task }: { task: ScoredTask }) {
  const t = useT();
  const words = useWords();
  const { number, date } = useFormats();
  const { standing, part, priority, quality, timeliness, workingDaysLate: late, points, weight } = task;
  const isCounted = standing !== 'awaiting';
  return (
    <TableRow hover>
      <TableCell component="th" scope="row" sx={{ minWidth: { xs: 180, md: 240 }, maxWidth: 460, whiteSpace: 'normal !important', fontWeight: 400 }}>
        <TextLink component={Link} to={`/tasks/${task.id}/show`} underline="hover">{task.title}</TextLink>
        <Typography variant="caption" sx={small}>{[task.code, task.leadOrgName, standing === 'judged' ? null : words(standingNames[standing])].filter(Boolean).join(' · ')}</Typography>
        {isCounted && (
          <Typography variant="caption" sx={{ ...small, display: { md: 'none' }, '@media print': { display: 'none' } }}>
            {t(`scores.tasks.short.${quality === null ? 'overdue' : 'judged'}`, { time: number(timeliness ?? 0), factor: number(quality === null ? 0 : qualityFactors[quality], 2), points: number(points / 100, 2), weight: number(weight / 2, 1) })}
          </Typography>
        )}
      </TableCell>
      <TableCell sx={roomOnly}>{task.dueAt === null ? '–' : date(task.dueAt)}</TableCell>
      <TableCell sx={roomOnly}>{task.completedAt === null ? '–' : date(task.completedAt)}</TableCell>
      <TableCell align="right" sx={roomOnly}>
        {standing === 'judged' && timeliness !== null ? number(timeliness) : standing === 'overdue' ? 0 : '–'}
        {late !== null && late > 0 && standing === 'judged' && <Typography variant="caption" sx={small}>{t('scores.tasks.late', { smart_count: late })}</Typography>}
      </TableCell>
      <TableCell align="right" sx={roomOnly}>{quality === null || standing !== 'judged' ? '–' : `${quality} × ${number(qualityFactors[quality], 2)}`}</TableCell>
      <TableCell align="right" sx={roomOnly}>{isCounted ? number(points / 100, 2) : '–'}</TableCell>
      <TableCell align="right" sx={roomOnly}>
        {isCounted ? number(weight / 2, 1) : '–'}
        <Typography variant="caption" sx={small}>{words(taskPriorityNames[priority]).toLocaleLowerCase('vi')}{part === 'coordinating' && `, ${t('scores.tasks.coordinating')}`}</Typography>
      </TableCell>
      <TableCell align="right"><Box component="span" sx={{ fontWeight: 600 }}>{isCounted ? number((points * weight) / 200, 2) : '–'}</Box></TableCell>
    </TableRow>
  );
}
