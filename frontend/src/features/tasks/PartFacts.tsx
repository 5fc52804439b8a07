import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Attachment } from '@ioc/shared/attachments';
import { partDeadline, partStateNames, type PartState, type TaskPart } from '@ioc/shared/task-parts';
import type { Task } from '@ioc/shared/tasks';
import { AttachmentList } from '#features/attachments';
import { useFormats, useT, useWords } from '#platform/i18n';
import { useNow } from '#platform/live';
import { DueDate } from '#ui/DueDate';
import { StatusChip, type Tone } from '#ui/StatusChip';
import { TaskProgress } from './TaskMarks';

const tones: Readonly<Record<PartState, Tone>> = { open: 'quiet', reported: 'warn', done: 'good', waived: 'quiet' };

interface PartFactsProps {
  task: Task;
  part: TaskPart;
  /** Of its last report. */
  files: readonly Attachment[];
}

/** What one coordinating unit has to contribute, how far it is, and what was said of it last. */
export function PartFacts({ task, part, files }: PartFactsProps) {
  const t = useT();
  const words = useWords();
  const { dateTime } = useFormats();
  const now = useNow(30_000);
  const deadline = partDeadline(part, task, now);
  const said = (...parts: (string | null)[]) => parts.filter(Boolean).join(' · ');
  const isUnderWay = part.state === 'open' && part.reportedAt !== null;
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>{part.orgName}</Typography>
        <StatusChip tone={isUnderWay ? 'work' : tones[part.state]} label={isUnderWay ? t('parts.underWay') : words(partStateNames[part.state])} />
        {!part.isMandatory && <Typography variant="caption" color="textSecondary">{t('parts.optional')}</Typography>}
        {isUnderWay && <Box sx={{ flex: '0 1 160px' }}><TaskProgress percent={part.progressPercent} /></Box>}
      </Stack>
      <Typography variant="body2" sx={{ mt: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{part.required}</Typography>
      {part.dueAt !== null && (
        <Stack direction="row" sx={{ gap: 0.75, mt: 0.5, alignItems: 'baseline', typography: 'body2' }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>{t('parts.dueName')}</Box>
          {deadline === null ? dateTime(part.dueAt) : (
            <DueDate now={now} task={{ state: task.state, submittedAt: null, suspendedAt: task.suspendedAt, dueAt: part.dueAt, warnAt: part.warnAt, completedAt: part.state === 'open' ? null : part.reportedAt }} />
          )}
        </Stack>
      )}
      {part.reportedAt !== null && <Said label={t('parts.field.report')} text={said(part.report, part.reportedByName, dateTime(part.reportedAt))} />}
      {part.difficulties && <Said label={t('tasks.evidence.difficulties')} text={part.difficulties} />}
      {part.proposals && <Said label={t('tasks.evidence.proposals')} text={part.proposals} />}
      {files.length > 0 && <Box sx={{ mt: 0.5 }}><AttachmentList attachments={files} assignedAt={task.assignedAt} /></Box>}
      {part.decision !== null && <Said label={t('parts.field.decision')} text={said(part.decision, part.decidedByName, part.decidedAt && dateTime(part.decidedAt))} />}
    </>
  );
}

const Said = ({ label, text }: { label: string; text: string }) => (
  <Typography variant="body2" sx={{ mt: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
    <Box component="span" sx={{ color: 'text.secondary' }}>{label}: </Box>{text}
  </Typography>
);
