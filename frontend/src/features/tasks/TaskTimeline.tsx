import { Suspense, useCallback, useRef, useState } from 'react';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { timelineFilters, type TimelineFilter, type TimelineLine } from '@ioc/shared/timelines';
import type { Task } from '@ioc/shared/tasks';
import { useAttachments } from '#features/attachments';
import { useSendingLine } from '#features/channels';
import { CommentBody, CommentForm } from '#features/comments';
import { RemindButton, useReminderLine } from '#features/reminders';
import { useFormats, useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { FieldChanges } from '#ui/FieldChanges';
import { Timeline, type TimelineItem } from '#ui/Timeline';
import { heldBack, told, toneOf } from './timeline.lines';
import { UpdateEvidence } from './UpdateEvidence';
import { useChangeWords } from './useChangeWords';
import { useTimeline } from './useTimeline';

/** Everything about a task in one order, the newest on top, and where something is said about it. */
export function TaskTimeline({ task }: { task: Task }) {
  const t = useT();
  const box = useRef<HTMLElement>(null);
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const [top, setTop] = useState<number | null>(null);
  const first = useRef<number | null>(null);
  const hold = useCallback(() => {
    const isAway = (box.current?.getBoundingClientRect().top ?? 0) < 0;
    setTop((held) => held ?? (isAway ? first.current : null));
  }, []);
  const { lines, isPending, error, older, isLoadingOlder, askAgain } = useTimeline(task.id, filter, hold);
  const itemOf = useItems(task, askAgain);
  const { shown, waiting } = heldBack(lines, top);
  const showNew = (): void => {
    setTop(null);
    box.current?.scrollIntoView?.({ block: 'start' });
  };
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="task-timeline" ref={(node: HTMLElement | null) => {
      box.current = node;
      first.current = shown[0]?.line ?? null;
    }}>
      <Stack direction="row" sx={{ mb: 1, gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography id="task-timeline" variant="subtitle1" component="h3" sx={{ fontWeight: 600 }}>{t('tasks.timeline')}</Typography>
        <Suspense><RemindButton task={task} onReminded={askAgain} /></Suspense>
      </Stack>
      <CommentForm
        task={task}
        onSaid={() => {
          setTop(null);
          askAgain();
        }}
      />
      <ToggleButtonGroup
        exclusive size="small" value={filter} aria-label={t('tasks.lines.filter')} sx={{ mb: 1.5, flexWrap: 'wrap' }}
        onChange={(_, next: TimelineFilter | null) => {
          setTop(null);
          if (next) setFilter(next);
        }}
      >
        {timelineFilters.map((each) => <ToggleButton key={each} value={each} sx={{ px: 1.25, minHeight: { xs: 44, md: 0 } }}>{t(`tasks.lines.${each}`)}</ToggleButton>)}
      </ToggleButtonGroup>
      {waiting > 0 && (
        <Button variant="contained" size="small" onClick={showNew} sx={{ position: 'sticky', top: 8, zIndex: 1, display: 'block', mx: 'auto', mb: 1 }}>
          {t('tasks.lines.new', { smart_count: waiting })}
        </Button>
      )}
      {error && <Failure error={error} onRetry={askAgain} />}
      {isPending && <Skeleton variant="rounded" height={120} />}
      {!isPending && !error && shown.length === 0 && <Typography variant="body2" color="textSecondary">{t('tasks.lines.none')}</Typography>}
      <Timeline items={shown.map(itemOf)} />
      {older && <Button size="small" disabled={isLoadingOlder} onClick={older} sx={{ mt: 1.5, minHeight: { xs: 44, md: 0 } }}>{t('tasks.lines.older')}</Button>}
    </Paper>
  );
}

/** Each kind of line as the timeline shows it. */
function useItems(task: Task, onChanged: () => void): (line: TimelineLine) => TimelineItem {
  const t = useT();
  const formats = useFormats();
  const { data: files = [] } = useAttachments(task);
  const ofReminder = useReminderLine();
  const wordsOf = useChangeWords();
  const ofSending = useSendingLine();
  const from = (name: string, org: string | null) => (org ? `${name}, ${org}` : name);
  return (line) => {
    if (line.kind === 'reminder') return ofReminder(line.reminder);
    if (line.kind === 'sending') return ofSending(line.sending);
    if (line.kind === 'comment') {
      const { comment } = line;
      return { key: comment.id, at: comment.at, title: t('tasks.lines.comment'), by: from(comment.byName, comment.orgName), tone: 'quiet', below: <CommentBody comment={comment} onChanged={onChanged} /> };
    }
    const { update } = line;
    return {
      key: update.id, at: update.at, title: capital(t(`tasks.happened.${update.step}`)), by: from(update.byName, update.orgName),
      text: told(update, formats, (name) => t('tasks.leadNow', { name })), tone: toneOf(update.step),
      details: update.changes && <FieldChanges changes={update.changes} wordsOf={wordsOf} />,
      below: <UpdateEvidence update={update} attachments={files} assignedAt={task.assignedAt} />,
    };
  };
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
