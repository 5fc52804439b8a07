import { describe, expect, it } from '@jest/globals';
import { rolePermissions, type Actor, type Role, type Scope } from './access.js';
import {
  extensionStates, extensionSteps, extensionTransitions, isExtensible, openExtensionStates, refuseExtension, type ExtensionStep, type ExtensionTransition, type OpenExtension,
} from './task-extensions.js';
import { taskStates, type TaskState } from './tasks.js';

const everywhere: Scope = { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] };
const person = (role: Role, part: Partial<Actor> = {}, narrowed: Partial<Scope> = {}): Actor => ({
  id: role, username: role, fullName: role, orgId: null, sessionId: null,
  grants: [{ role, permissions: rolePermissions[role], scope: { ...everywhere, ...narrowed } }], ...part,
});
const lead = person('unit_officer', { orgId: 'vtl' }, { everywhere: false, orgIds: ['vtl'] });
const helper = person('unit_officer', { orgId: 'vnp' }, { everywhere: false, orgIds: ['vnp'] });
const giver = person('manager');

const task = (state: TaskState = 'in_progress', dueAt: string | null = '2026-12-01T10:00:00Z') =>
  ({ state, dueAt, leadOrgId: 'vtl', coordinatingOrgIds: ['vnp'], unitId: 'bac', sectorCode: 'HTS', parentId: null as string | null, giverOrgId: null as string | null });
const open = (state: OpenExtension | null, requestedById = 'somebody', decidedById: string | null = null) => state && { state, requestedById, decidedById };

describe('an extension', () => {
  const pairs = [null, ...openExtensionStates].flatMap((from) => extensionSteps.map((step): [OpenExtension | null, ExtensionStep] => [from, step]));
  it.each(pairs)('of which %s is open: %s is for exactly one side, or for nobody', (from, step) => {
    const rule: ExtensionTransition = extensionTransitions[step];
    const closed = rule.from === from ? null : rule.from === null ? 'task.extension-open' : 'task.extension-settled';
    const [mine, other] = rule.side === 'lead-unit' ? [lead, giver] : [giver, lead];
    expect(refuseExtension(step, task(), open(from), mine)).toBe(closed);
    expect(refuseExtension(step, task(), open(from), other)).toBe(closed ?? 'task.not-your-side');
    expect(refuseExtension(step, task(), open(from), helper)).toBe(closed ?? 'task.not-your-side');
  });

  it.each(taskStates)('that nobody asked for moves a term of a task that is %s only while it is given and not handed in', (state) => {
    const may = ['assigned', 'returned', 'received', 'in_progress'].includes(state);
    expect(refuseExtension('move', task(state), null, giver)).toBe(may ? null : 'task.step-refused');
    expect(refuseExtension('move', task(state, null), null, lead)).toBe(may ? 'task.not-your-side' : 'task.step-refused');
  });

  it('ends in every state that is not open, and in no other way than by a step', () => {
    const reached = new Set<string>(extensionSteps.map((step) => extensionTransitions[step].to));
    expect([...extensionStates].filter((state) => !reached.has(state))).toEqual([]);
  });

  it.each(taskStates)('of a task that is %s can be asked for only while the work goes on', (state) => {
    expect(refuseExtension('request', task(state), null, lead)).toBe(isExtensible(state) ? null : 'task.step-refused');
    expect(refuseExtension('approve', task(state), open('requested'), giver)).toBe(isExtensible(state) ? null : 'task.step-refused');
  });

  it('is decided by nobody who asked for it, and agreed to by nobody who proposed the date', () => {
    const both = person('manager', { id: 'both', orgId: 'vtl', grants: [...lead.grants, ...giver.grants] });
    for (const step of ['approve', 'refuse', 'counter'] as const) {
      expect(refuseExtension(step, task(), open('requested', 'both'), both)).toBe('task.own-extension');
      expect(refuseExtension(step, task(), open('requested', 'other'), both)).toBeNull();
    }
    expect(refuseExtension('accept', task(), open('countered', 'other', 'both'), both)).toBe('task.own-extension');
    expect(refuseExtension('accept', task(), open('countered', 'both', 'other'), both)).toBeNull();
  });

  it('of a child is decided by the unit that gave it, by another person than whoever asked', () => {
    const giving = person('unit_officer', { id: 'so', orgId: 'so' }, { everywhere: false, orgIds: ['so'] });
    const child = { ...task(), parentId: 'p', giverOrgId: 'so' };
    for (const step of ['approve', 'refuse', 'counter'] as const) {
      expect(refuseExtension(step, child, open('requested'), giving)).toBeNull();
      expect(refuseExtension(step, child, open('requested', 'so'), giving)).toBe('task.own-extension');
      expect(refuseExtension(step, child, open('requested'), helper)).toBe('task.not-your-side');
      expect(refuseExtension(step, { ...child, parentId: null }, open('requested'), giving)).toBe('task.not-your-side');
    }
    expect([refuseExtension('move', child, null, giving), refuseExtension('move', child, null, helper), refuseExtension('request', child, null, giving)]).toEqual([null, 'task.not-your-side', 'task.not-your-side']);
  });

  it('needs a term', () => {
    expect(refuseExtension('request', task('in_progress', null), null, lead)).toBe('task.no-term');
  });

  it('is decided only where the decider’s scope reaches', () => {
    expect(refuseExtension('approve', task(), open('requested'), person('manager', {}, { sectorCodes: ['YTE'] }))).toBe('task.not-your-side');
    expect(refuseExtension('approve', task(), open('requested'), person('leader', {}, { sectorCodes: ['HTS'] }))).toBeNull();
  });
});
