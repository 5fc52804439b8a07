/**
 * Plans and programmes ("kế hoạch, chương trình"): a paper under which many tasks are given. How they stand is counted
 * from the tasks (`task-statistics`, by plan) and never stored; a plan itself is a paper everybody may read who reads tasks.
 */
import type { Permission } from './access.js';
import type { CalendarDate } from './time.js';

export interface Plan {
  id: string;
  title: string;
  docNumber: string;
  docDate: CalendarDate;
  issuer: string;
  /** First and last day the plan speaks of; the last one may be open. */
  startOn: CalendarDate;
  endOn: CalendarDate | null;
  synthetic: boolean;
  version: number;
}

export const planSorts = ['title', 'docNumber', 'docDate', 'startOn'] as const;

export interface PlanEvents {
  'plan.created': Plan;
  'plan.updated': Plan;
}
export const planAudience = {
  'plan.created': 'task:read',
  'plan.updated': 'task:read',
} as const satisfies Record<keyof PlanEvents, Permission>;

export const planProblems = {
  'plan.not-found': 404,
  'plan.number-taken': 409,
  'plan.period-reversed': 422,
} as const;

/** What a task of the plan is given on: the gate of assignment asks for it. */
export const groundOf = ({ docNumber, docDate, issuer, title }: Pick<Plan, 'docNumber' | 'docDate' | 'issuer' | 'title'>) =>
  ({ originKind: 'plan', docNumber, docDate, docIssuer: issuer, docSubject: title }) as const;
