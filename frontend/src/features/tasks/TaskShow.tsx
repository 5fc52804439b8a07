import { useParams, Link as RouterLink } from 'react-router-dom';
import { useGetOne } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import NoteAddOutlined from '@mui/icons-material/NoteAddOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import type { Task } from '@ioc/shared/tasks';
import { AttachmentPanel } from '#features/attachments';
import { WatcherPanel } from '#features/watchers';
import { isWithheld, useCan } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Failure } from '#ui/Failure';
import { taskEventNames } from './task.events';
import { TaskActions } from './TaskActions';
import { TaskChecklist } from './TaskChecklist';
import { TaskChildren } from './TaskChildren';
import { TaskEvaluations } from './TaskEvaluations';
import { TaskFocal } from './TaskFocal';
import { Fact, TaskGrounds, TaskMoments } from './TaskGrounds';
import { PriorityMark, TaskProgress, TaskStateChip, TaskTerm } from './TaskMarks';
import { TaskExtensions } from './TaskExtensions';
import { OriginalDue } from './TaskExtensionMarks';
import { TaskParts } from './TaskParts';
import { TaskTimeline } from './TaskTimeline';
import { useOrganisations, useSectors } from './useTaskChoices';

/** Lists hold less of a task, and what they hold must not be taken for this record. */
const wholeTask = { whole: true } as const;

/** One task: what, who, until when, how far, what happened, and what I can do about it. */
export function TaskShow() {
  const t = useT();
  const { id = '' } = useParams();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  useLiveRecords('tasks', taskEventNames);
  const { data: task, error, isPending, refetch } = useGetOne<Task>('tasks', { id, meta: wholeTask });
  // A line that is lost for a moment takes away neither the page nor what is being typed on it.
  if (error && (!task || isWithheld(error))) return <Failure error={error} title={t('tasks.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (isPending || !task) return <Stack sx={{ gap: 2, p: 2 }}><Skeleton height={48} /><Skeleton variant="rounded" height={240} /></Stack>;
  return (
    <Box component="article" sx={{ maxWidth: 1180, mx: 'auto', p: { xs: 1, sm: 2 } }}>
      <Title title={`${task.code} · ${t('tasks.name')}`} />
      <Stack sx={{ gap: 2 }}>
        <Box>
          <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 0.5 }}>
            <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>{task.code}</Typography>
            <TaskStateChip state={task.state} />
            <PriorityMark priority={task.priority} />
          </Stack>
          <Typography variant="h5" component="h2" sx={{ overflowWrap: 'anywhere' }}>{task.title}</Typography>
        </Box>
        {!isPhone && <TaskActions task={task} />}
        {/* A request for more time waits for an answer: it comes before what is only to be read. */}
        {task.openExtension !== null && <TaskExtensions task={task} />}
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 5fr) minmax(0, 4fr)' }, alignItems: 'start' }}>
          <Stack sx={{ gap: 2, minWidth: 0 }}>
            <TaskEvaluations task={task} />
            <TaskDetails task={task} />
            {task.openExtension === null && <TaskExtensions task={task} />}
            <TaskChecklist task={task} />
            <TaskParts task={task} />
            <TaskChildren task={task} />
            <AttachmentPanel task={task} />
          </Stack>
          <Stack sx={{ gap: 2, minWidth: 0 }}>
            <TaskTimeline task={task} />
            <WatcherPanel task={task} />
          </Stack>
        </Box>
        {/* Last in the page and always in sight: what is to be done is under the thumb and covers nothing at the end. */}
        {isPhone && (
          <Box sx={{ position: 'sticky', bottom: -8, zIndex: 2, mx: -2, px: 2, py: 1, bgcolor: 'background.paper', borderTop: 1, borderColor: 'divider', '&:empty': { display: 'none' } }}>
            <TaskActions task={task} isBar />
          </Box>
        )}
      </Stack>
    </Box>
  );
}

function TaskDetails({ task }: { task: Task }) {
  const t = useT();
  const formats = useFormats();
  const sectors = useSectors();
  const { nameOf } = useOrganisations();
  const mayKeepTemplate = useCan('task:assign');
  const place = task.location && `/?at=${task.location.map((degrees) => degrees.toFixed(5)).join(',')},14`;
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-label={t('tasks.details')}>
      {task.content && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mb: 2 }}>{task.content}</Typography>}
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 2fr) minmax(0, 3fr)', sm: 'max-content minmax(0, 1fr)' }, columnGap: 2, rowGap: 1 }}>
        <TaskGrounds task={task} />
        <Fact name={t(task.dueAt === null && task.reviewAt ? 'tasks.field.reviewAt' : 'tasks.field.dueAt')}><TaskTerm task={task} /><OriginalDue task={task} /></Fact>
        <TaskMoments task={task} />
        <Fact name={t('tasks.field.progress')}><TaskProgress percent={task.progressPercent} /></Fact>
        <Fact name={t('tasks.field.lead')}>{task.leadOrgName}</Fact>
        <TaskFocal task={task} />
        {task.coordinatingOrgIds.length > 0 && (
          <Fact name={t('tasks.field.coordinating')}>{task.coordinatingOrgIds.map(nameOf).join(', ')}</Fact>
        )}
        <Fact name={t('tasks.field.sector')}>{sectors.nameOf(task.sectorCode)}</Fact>
        {task.subjectName && <Fact name={t('tasks.field.subject')}>{task.subjectName}</Fact>}
        {task.unitName && <Fact name={t('tasks.field.unit')}>{task.unitName}</Fact>}
        <Fact name={t('tasks.field.assigner')}>{task.assignerName}, {formats.dateTime(task.assignedAt)}</Fact>
        {task.lastReportAt && <Fact name={t('tasks.field.lastReport')}>{formats.dateTime(task.lastReportAt)}</Fact>}
        {task.reworkCount > 0 && <Fact name={t('tasks.field.rework')}>{formats.number(task.reworkCount)}</Fact>}
        {task.completedAt && <Fact name={t('tasks.field.completedAt')}>{formats.dateTime(task.completedAt)}</Fact>}
      </Box>
      <Stack direction="row" sx={{ flexWrap: 'wrap', columnGap: 1, mt: place || mayKeepTemplate ? 2 : 0 }}>
        {place && <Button component={RouterLink} to={place} startIcon={<PlaceOutlined />} size="small">{t('tasks.showOnMap')}</Button>}
        {mayKeepTemplate && <Button component={RouterLink} to={`/task-templates/create?task=${task.id}`} startIcon={<NoteAddOutlined />} size="small">{t('tasks.keepAsTemplate')}</Button>}
      </Stack>
    </Paper>
  );
}
