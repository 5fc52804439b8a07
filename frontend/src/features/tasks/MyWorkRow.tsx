import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { refuseExtension } from '@ioc/shared/task-extensions';
import type { WaitingKind, WaitingTask } from '@ioc/shared/task-waiting';
import type { ListedTask } from '@ioc/shared/tasks';
import { useMe } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';
import { useNow } from '#platform/live';
import { toneColour } from '#ui/StatusChip';
import { ExtensionDialog } from './ExtensionDialog';
import { MyPartButton } from './MyPartButton';
import { TaskActions } from './TaskActions';
import { ExtensionChip, OriginalDue } from './TaskExtensionMarks';
import { PriorityMark, TaskDue, TaskProgress } from './TaskMarks';

const forThumbs = { minHeight: { xs: 44, md: 0 } } as const;
/** Decided with the request, the report or the appeal before one's eyes. */
const onItsPage: readonly WaitingKind[] = ['extension', 'counter', 'appeal', 'part_report'];

interface MyWorkRowProps {
  task: WaitingTask;
  kind: WaitingKind;
}

/** One task that waits, with what this person does about it: under one thumb, without opening it. */
export function MyWorkRow({ task, kind }: MyWorkRowProps) {
  const t = useT();
  const me = useMe();
  const [isAsking, setAsking] = useState(false);
  const isOurs = me?.orgId === task.leadOrgId;
  const mayAskTime = me !== null && task.openExtension === null && refuseExtension('request', task, null, me) === null;
  return (
    <Paper component="article" variant="outlined" sx={{ p: 1.5, height: '100%', display: 'flex', flexDirection: 'column', gap: 0.75 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>{task.code}</Typography>
        <PriorityMark priority={task.priority} />
        <ExtensionChip task={task} />
      </Stack>
      <Link component={RouterLink} to={`/tasks/${task.id}/show`} color="textPrimary" underline="hover" sx={{ fontWeight: 500, lineHeight: 1.4, overflowWrap: 'anywhere' }}>
        {task.title}
      </Link>
      {!isOurs && <Typography variant="body2" color="textSecondary">{task.leadOrgName}</Typography>}
      {task.focalName && <Typography variant="body2" color="textSecondary">{t('myWork.handledBy', { name: task.focalName })}</Typography>}
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' }}>
        {kind === 'part' && task.moment ? <PartDue task={task} moment={task.moment} /> : <div><TaskDue task={task} /><OriginalDue task={task} /></div>}
        {task.progressPercent > 0 && <TaskProgress percent={task.progressPercent} />}
      </Stack>
      {kind === 'receive' && <ReceiveBy task={task} />}
      {kind === 'evaluation' && task.moment && <EvaluateBy dueAt={task.moment.dueAt} />}
      <Stack direction="row" sx={{ gap: 1, mt: 'auto', pt: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
        {kind === 'part' ? <MyPartButton task={task} /> : onItsPage.includes(kind) ? (
          <Button component={RouterLink} to={`/tasks/${task.id}/show`} variant="contained" size="small" sx={forThumbs} aria-label={`${t('myWork.open')}: ${task.code}`}>{t('myWork.open')}</Button>
        ) : <TaskActions task={task} compact />}
        {mayAskTime && (
          <Button variant="outlined" size="small" sx={forThumbs} onClick={() => setAsking(true)} aria-label={`${t('extensions.step.request')}: ${task.code}`}>{t('extensions.step.request')}</Button>
        )}
      </Stack>
      {isAsking && <ExtensionDialog task={task} step="request" onClose={() => setAsking(false)} />}
    </Paper>
  );
}

/** Since when it lies there, and until when the unit should have said that it has it. */
function ReceiveBy({ task }: { task: ListedTask }) {
  const t = useT();
  const { dateTime, relative } = useFormats();
  const now = useNow(30_000);
  const isLate = task.receiveBy !== null && new Date(task.receiveBy) < now;
  return (
    <Typography variant="body2" sx={{ color: (theme) => toneColour(theme, isLate ? 'bad' : 'quiet') }}>
      <Box component="span" aria-hidden>{isLate ? '! ' : ''}</Box>
      {t('myWork.given', { age: relative(task.assignedAt, now) })}{task.receiveBy && `, ${t(isLate ? 'myWork.receiveLate' : 'myWork.receiveBy', { time: dateTime(task.receiveBy) })}`}
    </Typography>
  );
}

/** Of a part its own term counts; that of the whole stands beneath it. */
function PartDue({ task, moment }: { task: WaitingTask; moment: NonNullable<WaitingTask['moment']> }) {
  const t = useT();
  const { dateTime } = useFormats();
  return (
    <div>
      <Typography variant="caption" component="div" color="textSecondary">{t('myWork.partDue')}</Typography>
      <TaskDue task={{ state: task.state, submittedAt: null, suspendedAt: task.suspendedAt, ...moment }} />
      {task.dueAt !== null && <Typography variant="caption" component="div" color="textSecondary">{t('myWork.wholeDue', { date: dateTime(task.dueAt) })}</Typography>}
    </div>
  );
}

/** By when whoever accepted the result should have judged it. */
function EvaluateBy({ dueAt }: { dueAt: string }) {
  const t = useT();
  const { dateTime } = useFormats();
  const isLate = new Date(dueAt) < useNow(30_000);
  return (
    <Typography variant="body2" sx={{ color: (theme) => toneColour(theme, isLate ? 'bad' : 'quiet') }}>
      <Box component="span" aria-hidden>{isLate ? '! ' : ''}</Box>
      {t(isLate ? 'myWork.evaluateLate' : 'myWork.evaluateBy', { time: dateTime(dueAt) })}
    </Typography>
  );
}
