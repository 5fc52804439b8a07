import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import type { Organisation } from '@ioc/shared/organisations';
import { useT } from '#platform/i18n';
import { PartFields } from './PartFields';
import type { TaskValues } from './task.form';
import { noPart } from './task.parts';

/** Beneath the coordinating units of a new task: what each of them has to contribute, if more than to follow. */
export function FormParts({ control, organisations }: { control: UseFormReturn<TaskValues>['control']; organisations: readonly Organisation[] }) {
  const t = useT();
  const [orgIds, leadOrgId, dueAt] = useWatch({ control, name: ['coordinatingOrgIds', 'leadOrgId', 'dueAt'] });
  const chosen = organisations.filter(({ id }) => orgIds.includes(id) && id !== leadOrgId);
  return (
    <Controller
      control={control} name="parts"
      render={({ field }) => (
        <>
          {chosen.map(({ id, shortName }) => (
            <PartFields
              key={id} label={t('parts.partOf', { org: shortName })} value={field.value[id] ?? noPart} taskDueAt={Number.isNaN(Date.parse(dueAt)) ? null : dueAt}
              onChange={(part) => field.onChange({ ...field.value, [id]: part })}
            />
          ))}
        </>
      )}
    />
  );
}
