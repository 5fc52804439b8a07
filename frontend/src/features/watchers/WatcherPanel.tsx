import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { LiveEvent } from '@ioc/shared/events';
import type { Task } from '@ioc/shared/tasks';
import type { TaskWatchers } from '@ioc/shared/watchers';
import { http } from '#platform/api';
import { useT } from '#platform/i18n';
import { onEvents } from '#platform/live';
import { Failure } from '#ui/Failure';

const mostNamed = 6;

/** What people do makes them follow: a step, a comment, a mention, or their own choice on another screen. */
function concerns({ name, data }: LiveEvent, taskId: string): boolean {
  if (name === 'watcher.changed') return data.taskId === taskId;
  if (name.startsWith('comment.')) return (data as { task: { id: string } }).task.id === taskId;
  return name.startsWith('task.') && (data as { id: string }).id === taskId;
}

export function WatcherPanel({ task: { id } }: { task: Pick<Task, 'id'> }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { data, error, refetch } = useQuery({ queryKey: ['watchers', id], queryFn: ({ signal }) => http<TaskWatchers>('GET', `/tasks/${id}/watchers`, { signal }) });
  useEffect(() => onEvents((events) => {
    if (events.some((event) => concerns(event, id))) void queryClient.invalidateQueries({ queryKey: ['watchers', id] });
  }), [queryClient, id]);

  async function watch(isWatching: boolean): Promise<void> {
    setPending(true);
    setRefusal(null);
    try {
      queryClient.setQueryData(['watchers', id], await http<TaskWatchers>('POST', `/tasks/${id}/watchers`, { body: { isWatching } }));
    } catch (failure) {
      setRefusal(failure);
    } finally {
      setPending(false);
    }
  }

  const { isWatching = false, people = [] } = data ?? {};
  const more = people.length - mostNamed;
  const names = [...people.slice(0, mostNamed).map(({ name, orgName }) => (orgName ? `${name} (${orgName})` : name)), ...(more > 0 ? [t('watchers.more', { smart_count: more })] : [])];
  return (
    <Paper component="section" variant="outlined" sx={{ p: 2 }} aria-labelledby="task-watchers">
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', justifyContent: 'space-between', mb: 0.5 }}>
        <Typography id="task-watchers" variant="subtitle1" component="h3" sx={{ fontWeight: 600 }}>{t('watchers.name')}{people.length > 0 && ` (${people.length})`}</Typography>
        {data && (
          <Button size="small" variant="outlined" disabled={isPending} onClick={() => void watch(!isWatching)} sx={{ minHeight: { xs: 44, md: 0 } }}>
            {t(isWatching ? 'watchers.stop' : 'watchers.watch')}
          </Button>
        )}
      </Stack>
      {error && !data && <Failure error={error} title={t('watchers.loadFailed')} onRetry={() => void refetch()} />}
      {refusal !== null && <Failure error={refusal} />}
      {data && (
        <>
          <Typography variant="body2">{names.length > 0 ? names.join(', ') : t('watchers.none')}</Typography>
          <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.5 }}>{t(isWatching ? 'watchers.hint.on' : 'watchers.hint.off')}</Typography>
        </>
      )}
    </Paper>
  );
}
