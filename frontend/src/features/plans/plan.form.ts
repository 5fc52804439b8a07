import type { Plan } from '@ioc/shared/plans';
import { createPlan, type CreatePlan } from '@ioc/shared/plans.input';
import { dateIn } from '@ioc/shared/working-time';
import { dateTimeText, parseDateTime } from '#platform/i18n';

/** What the fields hold; dates as they are typed, day first. */
export type PlanValues = Record<keyof CreatePlan, string>;

export const planFields = Object.keys(createPlan.shape) as (keyof CreatePlan)[];
export const isDateField = (field: keyof CreatePlan): boolean => field === 'docDate' || field === 'startOn' || field === 'endOn';

const typed = (date: string | null | undefined): string => (date ? dateTimeText(`${date}T10:00:00Z`).slice(0, 10) : '');

export const valuesFrom = (plan: Plan | null): PlanValues => ({
  title: plan?.title ?? '', docNumber: plan?.docNumber ?? '', docDate: typed(plan?.docDate), issuer: plan?.issuer ?? '',
  startOn: typed(plan?.startOn), endOn: typed(plan?.endOn),
});

/** A text that is no date stays, and is refused by the contract. */
function dateFrom(text: string): string {
  const instant = parseDateTime(text);
  return instant === null ? text : dateIn(new Date(instant));
}

export const inputFrom = (values: PlanValues) => ({
  ...values, docDate: dateFrom(values.docDate), startOn: dateFrom(values.startOn), endOn: values.endOn.trim() === '' ? null : dateFrom(values.endOn),
});
