import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attachment } from '@ioc/shared/attachments';
import type { Task } from '@ioc/shared/tasks';
import { oneGoMinutes } from '@ioc/shared/task-checklist';
import { linesPerPage, type TimelineFilter, type TimelineLine, type TimelinePage } from '@ioc/shared/timelines';
import { assignWith, ifMatch } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp } from '../../testing/test-app.js';
import { jpeg } from '../attachments/files.fixture.js';

describe('the timeline of a task', () => {
  let test: TestApp;
  let operator: Person;
  let lead: Person;
  let task: Task;
  const page = async (filter: TimelineFilter = 'all', before?: number | null) =>
    (await lead.get<TimelinePage>(`/api/tasks/${task.id}/timeline?filter=${filter}${before ? `&before=${before}` : ''}`)).body;
  const said = (line: TimelineLine) => (line.kind === 'update' ? line.update.step : line.kind === 'reminder' ? line.reminder.kind : line.kind === 'sending' ? line.sending.code : line.comment.text);
  const say = (text: string) => lead.send('POST', `/api/tasks/${task.id}/comments`, { text });
  const report = async (body: object) => {
    task = (await lead.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step: 'report', ...body }, ifMatch(task.version))).body;
  };

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    [operator, lead] = [await test.as('operator'), await test.as('vtl')];
  });
  beforeEach(async () => {
    test.clock.advance(1_000);
    task = (await assignWith(test, operator)).body;
  });
  afterAll(() => test.close());

  it('has steps, edits, extensions, urging and comments in the order in which they were written, also within one instant', async () => {
    const manager = await test.as('manager');
    await report({ percent: 10, text: 'Đang làm' });
    await operator.send('POST', `/api/tasks/${task.id}/reminders`, { text: 'Nhanh lên' });
    await say('Đã rõ');
    const dueAt = new Date(Date.parse(task.dueAt ?? '') + 86_400_000).toISOString();
    task = (await lead.send<Task>('POST', `/api/tasks/${task.id}/extensions`, { step: 'request', dueAt, text: 'Chờ thiết bị' }, ifMatch(task.version))).body;
    await manager.send('PATCH', `/api/tasks/${task.id}`, { priority: 'khan' }, ifMatch(task.version));
    const { lines, before } = await page();
    expect(lines.map(said)).toEqual(['edit', 'extension_request', 'Đã rõ', 'manual', 'report', 'assign']);
    expect([new Set(lines.map(({ at }) => at)).size, before]).toEqual([1, null]);
    expect(lines[0]).toMatchObject({ kind: 'update', update: { byName: 'Lãnh Đạo IOC' } });
  });

  it('says of an edit which fields it changed, from what to what, with names instead of ids', async () => {
    const manager = await test.as('manager');
    const long = 'Thay nguồn. '.repeat(60);
    const edited = await manager.send<Task>('PATCH', `/api/tasks/${task.id}`, { priority: 'khan', title: 'Khôi phục trạm Bảo Lạc', content: long }, ifMatch(task.version));
    expect(edited.status).toBe(200);
    const changes = (await page()).lines.map((line) => (line.kind === 'update' ? line.update.changes : null))[0];
    expect(changes).toEqual([
      { field: 'title', from: task.title, to: 'Khôi phục trạm Bảo Lạc' },
      { field: 'content', from: task.content, to: `${edited.body.content?.slice(0, 300)}…` },
      { field: 'priority', from: task.priority, to: 'khan' },
    ]);
  });

  it('keeps what was changed while it was prepared from those who get it', async () => {
    const draft = (await assignWith(test, operator, { asDraft: true })).body;
    const edited = (await operator.send<Task>('PATCH', `/api/tasks/${draft.id}`, { leadOrgId: test.province.orgs.so }, ifMatch(draft.version))).body;
    const given = await operator.send<Task>('PATCH', `/api/tasks/${draft.id}`, { leadOrgId: draft.leadOrgId }, ifMatch(edited.version));
    task = (await operator.send<Task>('POST', `/api/tasks/${draft.id}/steps`, { step: 'assign' }, ifMatch(given.body.version))).body;
    const { lines } = await page();
    expect(lines.map(said)).toEqual(['assign', 'edit', 'edit', 'draft']);
    expect(lines.map((line) => line.kind === 'update' && line.update.changes)).toEqual([null, null, null, null]);
  });

  it('tells what one person does to the checklist in one go in one line', async () => {
    const take = async (person: Person, body: object) => {
      const answer = await person.send<Task>('POST', `/api/tasks/${task.id}/checklist`, body, ifMatch(task.version));
      expect(answer.status).toBe(200);
      task = answer.body;
    };
    const told = async () => (await page()).lines.flatMap((line) => (line.kind === 'update' && line.update.step === 'checklist'
      ? [[line.update.byName, ...(line.update.changes ?? []).map(({ field, to }) => `${field} ${String(to)}`)]] : []));
    await take(lead, { step: 'add', text: 'Kiểm tra máy nổ' });
    test.clock.advance(60_000);
    await take(lead, { step: 'tick', n: 1 });
    await take(await test.as('manager'), { step: 'add', text: 'Đo điện trở' });
    await take(lead, { step: 'untick', n: 1 });
    test.clock.advance(oneGoMinutes * 60_000 + 1);
    await take(lead, { step: 'remove', n: 1 });
    expect(await told()).toEqual([
      ['Cán Bộ Viettel', 'checklistRemoved Kiểm tra máy nổ'],
      ['Cán Bộ Viettel', 'checklistUnticked Kiểm tra máy nổ'],
      ['Lãnh Đạo IOC', 'checklistAdded Đo điện trở'],
      ['Cán Bộ Viettel', 'checklistAdded Kiểm tra máy nổ', 'checklistTicked Kiểm tra máy nổ'],
    ]);
    const stranger = await test.as('so');
    expect((await stranger.send('POST', `/api/tasks/${task.id}/checklist`, { step: 'add', text: 'Lạ' }, ifMatch(task.version))).status).toBe(404);
    expect(await told()).toHaveLength(4);
  });

  it('is narrowed to what was said, to the progress, or to lines with files', async () => {
    const file = await lead.send<Attachment>('POST', '/api/attachments', jpeg(), { 'x-file-name': 'anh.jpg' });
    await report({ percent: 10, text: 'Kèm ảnh', attachmentIds: [file.body.id] });
    await report({ percent: 20, text: 'Không ảnh' });
    await operator.send('POST', `/api/tasks/${task.id}/reminders`, { text: 'Nhanh lên' });
    await say('Đã rõ');
    const seen = async (filter: TimelineFilter) => (await page(filter)).lines.map(said);
    expect(await seen('comments')).toEqual(['Đã rõ']);
    expect(await seen('progress')).toEqual(['report', 'report', 'assign']);
    expect((await page('files')).lines).toMatchObject([{ kind: 'update', update: { text: 'Kèm ảnh' } }]);
    expect((await lead.get(`/api/tasks/${task.id}/timeline?filter=none`)).status).toBe(422);
  });

  it('comes page by page from the newest, each line once, whatever is added meanwhile', async () => {
    const count = 2 * linesPerPage + 3;
    for (let n = 1; n <= count; n += 1) await say(`Ý kiến ${n}`);
    const first = await page('comments');
    await say('Chen vào');
    const second = await page('comments', first.before);
    const third = await page('comments', second.before);
    expect([first.lines.length, second.lines.length, third.lines.length, third.before]).toEqual([linesPerPage, linesPerPage, 3, null]);
    expect([...first.lines, ...second.lines, ...third.lines].map(said)).toEqual(Array.from({ length: count }, (_, n) => `Ý kiến ${count - n}`));
  });

  it('exists for whoever may see the task', async () => {
    expect((await page()).lines.map(said)).toEqual(['assign']);
    const stranger = await test.as('so');
    expect(await stranger.get(`/api/tasks/${task.id}/timeline`)).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
    const other = (await assignWith(test, operator)).body;
    const foreign = (await operator.get<TimelinePage>(`/api/tasks/${other.id}/timeline`)).body.lines[0]?.line;
    expect((await page('all', foreign)).lines).toEqual([]);
  });
});
