import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attachment } from '@ioc/shared/attachments';
import type { Task } from '@ioc/shared/tasks';
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
  const said = (line: TimelineLine) => (line.kind === 'update' ? line.update.step : line.kind === 'reminder' ? line.reminder.kind : line.comment.text);
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
