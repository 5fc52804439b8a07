import { afterEach, expect, it } from '@jest/globals';
import type { ImportJob } from '@ioc/shared/imports';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { UnitQuestions } from './UnitQuestions';

const options = { planId: 'p1', asDraft: true, answers: [] };
const job: ImportJob = {
  id: 'job-1', target: 'tasks', fileName: 'ke-hoach.xlsx', state: 'checked', rowsTotal: 3, rowsDone: 3, toCreate: 1, toUpdate: 0, unchanged: 0, errors: 2, warnings: 0, columns: [], mapping: {},
  options, questions: [{ text: 'Sở KHCN&ĐMST', rows: 2, firstRow: 3, candidates: [{ id: 'so', name: 'Sở Khoa học và Công nghệ' }] }],
  byName: 'Trần Thị Bích', createdAt: '2026-11-24T02:00:00Z', appliedAt: null, version: 3,
};
const organisations = [{ id: 'so', name: 'Sở Khoa học và Công nghệ' }, { id: 'stc', name: 'Sở Tài chính' }];

afterEach(closeScreen);

it('a name nobody knows is asked once, with likely units first, and the answer is kept for the next file', async () => {
  const { sent } = await openScreen(<UnitQuestions job={job} options={options} />, {
    me: someone('manager'), server: { 'GET /api/organisations': ok({ data: organisations, total: 2 }), 'POST /api/imports/job-1/answers': ok({ ...job, state: 'checking', version: 4 }) },
  });
  expect(await screen.findByText('“Sở KHCN&ĐMST”')).toBeTruthy();
  expect(screen.getByText('2 dòng, từ dòng 3')).toBeTruthy();
  await userEvent.click(screen.getByLabelText('Đơn vị cho “Sở KHCN&ĐMST”'));
  const shown = (await screen.findAllByRole('option')).map(({ textContent }) => textContent);
  expect(shown).toEqual(['Sở Khoa học và Công nghệ', 'Không phải một đơn vị cụ thể', 'Sở Tài chính']);
  await userEvent.click(screen.getByText('Sở Khoa học và Công nghệ'));
  await userEvent.click(screen.getByText('Giao ngay khi đủ 6 rõ'));
  await userEvent.click(screen.getByText('Kiểm tra lại'));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ request: 'POST /api/imports/job-1/answers', body: { asDraft: false, answers: [{ text: 'Sở KHCN&ĐMST', orgId: 'so', keep: true }] } });
});
