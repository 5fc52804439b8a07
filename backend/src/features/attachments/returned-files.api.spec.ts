import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attachment } from '@ioc/shared/attachments';
import type { Task, TaskUpdate } from '@ioc/shared/tasks';
import { assignWith, ifMatch } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp } from '../../testing/test-app.js';
import { pdf } from './files.fixture.js';

let made = 0;

describe('files of who judges the work', () => {
  let test: TestApp;
  let folder: string;
  let officer: Person;
  let manager: Person;
  const step = async (person: Person, id: string, body: object) => {
    test.clock.advance(60_000);
    const { version } = (await manager.get<Task>(`/api/tasks/${id}`)).body;
    return person.send<Task>('POST', `/api/tasks/${id}/steps`, body, ifMatch(version));
  };
  const upload = async (person: Person) =>
    (await person.send<Attachment>('POST', '/api/attachments', pdf(`góp ý ${(made += 1)}`), { 'x-file-name': encodeURIComponent('Góp ý.pdf') })).body.id;
  const submitted = async (wish: Parameters<typeof assignWith>[2] = {}) => {
    const task = (await assignWith(test, manager, wish)).body;
    await step(officer, task.id, { step: 'start' });
    await step(officer, task.id, { step: 'submit', evidenceReason: 'Chưa có tệp' });
    return task;
  };
  const filesOf = async (person: Person, { id }: Pick<Task, 'id'>) => (await person.get<Attachment[]>(`/api/tasks/${id}/attachments`)).body;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ioc-returned-'));
    test = await startTestApp({ IOC_FILES_DIR: folder });
    [officer, manager] = await Promise.all([test.as('vtl'), test.as('manager')]);
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('go along with a return and are read by the lead unit, and by nobody who does not see the task', async () => {
    const task = await submitted();
    const file = await upload(manager);
    expect((await officer.get(`/api/attachments/${file}/content`)).status).toBe(404);
    expect((await step(manager, task.id, { step: 'send_back', text: 'Sửa theo bản góp ý', attachmentIds: [file] })).body).toMatchObject({ state: 'in_progress' });
    const line = (await officer.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body.at(-1);
    expect(await filesOf(officer, task)).toMatchObject([{ id: file, updateId: line?.id, isReported: false }]);
    expect((await officer.get(`/api/attachments/${file}/content`)).status).toBe(200);
    expect((await (await test.as('xa.nam')).get(`/api/attachments/${file}/content`)).status).toBe(404);
  });

  it('are refused of who may not return the work: the lead unit, and whoever does not see the task', async () => {
    const task = await submitted();
    const stranger = await test.as('xa.nam');
    expect((await step(officer, task.id, { step: 'send_back', text: 'Tự trả lại', attachmentIds: [await upload(officer)] })).status).toBe(403);
    expect(await step(stranger, task.id, { step: 'send_back', text: 'Của người khác', attachmentIds: [await upload(stranger)] })).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
    expect((await step(manager, task.id, { step: 'send_back', text: 'Tệp của người khác', attachmentIds: [await upload(officer)] })).body).toMatchObject({ code: 'attachment.not-found' });
    expect((await manager.get<Task>(`/api/tasks/${task.id}`)).body.state).toBe('submitted');
    expect(await filesOf(manager, task)).toEqual([]);
  });

  it('are no step of reporting: who judges does not report with them', async () => {
    const task = (await assignWith(test, manager)).body;
    expect((await step(manager, task.id, { step: 'report', percent: 10, attachmentIds: [await upload(manager)] })).status).toBe(403);
  });

  it('are no evidence of the lead unit', async () => {
    const task = await submitted({ requiredEvidence: 'file' });
    await step(manager, task.id, { step: 'send_back', text: 'Thiếu biên bản', attachmentIds: [await upload(manager)] });
    expect((await step(officer, task.id, { step: 'submit' })).body).toMatchObject({ code: 'task.evidence-file' });
    expect((await step(officer, task.id, { step: 'submit', attachmentIds: [await upload(officer)] })).body).toMatchObject({ state: 'submitted' });
  });
});
