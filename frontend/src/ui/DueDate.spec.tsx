import { afterEach, describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import type { TaskState } from '@ioc/shared/tasks';
import { closeScreen, openScreen, someone } from '#testing/screen';
import { DueDate } from './DueDate';

const now = new Date('2026-11-12T03:00:00Z');
const show = (over: { state?: TaskState; dueAt?: string | null; reviewAt?: string | null }) =>
  openScreen(<p><DueDate now={now} task={{ state: 'in_progress', dueAt: null, warnAt: null, submittedAt: null, completedAt: null, suspendedAt: null, ...over }} /></p>, { me: someone('manager'), server: {} });
const shown = () => screen.getByRole('paragraph').textContent;

describe('where a due date stands', () => {
  afterEach(closeScreen);

  it('work without a term shows the day of its next review, with another sign', async () => {
    await show({ reviewAt: '2026-11-30T10:00:00Z' });
    expect(shown()).toBe('↻ 30/11/2026kỳ xem xét tới');
  });

  it('it says that a review has passed without a report, and never that anything is overdue', async () => {
    await show({ reviewAt: '2026-11-09T10:00:00Z' });
    expect(shown()).toMatch(/^↻ 09\/11\/2026⚠ Quá kỳ xem xét 2 ngày/);
  });

  it.each(['submitted', 'suspended', 'returned'] as const)('nobody owes a report while it is %s', async (state) => {
    await show({ state, reviewAt: '2026-11-09T10:00:00Z' });
    expect(shown()).toBe('↻ 09/11/2026kỳ xem xét tới');
  });

  it('a term goes before a cycle, and without both it says so', async () => {
    await show({ dueAt: '2026-11-09T10:00:00Z', reviewAt: null });
    expect(shown()).toMatch(/^09\/11\/2026 17:00⚠ Quá hạn/);
    closeScreen();
    await show({});
    expect(shown()).toBe('Không thời hạn');
  });
});
