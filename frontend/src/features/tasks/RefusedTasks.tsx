import { Box, Typography } from '@mui/material';
import type { RefusedChange } from '@ioc/shared/task-change-sets';
import type { ListedTask } from '@ioc/shared/tasks';
import { useFormats, useT, useWords } from '#platform/i18n';

/** So many of one reason say enough. */
const mostNamed = 8;

/** Tasks that refuse, under the reason they share: fifty of one reason are one thing to understand. */
export function RefusedTasks({ refused, tasks }: { refused: readonly RefusedChange[]; tasks: readonly Pick<ListedTask, 'id' | 'code' | 'title'>[] }) {
  const t = useT();
  const words = useWords();
  const { number } = useFormats();
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const groups = new Map<string, RefusedChange[]>();
  for (const one of refused) groups.set(words(one.reason), [...(groups.get(words(one.reason)) ?? []), one]);
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.25 }}>
      {[...groups].map(([reason, ones]) => (
        <li key={reason}>
          <Typography variant="body2" sx={{ fontWeight: 500 }}><span>{reason}</span>{ones.length > 1 && ` (${number(ones.length)})`}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {ones.slice(0, mostNamed).map(({ taskId }) => (
              <Typography key={taskId} component="li" variant="body2" color="textSecondary">{byId.get(taskId)?.code} · {byId.get(taskId)?.title}</Typography>
            ))}
          </Box>
          {ones.length > mostNamed && <Typography variant="body2" color="textSecondary" sx={{ pl: 2.5 }}>{t('tasks.month.more', { number: number(ones.length - mostNamed) })}</Typography>}
        </li>
      ))}
    </Box>
  );
}
