import { describe, expect, it } from '@jest/globals';
import { isExtensible, openExtensionStates } from '@ioc/shared/task-extensions';
import { generateProvince } from './province.js';
import { extensionsOf } from './tasks.extensions.js';

const now = '2026-11-20T03:15:00.000Z';
const { tasks, people } = generateProvince({ now });
const extensions = extensionsOf(20_250_701, now, tasks);
const byCode = new Map(tasks.map((task) => [task.code, task]));

describe('extensions of the demo province', () => {
  it('show every kind of answer, and some that wait for one', () => {
    const counts = new Map<string, number>();
    for (const { state } of extensions) counts.set(state, (counts.get(state) ?? 0) + 1);
    for (const state of ['requested', 'countered', 'refused', 'approved']) expect({ state, some: (counts.get(state) ?? 0) >= 2 }).toEqual({ state, some: true });
    expect(new Set(extensions.map(({ taskCode }) => taskCode)).size).toBe(extensions.length);
  });

  it('are asked for while the unit works and answered by somebody else, always for a later date', () => {
    const deciders = new Set(people.filter(({ role }) => role === 'manager').map(({ username }) => username));
    for (const { taskCode, state, previousDueAt, requestedDueAt, counterDueAt, requestedAt, requestedBy, decidedBy, decidedAt } of extensions) {
      const task = byCode.get(taskCode)!;
      expect(requestedDueAt > previousDueAt && (counterDueAt === null || counterDueAt > previousDueAt)).toBe(true);
      expect(task.assignedAt < requestedAt && requestedAt < (task.submittedAt ?? now)).toBe(true);
      expect(requestedBy).toBe(task.focalUsername);
      if ((openExtensionStates as readonly string[]).includes(state)) expect(isExtensible(task.status)).toBe(true);
      if (state === 'approved') expect(requestedDueAt).toBe(task.dueAt);
      expect(decidedBy === null || (deciders.has(decidedBy) && decidedAt !== null && requestedAt < decidedAt && decidedAt < now)).toBe(true);
    }
  });
});
