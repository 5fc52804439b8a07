import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ExtensionStep } from '@ioc/shared/task-extensions';
import type { Task } from '@ioc/shared/tasks';
import { useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { Failure } from '#ui/Failure';
import { ExtensionDialog } from './ExtensionDialog';
import { ExtensionFacts } from './ExtensionFacts';
import { extensionAsks, extensionsKey, fetchExtensions, isStillOpen, openExtensionSteps, openOf } from './task.extensions';
import { ConflictNotice } from './ConflictNotice';
import { useTaskSend } from './useTaskSend';

const forThumbs = { minHeight: { xs: 44, md: 0 } } as const;
const agreeing: readonly ExtensionStep[] = ['approve', 'accept'];

/** More time for a task: the open request with the buttons of whoever has to answer it, and the earlier ones beneath. */
export function TaskExtensions({ task }: { task: Task }) {
  const t = useT();
  const me = useMe();
  const [asking, setAsking] = useState<ExtensionStep | null>(null);
  const { send, isPending, conflict, refusal } = useTaskSend(task);
  // The version is part of the question: every step anyone takes makes the panel ask again.
  const { data, error, refetch } = useQuery({
    queryKey: [...extensionsKey(task.id), task.version], queryFn: () => fetchExtensions(task.id), placeholderData: (old) => old,
  });
  const open = openOf(task, data ?? []);
  // Until the list knows of the request that the task tells of, nothing is offered on it.
  const steps = me && (open?.state ?? null) === task.openExtension ? openExtensionSteps(task, open, me) : [];
  const earlier = (data ?? []).filter((extension) => extension !== open);
  const begin = (step: ExtensionStep): void => {
    const { date, text } = extensionAsks(step);
    if (date || text !== 'none') setAsking(step);
    else void send({ path: 'extensions', body: { step }, done: t(`extensions.done.${step}`), isStillOpen: isStillOpen(step) });
  };
  if (error) return <Failure error={error} title={t('extensions.loadFailed')} onRetry={() => { void refetch(); }} />;
  if (!data || (data.length === 0 && steps.length === 0)) return null;
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="task-extensions">
      <Typography id="task-extensions" variant="subtitle1" component="h3" sx={{ mb: 1, fontWeight: 600 }}>{t('extensions.name')}</Typography>
      {conflict && !asking && <ConflictNotice conflict={conflict} seen={task} />}
      {refusal && !asking && <Failure error={refusal} />}
      {open && <ExtensionFacts task={task} extension={open} />}
      {steps.length > 0 && (
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', mt: open ? 1.5 : 0 }}>
          {steps.map((step) => (
            <Button key={step} variant={agreeing.includes(step) ? 'contained' : 'outlined'} disabled={isPending} onClick={() => begin(step)} sx={forThumbs}>
              {t(`extensions.step.${step}`)}
            </Button>
          ))}
        </Stack>
      )}
      {earlier.length > 0 && (
        <>
          {(open !== null || steps.length > 0) && <Typography variant="body2" color="textSecondary" component="h4" sx={{ mt: 2, mb: 1 }}>{t('extensions.earlier')}</Typography>}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, '& li + li': { mt: 2, pt: 2, borderTop: 1, borderColor: 'divider' } }}>
            {earlier.map((extension) => <li key={extension.id}><ExtensionFacts task={task} extension={extension} /></li>)}
          </Box>
        </>
      )}
      {asking && <ExtensionDialog task={task} step={asking} onClose={() => setAsking(null)} />}
    </Paper>
  );
}
