import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import type { ListedTask } from '@ioc/shared/tasks';
import { useMe } from '#platform/api';
import { useT } from '#platform/i18n';
import { PartDialog } from './PartDialog';
import { fetchParts, openPartSteps, partsKey } from './task.parts';

/** Reports the part of one's own unit from wherever the task is listed. */
export function MyPartButton({ task }: { task: ListedTask }) {
  const t = useT();
  const me = useMe();
  const [isReporting, setReporting] = useState(false);
  const { data } = useQuery({ queryKey: [...partsKey(task.id), task.version], queryFn: () => fetchParts(task.id), placeholderData: (old) => old });
  const part = me && data?.find((each) => openPartSteps(each, task, me).includes('report'));
  if (!part) return null;
  return (
    <>
      <Button
        variant="contained" size="small" sx={{ minHeight: { xs: 44, md: 0 } }} onClick={() => setReporting(true)} aria-label={`${t('parts.step.report')}: ${task.code}`}
      >
        {t('parts.step.report')}
      </Button>
      {isReporting && <PartDialog task={task} part={part} step="report" onClose={() => setReporting(false)} />}
    </>
  );
}
