import { describe, expect, it } from '@jest/globals';
import { isMissing } from '@ioc/shared/task-parts';
import { generateProvince } from './province.js';
import { partsOf } from './tasks.parts.js';

const now = '2026-11-20T03:15:00.000Z';
const { tasks, people } = generateProvince({ now });
const parts = partsOf(20_250_701, now, tasks, people);
const byCode = new Map(tasks.map((task) => [task.code, task]));
const orgOf = new Map(people.map(({ username, orgCode }) => [username, orgCode]));

describe('parts of coordinating units in the demo province', () => {
  it('are open, reported and done, one for a unit of a task', () => {
    expect([...new Set(parts.map(({ state }) => state))].sort()).toEqual(['done', 'open', 'reported']);
    expect(new Set(parts.map(({ taskCode, orgCode }) => `${taskCode} ${orgCode}`)).size).toBe(parts.length);
    expect(parts.length).toBeGreaterThan(40);
  });

  it('belong to units that coordinate, were reported by their people and judged by the lead before the result was submitted', () => {
    for (const part of parts) {
      const task = byCode.get(part.taskCode)!;
      const end = task.submittedAt ?? now;
      expect(task.coordinatingOrgCodes).toContain(part.orgCode);
      expect(part.dueAt <= task.dueAt).toBe(true);
      if (task.submittedAt !== null) expect(isMissing(part)).toBe(false);
      if (part.reportedAt !== null) expect(orgOf.get(part.reportedBy ?? '')).toBe(part.orgCode);
      expect([task.assignedAt, part.reportedAt ?? end, part.decidedAt ?? end, end]).toEqual([task.assignedAt, part.reportedAt ?? end, part.decidedAt ?? end, end].sort());
      expect(part.decidedBy === null || part.decidedBy !== part.reportedBy).toBe(true);
    }
  });
});
