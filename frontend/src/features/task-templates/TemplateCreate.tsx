import { useGetOne } from 'ra-core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router-dom';
import { Skeleton } from '@mui/material';
import type { ChecklistLine } from '@ioc/shared/task-checklist';
import type { TaskPart } from '@ioc/shared/task-parts';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import type { Task } from '@ioc/shared/tasks';
import { useWorkingClocks } from '#features/calendars';
import { http } from '#platform/api';
import { useT } from '#platform/i18n';
import { serverNow } from '#platform/live';
import { Failure } from '#ui/Failure';
import { freshValues, valuesOf, valuesOfTask } from './template.form';
import { TemplateForm } from './TemplateForm';

/** A new template: empty, or from a task (`?task=`). */
export function TemplateCreate() {
  const [params] = useSearchParams();
  const taskId = params.get('task');
  return taskId === null ? <TemplateForm template={null} start={freshValues(serverNow())} /> : <FromTask key={taskId} taskId={taskId} />;
}

function FromTask({ taskId }: { taskId: string }) {
  const t = useT();
  const clockOf = useWorkingClocks();
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', 'as template', taskId], gcTime: 0, staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const [task, parts, lines] = await Promise.all([
        http<Task>('GET', `/tasks/${taskId}`, { signal }), http<TaskPart[]>('GET', `/tasks/${taskId}/parts`, { signal }), http<ChecklistLine[]>('GET', `/tasks/${taskId}/checklist`, { signal }),
      ]);
      return { task, parts, lines };
    },
  });
  if (error) return <Failure error={error} title={t('templates.loadFailed')} onRetry={() => void refetch()} />;
  if (!data || !clockOf) return <Skeleton variant="rounded" height={320} />;
  return <TemplateForm template={null} start={valuesOfTask(data.task, { ...data, clock: clockOf(data.task.leadOrgId), now: serverNow() })} />;
}

export function TemplateEdit() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: template, error, refetch } = useGetOne<TaskTemplate>('task-templates', { id });
  if (error && !template) return <Failure error={error} title={t('templates.loadFailed')} onRetry={() => void refetch()} />;
  if (!template) return <Skeleton variant="rounded" height={320} />;
  return <TemplateForm key={template.id} template={template} start={valuesOf(template, serverNow())} />;
}
