import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attachment } from '@ioc/shared/attachments';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import type { ProblemBody } from '@ioc/shared/problems';
import type { SectorFigures } from '@ioc/shared/sectors';
import type { TaskTemplate } from '@ioc/shared/task-templates';
import type { Task, TaskUpdate } from '@ioc/shared/tasks';
import { assignWith, headOf, ifMatch, withoutNotices } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp } from '../../testing/test-app.js';
import { jpeg, pdf, png, type PhotoWish } from './files.fixture.js';

let made = 0;

describe('a task that asks for evidence', () => {
  let test: TestApp;
  let folder: string;
  let officer: Person;
  let manager: Person;
  let site: [number, number];
  const step = async (person: Person, id: string, body: object) => {
    test.clock.advance(60_000);
    const { version } = (await manager.get<Task>(`/api/tasks/${id}`)).body;
    return person.send<Task>('POST', `/api/tasks/${id}/steps`, body, ifMatch(version));
  };
  const started = async (requiredEvidence: Task['requiredEvidence']) => {
    const task = (await assignWith(test, manager, { requiredEvidence, subject: { kind: 'asset', id: test.province.assets['bts-bac'] ?? '' } })).body;
    await step(officer, task.id, { step: 'start' });
    return task;
  };
  const upload = async (content: Buffer, name = 'ảnh.jpg') =>
    (await officer.send<Attachment>('POST', '/api/attachments', content, { 'x-file-name': encodeURIComponent(name) })).body.id;
  /** As a camera of Vietnam writes it. */
  const cameraTime = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', ':');
  const photo = (wish: PhotoWish = {}) => jpeg({ seed: `evidence ${(made += 1)}`, location: site, takenAt: cameraTime(test.clock.now()), offset: '+07:00', ...wish });
  const submit = async ({ id }: Pick<Task, 'id'>, attachmentIds: string[] = [], more: object = {}) => step(officer, id, { step: 'submit', text: 'Xong', attachmentIds, ...more });
  const figures = async () => (await manager.get<SectorFigures[]>('/api/sectors/figures')).body.find(({ code }) => code === 'HTS');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ioc-evidence-'));
    test = await startTestApp({ IOC_FILES_DIR: folder });
    [officer, manager] = await Promise.all([test.as('vtl'), test.as('manager')]);
    site = (await started('none')).location ?? [0, 0];
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('asks for none unless somebody says so, and then is submitted as ever', async () => {
    const task = (await assignWith(test, manager)).body;
    expect(task.requiredEvidence).toBe('none');
    await step(officer, task.id, { step: 'start' });
    expect((await submit(task)).status).toBe(200);
  });

  it('is not submitted without a file, and is with one, also of an earlier report', async () => {
    const [one, other] = [await started('file'), await started('file')];
    expect(await submit(one)).toMatchObject({ status: 409, body: { code: 'task.evidence-file' } });
    expect((await manager.get<Task>(`/api/tasks/${one.id}`)).body.state).toBe('in_progress');
    expect((await submit(one, [await upload(pdf('biên bản'), 'Biên bản.pdf')])).body).toMatchObject({ state: 'submitted' });
    await step(officer, other.id, { step: 'report', percent: 50, attachmentIds: [await upload(photo())] });
    expect((await submit(other)).body).toMatchObject({ state: 'submitted' });
  });

  it('takes a photo only of its place and of after it was given, and says which rule is broken', async () => {
    const task = await started('photo');
    const refused = async (content: Buffer, name?: string) => (await submit(task, [await upload(content, name)])).body;
    expect(await refused(pdf('ảnh'), 'Ảnh.pdf')).toMatchObject({ code: 'task.evidence-photo' });
    expect(await refused(png('x'), 'ảnh.png')).toMatchObject({ code: 'task.evidence-unplaced' });
    expect(await refused(photo({ location: null }))).toMatchObject({ code: 'task.evidence-unplaced' });
    expect(await refused(photo({ takenAt: cameraTime(new Date(Date.parse(task.assignedAt) - 86_400_000)) }))).toMatchObject({ code: 'task.evidence-early' });
    const away = await refused(photo({ location: [site[0] + 2, site[1]] }));
    expect(away).toMatchObject({ code: 'task.evidence-away' });
    expect((away as unknown as ProblemBody).title).toContain('500 m');
    // A refusal takes the files back: they wait, and may go along with the next try.
    expect((await manager.get<Attachment[]>(`/api/tasks/${task.id}/attachments`)).body).toEqual([]);
    expect((await submit(task, [await upload(photo())])).body).toMatchObject({ state: 'submitted' });
  });

  it('is submitted with a reason all the same, which stands in the timeline, in an event and in the figures', async () => {
    const [with_, without] = [await started('file'), await started('photo')];
    const reason = 'Máy ảnh hỏng, đã bàn giao tại chỗ';
    const before = await headOf(test);
    expect((await submit(without, [], { evidenceReason: ' ' })).body).toMatchObject({ code: 'task.evidence-photo' });
    expect((await submit(without, [], { evidenceReason: reason })).body).toMatchObject({ state: 'submitted' });
    expect((await submit(with_, [await upload(pdf('có'), 'a.pdf')], { evidenceReason: 'Không cần' })).status).toBe(200);
    const linesOf = async ({ id }: Task) => (await manager.get<TaskUpdate[]>(`/api/tasks/${id}/updates`)).body.map(({ evidenceReason }) => evidenceReason);
    expect([await linesOf(without), await linesOf(with_)]).toEqual([[null, null, reason], [null, null, null]]);
    const events = withoutNotices(((await manager.get<CatchUp>(`/api/events?after=${before}`)).body as EventPacket).events);
    expect(events.filter(({ name }) => name.startsWith('evidence.'))).toMatchObject([
      { name: 'evidence.requirement-overridden', data: { id: without.id, code: without.code, required: 'photo', fault: 'photo', reason } },
    ]);
    for (const { id } of [with_, without]) await step(manager, id, { step: 'accept' });
    expect(await figures()).toMatchObject({ doneAskingEvidence: 2, doneWithoutEvidence: 1 });
  });

  it('says a reason only where it is submitted', async () => {
    const task = await started('file');
    expect(await step(officer, task.id, { step: 'report', percent: 10, evidenceReason: 'Chưa có' })).toMatchObject({ status: 422, body: { fields: [{ path: 'evidenceReason' }] } });
  });

  it('is made to ask by whoever decides over it and by nobody of the lead unit; the timeline tells it', async () => {
    const task = await started('none');
    const edit = async (person: Person) => {
      const { version } = (await manager.get<Task>(`/api/tasks/${task.id}`)).body;
      return person.send<Task>('PATCH', `/api/tasks/${task.id}`, { requiredEvidence: 'photo' }, ifMatch(version));
    };
    expect((await edit(officer)).status).toBe(403);
    expect((await edit(await test.as('xa.nam'))).status).not.toBe(200);
    expect((await edit(manager)).body).toMatchObject({ requiredEvidence: 'photo' });
    const lines = (await manager.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body;
    expect(lines.at(-1)).toMatchObject({ step: 'edit', changes: [{ field: 'requiredEvidence', from: 'none', to: 'photo' }] });
    expect((await submit(task)).body).toMatchObject({ code: 'task.evidence-photo' });
    expect((await manager.send('POST', '/api/tasks', { requiredEvidence: 'video' })).status).toBe(422);
  });

  it('may come from a template', async () => {
    const kept = { name: 'Kiểm tra trạm', title: 'Kiểm tra trạm', content: null, priority: 'thuong', sectorCode: 'HTS', requiredEvidence: 'photo' };
    const template = (await manager.send<TaskTemplate>('POST', '/api/task-templates', kept)).body;
    expect(template).toMatchObject({ requiredEvidence: 'photo' });
    const changed = await manager.send<TaskTemplate>('PATCH', `/api/task-templates/${template.id}`, { requiredEvidence: 'file' }, ifMatch(template.version));
    expect(changed.body).toMatchObject({ requiredEvidence: 'file' });
  });
});
