import { Box, Button, Link as TextLink, Paper, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { Sector, SectorFigures } from '@ioc/shared/sectors';
import { taskExtensionAudience, type TaskExtensionEvents } from '@ioc/shared/task-extensions';
import { openTaskStates, taskAudience, taskStateNames, type ListedTask, type TaskEvents } from '@ioc/shared/tasks';
import { useGetList, useGetOne } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { Link, useParams } from 'react-router-dom';
import { isProblem, useCan } from '#platform/api';
import { useFormats, useLocale, useT, useWords } from '#platform/i18n';
import { useLiveRecords, useNow } from '#platform/live';
import { DueDate } from '#ui/DueDate';
import { Empty } from '#ui/Empty';
import { Failure } from '#ui/Failure';
import { StatusChip, taskTones } from '#ui/StatusChip';
import { taskListLink } from '#ui/taskListLink';
import { Completion, SectorCounts } from './SectorList';
import { SectorIcon } from './SectorIcon';
import { useSectorFigures } from './useSectorFigures';

const taskEvents = Object.keys({ ...taskAudience, ...taskExtensionAudience }) as (keyof TaskEvents | keyof TaskExtensionEvents)[];

function SectorTasks({ code }: { code: string }) {
  const t = useT();
  const words = useWords();
  const { percent } = useFormats();
  const now = useNow(30_000);
  useLiveRecords('tasks', taskEvents);
  const { data: tasks, error, isPending, refetch } = useGetList<ListedTask>('tasks', {
    pagination: { page: 1, perPage: 25 }, sort: { field: 'dueAt', order: 'ASC' }, filter: { sectorCode: code, state: [...openTaskStates] },
  });
  if (error) return <Failure error={error} title={t('sectors.tasksFailed')} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={160} />;
  if (!tasks?.length) return <Empty title={t('sectors.noTasks')} />;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('sectors.task')}</TableCell>
            <TableCell>{t('sectors.lead')}</TableCell>
            <TableCell>{t('sectors.state')}</TableCell>
            <TableCell align="right">{t('sectors.progress')}</TableCell>
            <TableCell>{t('sectors.due')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {tasks.map((task) => (
            <TableRow key={task.id} hover>
              <TableCell>
                <TextLink component={Link} to={`/tasks/${task.id}/show`} color="text.primary" underline="hover">{task.title}</TextLink>
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{task.code}</Typography>
              </TableCell>
              <TableCell>{task.leadOrgName}</TableCell>
              <TableCell><StatusChip tone={taskTones[task.state]} label={words(taskStateNames[task.state])} /></TableCell>
              <TableCell align="right">{percent(task.progressPercent, 0)}</TableCell>
              <TableCell><DueDate task={task} now={now} /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

/** How often work ended although the site was still in trouble, or without the evidence that was asked for. */
function Overridden({ figures: { doneAtSites, doneOverAlarm, doneAskingEvidence, doneWithoutEvidence } }: { figures: SectorFigures }) {
  const t = useT();
  const { number, percent } = useFormats();
  const share = (name: string, count: number, total: number) => total > 0 && (
    <Typography variant="body2" color="textSecondary">
      {t(`sectors.${name}`)}: {t(`sectors.${name}Share`, { count: number(count), total: number(total), percent: percent((100 * count) / total) })}
    </Typography>
  );
  return <>{share('overridden', doneOverAlarm, doneAtSites)}{share('lacking', doneWithoutEvidence, doneAskingEvidence)}</>;
}

/** One sector: how its tasks stand and which are open, the most pressing first. */
export function SectorShow() {
  const t = useT();
  const locale = useLocale();
  const { id = '' } = useParams();
  const canSeeTasks = useCan('task:read');
  const { data: sector, error, isPending, refetch } = useGetOne<Sector & { id: string }>('sectors', { id });
  const figures = useSectorFigures().data?.find((row) => row.code === id);
  if (isProblem(error, 'request.not-found')) return <Empty title={t('sectors.unknown')} />;
  if (error) return <Failure error={error} title={t('sectors.loadFailed')} onRetry={() => void refetch()} />;
  if (isPending || !sector) return <Skeleton variant="rounded" height={240} />;
  const name = locale === 'vi' ? sector.nameVi : sector.nameEn;
  return (
    <Box component="article" sx={{ display: 'grid', gap: 1.5 }}>
      <Title title={name} preferenceKey={false} />
      <Paper sx={{ p: 2, display: 'grid', gap: 1.5 }}>
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
          <SectorIcon name={sector.icon} size={28} />
          <div>
            <Typography variant="h5" component="h2">{name}</Typography>
            {sector.ownerOrgName && <Typography sx={{ color: 'text.secondary' }}>{t('sectors.owner', { name: sector.ownerOrgName })}</Typography>}
          </div>
        </Box>
        {figures && <><SectorCounts sector={sector} figures={figures} /><Completion percent={figures.completionPercent} /><Overridden figures={figures} /></>}
      </Paper>
      {canSeeTasks && (
        <Paper component="section" sx={{ p: 2, minWidth: 0 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 1, mb: 1 }}>
            <Typography variant="h6" component="h2">{t('sectors.tasks')}</Typography>
            <Button component={Link} to={taskListLink({ sectorCode: sector.code })}>{t('sectors.allTasks')}</Button>
          </Box>
          <SectorTasks code={sector.code} />
        </Paper>
      )}
    </Box>
  );
}
