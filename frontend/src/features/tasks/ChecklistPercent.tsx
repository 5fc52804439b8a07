import { useQuery } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import { checklistPercent, type ChecklistLine } from '@ioc/shared/task-checklist';
import type { ListedTask } from '@ioc/shared/tasks';
import { http } from '#platform/api';
import { useFormats, useT } from '#platform/i18n';

interface ChecklistPercentProps {
  task: ListedTask;
  /** What is done in full is submitted and not reported. */
  most: number;
  onPropose: (percent: number) => void;
}

/** How far the work is by its checklist, to be taken over at a press; nothing where there is none. */
export function ChecklistPercent({ task, most, onPropose }: ChecklistPercentProps) {
  const t = useT();
  const { number, percent: words } = useFormats();
  const { data: lines = [] } = useQuery({
    queryKey: ['tasks', 'checklist', task.id, task.version], queryFn: () => http<ChecklistLine[]>('GET', `/tasks/${task.id}/checklist`),
  });
  const proposed = checklistPercent(lines);
  if (proposed === null) return null;
  const percent = Math.min(proposed, most);
  const done = lines.filter(({ doneAt }) => doneAt !== null).length;
  return (
    <Button size="small" variant="outlined" onClick={() => onPropose(percent)} sx={{ alignSelf: 'flex-start' }}>
      {t('checklist.propose', { percent: words(percent), done: number(done), total: number(lines.length) })}
    </Button>
  );
}
