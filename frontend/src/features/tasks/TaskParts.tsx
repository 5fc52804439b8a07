import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { isMissing, type PartStep, type TaskPart } from '@ioc/shared/task-parts';
import type { Task } from '@ioc/shared/tasks';
import { useMe } from '#platform/api';
import { useAttachments } from '#features/attachments';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { PartDialog } from './PartDialog';
import { PartFacts } from './PartFacts';
import { PartGive } from './PartGive';
import { asksInDialog, fetchParts, mayGivePart, openPartSteps, partIsOpen, partsKey } from './task.parts';
import { ConflictNotice } from './ConflictNotice';
import { useTaskSend } from './useTaskSend';

const forThumbs = { minHeight: { xs: 44, md: 0 } } as const;

/** What each coordinating unit contributes, with the buttons of whoever has to report or to judge it. */
export function TaskParts({ task }: { task: Task }) {
  const t = useT();
  const me = useMe();
  const [isGiving, setGiving] = useState(false);
  const [asking, setAsking] = useState<{ part: TaskPart; step: PartStep } | null>(null);
  const { send, isPending, conflict, refusal } = useTaskSend(task);
  // The version is part of the question: every step anyone takes makes the panel ask again.
  const { data: parts, error, refetch } = useQuery({
    queryKey: [...partsKey(task.id), task.version], queryFn: () => fetchParts(task.id), placeholderData: (old) => old,
  });
  const { data: files = [] } = useAttachments(task, parts?.some(({ reportUpdateId }) => reportUpdateId !== null) ?? false);
  const mayGive = me !== null && mayGivePart(task, me);
  const begin = (part: TaskPart, step: PartStep): void => {
    if (asksInDialog(step)) setAsking({ part, step });
    else void send({ path: `parts/${part.orgId}/steps`, body: { step }, done: t(`parts.done.${step}`), isStillOpen: partIsOpen });
  };
  if (error) return <Failure error={error} title={t('parts.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (!parts || (parts.length === 0 && !mayGive)) return null;
  const missing = parts.filter(isMissing).map(({ orgName }) => orgName);
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="task-parts">
      <Typography id="task-parts" variant="subtitle1" component="h3" sx={{ mb: 1, fontWeight: 600 }}>{t('parts.name')}</Typography>
      {conflict && !asking && <ConflictNotice conflict={conflict} seen={task} />}
      {refusal && !asking && <Failure error={refusal} />}
      {missing.length > 0 && partIsOpen(task) && <Alert severity="info" sx={{ mb: 1.5 }}>{t('parts.missing', { orgs: missing.join(', ') })}</Alert>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, '& li + li': { mt: 2, pt: 2, borderTop: 1, borderColor: 'divider' } }}>
        {parts.map((part) => (
          <li key={part.id}>
            <PartFacts task={task} part={part} files={files.filter(({ updateId }) => updateId !== null && updateId === part.reportUpdateId)} />
            <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', mt: 1, '&:empty': { display: 'none' } }}>
              {me && openPartSteps(part, task, me).map((step) => (
                <Button
                  key={step} size="small" variant={step === 'report' || step === 'accept' ? 'contained' : 'outlined'} disabled={isPending} onClick={() => begin(part, step)} sx={forThumbs}
                  aria-label={`${t(`parts.step.${step}`)}: ${part.orgName}`}
                >
                  {t(`parts.step.${step}`)}
                </Button>
              ))}
            </Stack>
          </li>
        ))}
      </Box>
      {mayGive && <Button variant="outlined" size="small" sx={{ ...forThumbs, mt: parts.length > 0 ? 2 : 0 }} onClick={() => setGiving(true)}>{t('parts.give')}</Button>}
      {isGiving && <PartGive task={task} parts={parts} onClose={() => setGiving(false)} />}
      {asking && <PartDialog task={task} part={asking.part} step={asking.step} onClose={() => setAsking(null)} />}
    </Paper>
  );
}
