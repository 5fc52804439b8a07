import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import type { PartStep } from '@ioc/shared/task-parts';
import type { ListedTask } from '@ioc/shared/tasks';
import { useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { PartDialog } from './PartDialog';
import { fetchParts, openPartSteps, partsKey } from './task.parts';

const reporting = ['report', 'progress'] as const satisfies readonly PartStep[];

/** Reports how the part of one's own unit goes, or that it is done, from wherever the task is listed. */
export function MyPartButton({ task }: { task: ListedTask }) {
  const t = useT();
  const me = useMe();
  const [asking, setAsking] = useState<PartStep | null>(null);
  const { data } = useQuery({ queryKey: [...partsKey(task.id), task.version], queryFn: () => fetchParts(task.id), placeholderData: (old) => old });
  const part = me && data?.find((each) => openPartSteps(each, task, me).includes('report'));
  if (!part) return null;
  return (
    <>
      {reporting.map((step) => (
        <Button
          key={step} variant={step === 'report' ? 'contained' : 'outlined'} size="small" sx={{ minHeight: { xs: 44, md: 0 } }} onClick={() => setAsking(step)}
          aria-label={`${t(`parts.step.${step}`)}: ${task.code}`}
        >
          {t(`parts.step.${step}`)}
        </Button>
      ))}
      {asking && <PartDialog task={task} part={part} step={asking} onClose={() => setAsking(null)} />}
    </>
  );
}
