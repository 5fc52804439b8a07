import { describe, expect, it } from '@jest/globals';
import { gateItems, missingForAssign, type Gated } from './task-gate.js';

const clear: Gated = {
  title: 'Khôi phục liên lạc', leadOrgId: 'vtl', sectorCode: 'HTS', dueAt: '2026-12-01T10:00:00Z', reviewEvery: null, requiredResult: 'Phát sóng lại',
  originKind: 'direct', docNumber: null, docDate: null, docIssuer: null, docSubject: null, planId: null,
};
const missing = (part: Partial<Gated>) => missingForAssign({ ...clear, ...part }).map(({ item, fields }) => `${item}: ${fields.join(' ')}`);

describe('the gate of assignment', () => {
  it('lets pass what is clear in all six points', () => {
    expect(missing({})).toEqual([]);
  });

  it.each([
    [{ leadOrgId: '' }, 'person: leadOrgId'], [{ title: ' abc ' }, 'work: title'], [{ dueAt: null }, 'time: dueAt reviewEvery'], [{ sectorCode: '' }, 'responsibility: sectorCode'],
    [{ requiredResult: '  ' }, 'product: requiredResult'], [{ originKind: null }, 'authority: originKind'], [{ originKind: 'document' as const, docNumber: '1/UBND' }, 'authority: docDate docIssuer docSubject'],
  ])('names what is missing of %j', (part, expected) => {
    expect(missing(part)).toEqual([expected]);
  });

  it.each([
    [{ originKind: 'meeting_conclusion' as const, docDate: '2026-11-20' }, ['authority: docNumber']],
    [{ originKind: 'meeting_conclusion' as const, docNumber: '12/TB-VP', docDate: '2026-11-20' }, []],
    [{ originKind: 'plan' as const }, ['authority: docNumber docDate']], [{ originKind: 'plan' as const, planId: 'plan-1' }, []],
    [{ originKind: 'citizen_report' as const }, ['authority: docNumber docSubject']], [{ originKind: 'press' as const, docSubject: 'Báo đăng về điểm lõm sóng' }, []],
    [{ originKind: 'incident' as const, docNumber: 'SC-12' }, []], [{ originKind: 'indicator' as const, docSubject: ' ' }, ['authority: docNumber docSubject']],
    [{ originKind: 'alarm' as const }, []],
  ])('asks on what ground it is given, and which one: %j', (part, expected) => {
    expect(missing(part)).toEqual(expected);
  });

  it('takes a cycle of review for a term, and a document cited whole', () => {
    expect(missing({ dueAt: null, reviewEvery: 'month' })).toEqual([]);
    expect(missing({ originKind: 'document', docNumber: '1/UBND', docDate: '2026-11-20', docIssuer: 'UBND tỉnh', docSubject: 'V/v' })).toEqual([]);
  });

  it('names all six points in their order', () => {
    const nothing = Object.fromEntries(Object.keys(clear).map((field) => [field, null])) as Gated;
    expect(missingForAssign(nothing).map(({ item }) => item)).toEqual([...gateItems]);
  });
});
