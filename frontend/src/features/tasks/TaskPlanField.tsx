import { useWatch, type UseFormReturn } from 'react-hook-form';
import type { Plan } from '@ioc/shared/plans';
import { useT } from '#platform/i18n';
import { PlanPicker } from './PlanPicker';
import { groundsUnder, type TaskValues } from './task.form';

const chosen = { shouldDirty: true, shouldTouch: true } as const;

/** The plan the task belongs to; its paper becomes the ground of the task. */
export function TaskPlanField({ form }: { form: UseFormReturn<TaskValues> }) {
  const t = useT();
  const [planId, originKind] = useWatch({ control: form.control, name: ['planId', 'originKind'] });
  const choose = (_id: string, plan: Plan | null) => {
    for (const [name, filled] of Object.entries(groundsUnder(plan, { originKind }))) form.setValue(name as keyof TaskValues, filled, chosen);
  };
  return (
    <PlanPicker
      value={planId} onChoose={choose} isOpenOnly label={t('tasks.field.underPlan')} hint={t('tasks.hint.plan')} error={form.formState.errors.planId?.message}
    />
  );
}
