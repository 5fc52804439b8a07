import { isDeepStrictEqual } from 'node:util';
import { can, type Actor } from '@ioc/shared/access';
import { gateHints, missingForAssign } from '@ioc/shared/task-gate';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import type { CreateTaskTemplate } from '@ioc/shared/task-templates.input';
import type { Words } from '@ioc/shared/words';

/** What a template says, whoever keeps it. */
export type TemplateValues = CreateTaskTemplate;

/** What is not clear enough to be given without a person looking: a template that recurs passes the gate of assignment once, for all its tasks. */
export function unclear(values: TemplateValues): { path: string; code: string; message: Words }[] {
  const [leadOrgId = null] = values.recurrence?.leadOrgIds ?? [];
  if (leadOrgId === null) return [];
  // Its term comes from the recurrence.
  return missingForAssign({ ...values, leadOrgId, dueAt: 'by the recurrence' }).flatMap(({ item, fields }) => fields.map((path) => ({ path, code: item, message: gateHints[item] })));
}

/** The first unit this person may not give such a task to; null = they may give all of them. */
export const beyondReach = ({ grants }: Pick<Actor, 'grants'>, { recurrence, coordinating, sectorCode }: TemplateValues): string | null =>
  recurrence?.leadOrgIds.find((leadOrgId) => !can(grants, 'task:assign', { unitId: null, orgIds: [leadOrgId, ...coordinating.map(({ orgId }) => orgId)], sector: sectorCode })) ?? null;

export interface Giving {
  giverId: string | null;
  since: string | Date | null;
  pausedAt: string | null;
  stop: TaskTemplate['stop'];
}

/** Whoever sets a recurrence gives its tasks from then on; what lies before that moment is not made up for. */
export function givingAfter(before: Giving & Pick<TaskTemplate, 'recurrence'>, recurrence: TemplateValues['recurrence'], { byId, now }: { byId: string; now: Date }): Giving {
  if (recurrence === null) return { giverId: null, since: null, pausedAt: null, stop: null };
  if (isDeepStrictEqual(before.recurrence, recurrence)) return before;
  return { giverId: byId, since: now, pausedAt: before.pausedAt, stop: null };
}
