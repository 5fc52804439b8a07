import { describe, expect, it } from '@jest/globals';
import { missingEvidence, misplacedEvidence, type EvidenceFault, type RequiredEvidence } from './task-evidence.js';
import { taskSteps } from './tasks.js';
import { takeTaskStep } from './tasks.input.js';

const id = '00000000-0000-4000-8000-000000000001';
const at = (step: string, more: object) => misplacedEvidence(takeTaskStep.parse({ step, ...more }));

describe('what a step carries', () => {
  it.each(taskSteps)('has its place: %s', (step) => {
    const isReport = step === 'report' || step === 'submit';
    expect(at(step, { attachmentIds: [id] })).toBe(isReport || step === 'send_back' ? null : 'attachmentIds');
    for (const [field, value] of [['difficulties', 'Mưa lớn'], ['proposals', 'Cấp thêm xe']] as const) {
      expect(at(step, { [field]: value })).toBe(isReport ? null : field);
    }
    expect(at(step, { overrideReason: 'Chờ đợt sau' })).toBe(step === 'submit' || step === 'accept' ? null : 'overrideReason');
    expect(at(step, { evidenceReason: 'Máy ảnh hỏng' })).toBe(step === 'submit' ? null : 'evidenceReason');
    expect(at(step, { difficulties: '  ', proposals: '', overrideReason: '', attachmentIds: [] })).toBeNull();
  });
});

type Shown = Parameters<typeof missingEvidence>[1][number];

describe('the evidence a task asks for', () => {
  const assignedAt = '2026-11-23T01:00:00Z';
  const good: Shown = { kind: 'jpeg', takenAt: '2026-11-23T02:00:00Z', location: [106, 22.6], distanceM: 40, isOutsideUnit: false };
  const document: Shown = { kind: 'pdf', takenAt: null, location: null, distanceM: null, isOutsideUnit: null };
  const unplaced = { ...good, location: null, distanceM: null, isOutsideUnit: null };
  const early = { ...good, takenAt: '2026-11-22T02:00:00Z' };
  const away = { ...good, distanceM: 501, isOutsideUnit: true };

  it.each<[string, RequiredEvidence, readonly Shown[], EvidenceFault | null]>([
    ['nothing where none is asked for', 'none', [], null],
    ['a file', 'file', [], 'file'],
    ['nothing with any file', 'file', [document], null],
    ['a picture, and a document is none', 'photo', [document], 'photo'],
    ['place and time', 'photo', [unplaced], 'unplaced'],
    ['time', 'photo', [{ ...good, takenAt: null }], 'unplaced'],
    ['a newer one', 'photo', [early], 'early'],
    ['nothing where the clock of the camera is behind by minutes', 'photo', [{ ...good, takenAt: '2026-11-23T00:51:00Z' }], null],
    ['one from nearer', 'photo', [away], 'away'],
    ['nothing across the border of the unit, near the site', 'photo', [{ ...away, distanceM: 500 }], null],
    ['nothing far from the site within its unit', 'photo', [{ ...good, distanceM: 9_000 }], null],
    ['one from nearer where the unit is not known', 'photo', [{ ...good, distanceM: 501, isOutsideUnit: null }], 'away'],
    ['nothing where no place of the task is known', 'photo', [{ ...good, distanceM: null, isOutsideUnit: null }], null],
    ['nothing as soon as one of them is good', 'photo', [document, unplaced, early, away, good], null],
    ['what is wrong with the one that is nearest to good', 'photo', [unplaced, early, away], 'away'],
  ])('lacks %s', (_, required, files, fault) => {
    expect(missingEvidence(required, files, assignedAt)).toBe(fault);
  });
});
