import { Suspense } from 'react';
import { useParams, Link as RouterLink } from 'react-router-dom';
import { useGetOne } from 'ra-core';
import { Title } from 'ra-ui-materialui';
import { useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import type { Task, TaskUpdate } from '@ioc/shared/tasks';
import { AttachmentPanel, useAttachments } from '#features/attachments';
import { RemindButton, useReminderItems } from '#features/reminders';
import { useFormats, useT, type Formats } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';
import { Failure } from '#ui/Failure';
import type { Tone } from '#ui/StatusChip';
import { Timeline } from '#ui/Timeline';
import { taskEventNames } from './task.events';
import { TaskActions } from './TaskActions';
import { TaskEvaluations } from './TaskEvaluations';
import { Fact, TaskGrounds, TaskMoments } from './TaskGrounds';
import { PriorityMark, TaskProgress, TaskStateChip, TaskTerm } from './TaskMarks';
import { TaskExtensions } from './TaskExtensions';
import { OriginalDue } from './TaskExtensionMarks';
import { TaskParts } from './TaskParts';
import { UpdateEvidence } from './UpdateEvidence';
import { useOrganisations, useSectors } from './useTaskChoices';
import { fetchUpdates, updatesKey } from './useTaskSend';

/** Lists hold less of a task, and what they hold must not be taken for this record. */
const wholeTask = { whole: true } as const;

/** One task: what, who, until when, how far, what happened, and what I can do about it. */
export function TaskShow() {
  const t = useT();
  const { id = '' } = useParams();
  useLiveRecords('tasks', taskEventNames);
  const { data: task, error, isPending, refetch } = useGetOne<Task>('tasks', { id, meta: wholeTask });
  if (error) return <Failure error={error} title={t('tasks.loadFailed')} onRetry={() => { void refetch(); }} />;
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
        <TaskActions task={task} />
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 5fr) minmax(0, 4fr)' }, alignItems: 'start' }}>
          <Stack sx={{ gap: 2, minWidth: 0 }}>
            <TaskEvaluations task={task} />
            <TaskDetails task={task} />
            <TaskExtensions task={task} />
            <TaskParts task={task} />
            <AttachmentPanel task={task} />
          </Stack>
          <TaskTimeline task={task} />
        </Box>
      </Stack>
    </Box>
  );
}

function TaskDetails({ task }: { task: Task }) {
  const t = useT();
  const formats = useFormats();
  const sectors = useSectors();
  const { nameOf } = useOrganisations();
  const place = task.location && `/?at=${task.location.map((degrees) => degrees.toFixed(5)).join(',')},14`;
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-label={t('tasks.details')}>
      {task.content && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mb: 2 }}>{task.content}</Typography>}
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 2, rowGap: 1 }}>
        <TaskGrounds task={task} />
        <Fact name={t('tasks.field.dueAt')}><TaskTerm task={task} /><OriginalDue task={task} /></Fact>
        <TaskMoments task={task} />
        <Fact name={t('tasks.field.progress')}><TaskProgress percent={task.progressPercent} /></Fact>
        <Fact name={t('tasks.field.lead')}>{task.leadOrgName}</Fact>
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
      {place && (
        <Button component={RouterLink} to={place} startIcon={<PlaceOutlined />} size="small" sx={{ mt: 2 }}>{t('tasks.showOnMap')}</Button>
      )}
    </Paper>
  );
}

const told = (update: TaskUpdate, { percent, dateTime }: Formats, leadNow: (name: string) => string): string | null =>
  [
    update.percent === null ? null : percent(update.percent, 0), update.leadOrgName === null ? null : leadNow(update.leadOrgName),
    update.dueAt === null ? null : dateTime(update.dueAt), update.text,
  ].filter(Boolean).join(' · ') || null;

function TaskTimeline({ task }: { task: Task }) {
  const t = useT();
  const formats = useFormats();
  // The version is part of the question: every step anyone takes makes the timeline ask again.
  const { data, error, refetch } = useQuery({
    queryKey: [...updatesKey(task.id), task.version], queryFn: () => fetchUpdates(task.id), placeholderData: (old) => old,
  });
  const { data: files } = useAttachments(task);
  const reminders = useReminderItems(task.id);
  const updates = (data ?? []).map((update) => ({
    key: update.id,
    at: update.at,
    title: capital(t(`tasks.happened.${update.step}`)),
    by: update.orgName ? `${update.byName}, ${update.orgName}` : update.byName,
    text: told(update, formats, (name) => t('tasks.leadNow', { name })),
    below: <UpdateEvidence update={update} attachments={files ?? []} assignedAt={task.assignedAt} />,
    tone: toneOf(update.step),
  }));
  const items = [...updates, ...reminders].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="task-timeline">
      <Stack direction="row" sx={{ mb: 1, gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography id="task-timeline" variant="subtitle1" component="h3" sx={{ fontWeight: 600 }}>{t('tasks.timeline')}</Typography>
        <Suspense><RemindButton task={task} /></Suspense>
      </Stack>
      {error ? <Failure error={error} onRetry={() => { void refetch(); }} /> : <Timeline items={items} />}
    </Paper>
  );
}

function toneOf(step: TaskUpdate['step']): Tone {
  if (step === 'accept' || step === 'evaluate' || step === 'extension_approve' || step === 'extension_accept' || step === 'part_accept') return 'good';
  if (step === 'suspend' || step === 'return' || step === 'appeal' || step === 'reopen') return 'warn';
  return step === 'send_back' || step === 'cancel' || step === 'reject' || step === 'extension_refuse' || step === 'part_send_back' ? 'bad' : 'work';
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
