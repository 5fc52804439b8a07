/** Who has to do with a task, for telling and reminding: people found by their office and role, never by a list of names. */
import { can, type Actor } from './access.js';
import { gaveChild } from './task-sides.js';
import { taskPlace } from './task-machine.js';
import type { Task } from './tasks.js';
import type { Choices } from './words.js';

export const taskParties = ['focal', 'unit-leader', 'coordinating', 'assigner', 'decider', 'reviewer', 'leader'] as const;
export type TaskParty = (typeof taskParties)[number];
export const taskPartyNames = {
  focal: { vi: 'Cán bộ đầu mối đơn vị chủ trì', en: 'Officers of the lead unit' },
  'unit-leader': { vi: 'Lãnh đạo đơn vị chủ trì', en: 'Leaders of the lead unit' },
  coordinating: { vi: 'Đơn vị phối hợp', en: 'Coordinating units' },
  assigner: { vi: 'Người giao nhiệm vụ', en: 'Whoever gave the task' },
  decider: { vi: 'Người có quyền quyết định bên giao', en: 'Who decides on the assigner’s side' },
  reviewer: { vi: 'Người giải quyết kiến nghị', en: 'Who decides on appeals' },
  leader: { vi: 'Lãnh đạo tỉnh, sở', en: 'Leaders' },
} as const satisfies Choices<TaskParty>;

/** What of a task decides whom it concerns and what they are told. A whole task is one. */
export type ToldTask = Pick<Task, 'id' | 'code' | 'title' | 'dueAt' | 'leadOrgId' | 'coordinatingOrgIds' | 'focalUserId' | 'parentId' | 'giverOrgId' | 'assignerId' | 'unitId' | 'sectorCode'>;

export const toldOf = ({ id, code, title, dueAt, leadOrgId, coordinatingOrgIds, focalUserId, parentId, giverOrgId, assignerId, unitId, sectorCode }: ToldTask): ToldTask =>
  ({ id, code, title, dueAt, leadOrgId, coordinatingOrgIds, focalUserId, parentId, giverOrgId, assignerId, unitId, sectorCode });

/**
 * Does this person belong to the party? Their scope is another question, asked with `can`: whoever may not see the task
 * is told nothing of it.
 */
export function isParty(party: TaskParty, { id, orgId, grants }: Pick<Actor, 'id' | 'orgId' | 'grants'>, task: ToldTask): boolean {
  const is = (...roles: string[]): boolean => grants.some(({ role }) => roles.includes(role));
  switch (party) {
    case 'focal':
      // Whoever was named handles it; until then every officer of the unit may.
      return orgId === task.leadOrgId && (task.focalUserId === null ? is('unit_officer') : id === task.focalUserId);
    case 'unit-leader':
      return orgId === task.leadOrgId && is('unit_leader', 'leader');
    case 'coordinating':
      return orgId !== null && task.coordinatingOrgIds.includes(orgId);
    case 'assigner':
      return id === task.assignerId;
    case 'decider':
      return (orgId !== null && orgId === task.giverOrgId && can(grants, 'task:decide', taskPlace(task))) || gaveChild({ orgId, grants }, task);
    case 'reviewer':
      return can(grants, 'task:review', taskPlace(task));
    case 'leader':
      return is('leader');
  }
}
