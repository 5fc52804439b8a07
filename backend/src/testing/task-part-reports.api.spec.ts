import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attachment } from '@ioc/shared/attachments';
import type { Page } from '@ioc/shared/list';
import type { TaskPart } from '@ioc/shared/task-parts';
import type { ListedTask, Task, TaskUpdate } from '@ioc/shared/tasks';
import { pdf } from '../features/attachments/files.fixture.js';
import { assignWith, headOf, ifMatch, withoutNotices } from './builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from './test-app.js';

describe('a part on the way', () => {
  let test: TestApp;
  let folder: string;
  let operator: Person;
  let lead: Person;
  /** Of the coordinating unit. */
  let helper: Person;
  /** Of another coordinating unit of the same task. */
  let other: Person;
  const take = (person: Person, { id, version }: Task, body: object) =>
    person.send<Task>('POST', `/api/tasks/${id}/parts/${test.province.orgs.so}/steps`, body, ifMatch(version));
  const parts = async (id: string, person = lead) => (await person.get<TaskPart[]>(`/api/tasks/${id}/parts`)).body;
  const part = async (task: Task) => (await parts(task.id)).find(({ orgId }) => orgId === test.province.orgs.so)!;
  const upload = async (person: Person, name = 'số liệu.pdf') =>
    (await person.send<Attachment>('POST', '/api/attachments', pdf(), { 'x-file-name': encodeURIComponent(name) })).body;
  const withParts = async (orgs: ('so' | 'ub-nam')[] = ['so', 'ub-nam']): Promise<Task> => {
    const ids = orgs.map((name) => test.province.orgs[name]);
    const given = ids.map((orgId) => ({ orgId, required: 'Cung cấp số liệu', dueAt: null, isMandatory: true }));
    const task = (await assignWith(test, operator, { parts: given, coordinatingOrgIds: ids })).body;
    return (await lead.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step: 'start' }, ifMatch(task.version))).body;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ioc-files-'));
    test = await startTestApp({ IOC_FILES_DIR: folder, IOC_FILES_PER_STEP: '2', IOC_REQUESTS_PER_MINUTE: '100000' });
    [operator, lead, helper, other] = await Promise.all([test.as('operator'), test.as('vtl'), test.as('so'), test.as('xa.nam')]);
  });
  beforeEach(() => test.clock.advance(1_000));
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is reported by its own unit alone, as often as it has something to say; the last report stands in its row', async () => {
    const task = await withParts();
    for (const person of [lead, other, operator]) expect(await take(person, task, { step: 'progress', percent: 10 })).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    expect((await take(other, await withParts(['so']), { step: 'progress', percent: 10 })).status).toBe(404);
    const first = (await take(helper, task, { step: 'progress', percent: 30, text: 'Đã có số liệu của hai huyện', difficulties: 'Ba xã chưa gửi', proposals: 'Đề nghị đôn đốc' })).body;
    expect(await part(task)).toMatchObject({
      state: 'open', progressPercent: 30, report: 'Đã có số liệu của hai huyện', difficulties: 'Ba xã chưa gửi', proposals: 'Đề nghị đôn đốc', reportedByName: 'Cán Bộ Sở',
    });
    test.clock.advance(1_000);
    const second = (await take(helper, first, { step: 'progress', percent: 60 })).body;
    expect(await part(task)).toMatchObject({ state: 'open', progressPercent: 60, report: null, difficulties: null, proposals: null });
    expect((await part(task)).reportUpdateId).not.toBeNull();
    test.clock.advance(1_000);
    await take(helper, second, { step: 'report', text: 'Đã gửi đủ', difficulties: 'Số liệu năm trước thiếu' });
    expect(await part(task)).toMatchObject({ state: 'reported', progressPercent: 100, report: 'Đã gửi đủ', difficulties: 'Số liệu năm trước thiếu' });
    const lines = (await lead.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body.filter(({ step }) => step.startsWith('part_'));
    expect(lines.map(({ step, percent, text, difficulties }) => ({ step, percent, text, difficulties }))).toEqual([
      { step: 'part_progress', percent: 30, text: 'Sở Khoa học và Công nghệ: Đã có số liệu của hai huyện', difficulties: 'Ba xã chưa gửi' },
      { step: 'part_progress', percent: 60, text: 'Sở Khoa học và Công nghệ', difficulties: null },
      { step: 'part_report', percent: 100, text: 'Sở Khoa học và Công nghệ: Đã gửi đủ', difficulties: 'Số liệu năm trước thiếu' },
    ]);
    // How far a part is says nothing of how far the whole is.
    expect((await lead.get<Task>(`/api/tasks/${task.id}`)).body.progressPercent).toBe(0);
  });

  it('needs a percentage, which does not fall without a word', async () => {
    const task = (await take(helper, await withParts(), { step: 'progress', percent: 50 })).body;
    const lacking = { status: 422, body: { code: 'task.percent-required' } };
    expect(await take(helper, task, { step: 'progress', text: 'Đang làm' })).toMatchObject(lacking);
    expect(await take(helper, task, { step: 'progress', percent: 40 })).toMatchObject(lacking);
    expect(await take(helper, task, { step: 'progress', percent: 100 })).toMatchObject({ status: 422, body: { code: 'request.invalid', fields: [{ path: 'percent' }] } });
    expect((await take(helper, task, { step: 'progress', percent: 40, text: 'Phải làm lại một phần' })).status).toBe(200);
    expect(await part(task)).toMatchObject({ progressPercent: 40 });
  });

  it('says nothing where nothing of it is asked: a step names the field it has no place for', async () => {
    const task = await withParts();
    for (const [step, field, value] of [['report', 'percent', 50], ['waive', 'difficulties', 'Khó'], ['accept', 'proposals', 'Đề nghị'], ['waive', 'attachmentIds', [task.id]]] as const) {
      expect(await take(lead, task, { step, text: 'Có lý do', [field]: value })).toMatchObject({ status: 422, body: { code: 'request.invalid', fields: [{ path: field }] } });
    }
  });

  it('still waits for its unit, and is over for it once it is finished', async () => {
    const { so } = test.province.orgs;
    const waiting = async () => (await helper.get<Page<ListedTask>>(`/api/tasks?perPage=500&openPartOf=${so}`)).body.data.map(({ id }) => id);
    const task = (await take(helper, await withParts(), { step: 'progress', percent: 90 })).body;
    expect(await waiting()).toContain(task.id);
    const reported = (await take(helper, task, { step: 'report', text: 'Xong' })).body;
    expect(await waiting()).not.toContain(task.id);
    expect(await take(helper, reported, { step: 'progress', percent: 95 })).toMatchObject({ status: 409, body: { code: 'task.part-settled' } });
  });

  it('carries files, for whoever may read the task and nobody else; a refusal takes none along', async () => {
    const task = await withParts();
    const [first, second, third] = [await upload(helper), await upload(helper, 'phụ lục.pdf'), await upload(helper, 'thừa.pdf')];
    const foreign = await upload(lead);
    expect(await take(helper, task, { step: 'progress', percent: 10, attachmentIds: [first.id, foreign.id] })).toMatchObject({ status: 404, body: { code: 'attachment.not-found' } });
    expect(await take(helper, task, { step: 'progress', percent: 10, attachmentIds: [first.id, second.id, third.id] })).toMatchObject({ status: 422, body: { code: 'attachment.too-many' } });
    expect(await part(task)).toMatchObject({ progressPercent: 0 });
    const after = (await take(helper, task, { step: 'progress', percent: 10, attachmentIds: [first.id, second.id] })).body;
    const files = (await lead.get<Attachment[]>(`/api/tasks/${task.id}/attachments`)).body;
    const { reportUpdateId } = await part(task);
    expect(files.map(({ name }) => name).sort()).toEqual(['phụ lục.pdf', 'số liệu.pdf']);
    expect(files).toMatchObject(files.map(() => ({ updateId: reportUpdateId, isReported: false })));
    for (const person of [lead, helper, other, operator]) expect((await fetch(`${test.url}/api/attachments/${first.id}/content`, { headers: { cookie: person.cookie } })).status).toBe(200);
    const hidden = await upload(helper);
    const unseen = (await take(helper, await withParts(['so']), { step: 'progress', percent: 10, attachmentIds: [hidden.id] })).body;
    expect((await fetch(`${test.url}/api/attachments/${hidden.id}/content`, { headers: { cookie: other.cookie } })).status).toBe(404);
    expect((await other.get(`/api/tasks/${unseen.id}/attachments`)).status).toBe(404);
    const reported = (await take(helper, after, { step: 'report', text: 'Xong' })).body;
    const marked = await upload(lead, 'góp ý.pdf');
    expect((await take(lead, reported, { step: 'send_back', text: 'Xem góp ý', attachmentIds: [marked.id] })).status).toBe(200);
    expect((await fetch(`${test.url}/api/attachments/${marked.id}/content`, { headers: { cookie: helper.cookie } })).status).toBe(200);
  });

  it('is told at once to everybody who sees the task', async () => {
    const task = await withParts();
    await test.settle();
    const { start, heard, reached } = await listenTo(lead.socket());
    const after = (await take(helper, task, { step: 'progress', percent: 20 })).body;
    await test.settle();
    await reached(await headOf(test));
    expect(withoutNotices(heard).filter(({ seq }) => seq > start)).toMatchObject([{ name: 'task.part-progressed', data: after }]);
  });
});
