import { describe, expect, it } from '@jest/globals';
import { misplacedEvidence } from './task-evidence.js';
import { taskSteps } from './tasks.js';
import { takeTaskStep } from './tasks.input.js';

const id = '00000000-0000-4000-8000-000000000001';
const at = (step: string, more: object) => misplacedEvidence(takeTaskStep.parse({ step, ...more }));

describe('what a step carries', () => {
  it.each(taskSteps)('has its place: %s', (step) => {
    const isReport = step === 'report' || step === 'submit';
    for (const [field, value] of [['attachmentIds', [id]], ['difficulties', 'Mưa lớn'], ['proposals', 'Cấp thêm xe']] as const) {
      expect(at(step, { [field]: value })).toBe(isReport ? null : field);
    }
    expect(at(step, { overrideReason: 'Chờ đợt sau' })).toBe(step === 'submit' || step === 'accept' ? null : 'overrideReason');
    expect(at(step, { difficulties: '  ', proposals: '', overrideReason: '', attachmentIds: [] })).toBeNull();
  });
});
