import { Box, Link as TextLink, Paper, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { standingNames, type ScoredTask } from '@ioc/shared/scores';
import { qualityFactors } from '@ioc/shared/task-score';
import { taskPriorityNames } from '@ioc/shared/tasks';
import { Link } from 'react-router-dom';
import { useFormats, useT, useWords } from '#platform/i18n';

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
            <TableCell>{t('scores.tasks.due')}</TableCell>
            <TableCell>{t('scores.tasks.done')}</TableCell>
            <TableCell align="right">{t('scores.tasks.timeliness')}</TableCell>
            <TableCell align="right">{t('scores.tasks.quality')}</TableCell>
            <TableCell align="right">{t('scores.tasks.points')}</TableCell>
            <TableCell align="right">{t('scores.tasks.weight')}</TableCell>
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
      <TableCell component="th" scope="row" sx={{ minWidth: 240, maxWidth: 460, whiteSpace: 'normal !important', fontWeight: 400 }}>
        <TextLink component={Link} to={`/tasks/${task.id}/show`} underline="hover">{task.title}</TextLink>
        <Typography variant="caption" sx={small}>{[task.code, task.leadOrgName, standing === 'judged' ? null : words(standingNames[standing])].filter(Boolean).join(' · ')}</Typography>
      </TableCell>
      <TableCell>{task.dueAt === null ? '–' : date(task.dueAt)}</TableCell>
      <TableCell>{task.completedAt === null ? '–' : date(task.completedAt)}</TableCell>
      <TableCell align="right">
        {standing === 'judged' && timeliness !== null ? number(timeliness) : standing === 'overdue' ? 0 : '–'}
        {late !== null && late > 0 && standing === 'judged' && <Typography variant="caption" sx={small}>{t('scores.tasks.late', { smart_count: late })}</Typography>}
      </TableCell>
      <TableCell align="right">{quality === null || standing !== 'judged' ? '–' : `${quality} × ${number(qualityFactors[quality], 2)}`}</TableCell>
      <TableCell align="right">{isCounted ? number(points / 100, 2) : '–'}</TableCell>
      <TableCell align="right">
        {isCounted ? number(weight / 2, 1) : '–'}
        <Typography variant="caption" sx={small}>{words(taskPriorityNames[priority]).toLocaleLowerCase('vi')}{part === 'coordinating' && `, ${t('scores.tasks.coordinating')}`}</Typography>
      </TableCell>
      <TableCell align="right"><Box component="span" sx={{ fontWeight: 600 }}>{isCounted ? number((points * weight) / 200, 2) : '–'}</Box></TableCell>
    </TableRow>
  );
}
