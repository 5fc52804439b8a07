import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attachment } from '@ioc/shared/attachments';
import type { Task, TaskUpdate } from '@ioc/shared/tasks';
import { FileStore } from '#platform/files';
import { assignWith, ifMatch } from '../../testing/builders.js';
import { startTestApp, until, type Person, type TestApp } from '../../testing/test-app.js';
import { AttachmentsSweep } from './attachments.sweep.js';
import { docx, jpeg, pdf, png, xlsx } from './files.fixture.js';

const hourMs = 3_600_000;
let made = 0;

describe('attachments', () => {
  let test: TestApp;
  let folder: string;
  let officer: Person;
  let manager: Person;
  // Time stands still in a test; what happens one after the other has to be told apart by it.
  const upload = (person: Person, content: Buffer, name = 'ảnh.jpg', headers: Record<string, string> = {}) => {
    test.clock.advance(1_000);
    return person.send<Attachment>('POST', '/api/attachments', content, { 'x-file-name': encodeURIComponent(name), ...headers });
  };
  const photo = (wish: Parameters<typeof jpeg>[0] = {}) => jpeg({ seed: `photo ${(made += 1)}`, ...wish });
  const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
  const give = async (wish: Parameters<typeof assignWith>[2] = {}) => (await assignWith(test, manager, wish)).body;
  const step = (person: Person, { id, version }: Pick<Task, 'id' | 'version'>, body: object) => {
    test.clock.advance(1_000);
    return person.send<Task>('POST', `/api/tasks/${id}/steps`, body, ifMatch(version));
  };
  const report = (task: Task, ids: readonly string[], more: object = {}) => step(officer, task, { step: 'report', percent: 40, attachmentIds: ids, ...more });
  const ofTask = async (person: Person, { id }: Pick<Task, 'id'>) => (await person.get<Attachment[]>(`/api/tasks/${id}/attachments`)).body;
  /** Sessions do not last as long as files wait. */
  const later = async (hours: number) => {
    test.clock.advance(hours * hourMs);
    [officer, manager] = await Promise.all([test.signIn('vtl'), test.signIn('manager')]);
  };
  const sweep = () => test.app.get(AttachmentsSweep).run();
  const files = () => test.app.get(FileStore);
  const stored = async () => {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    return names.filter((entry) => entry.isFile()).map(({ name }) => name).sort();
  };
  const rows = async () => (await test.transactions.query<{ sha256: string }>(`select distinct sha256 from attachments order by 1`)).map((row) => row.sha256);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ioc-files-'));
    test = await startTestApp({ IOC_FILES_DIR: folder, IOC_FILE_LIMIT_BYTES: '200000', IOC_FILES_PER_STEP: '3', IOC_UPLOAD_STALL_SECONDS: '1', IOC_REQUESTS_PER_MINUTE: '100000' });
    [officer, manager] = await Promise.all([test.as('vtl'), test.as('manager')]);
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });
  it('are given back byte for byte, under headers that let nothing in them run', async () => {
    const content = Buffer.concat([photo(), Buffer.from('<script>alert(1)</script>')]);
    const { status, body } = await upload(officer, content, 'Hiện trường "1".html');
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Hiện trường _1_.html.jpg', kind: 'jpeg', size: content.length, updateId: null, uploadedByName: 'Cán Bộ Viettel' });
    for (const [query, type] of [['', 'attachment'], ['?inline=true', 'inline']] as const) {
      const response = await fetch(`${test.url}/api/attachments/${body.id}/content${query}`, { headers: { cookie: officer.cookie } });
      expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
      const headers = Object.fromEntries(response.headers);
      expect(headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' });
      expect(headers['content-security-policy']).toBe(`default-src 'none'; frame-ancestors 'none'; sandbox`);
      expect(headers['content-disposition']).toMatch(new RegExp(`^${type}; filename="[ -~]+"; filename\\*=UTF-8''Hi%E1%BB%87n`));
    }
    const note = (await upload(officer, Buffer.from('a;b\r\n=1+1;2'), 'số liệu.csv')).body;
    const response = await officer.get(`/api/attachments/${note.id}/content?inline=true`);
    expect([response.headers.get('content-type'), response.headers.get('content-disposition')?.slice(0, 10)]).toEqual(['text/plain; charset=utf-8', 'attachment']);
  });

  it('are shown in the browser only when nothing in them acts', async () => {
    const shown = async (content: Buffer, name: string) => {
      const { body } = await upload(officer, content, name);
      const response = await officer.get(`/api/attachments/${body.id}/content?inline=true`);
      return [body.isViewable, response.headers.get('content-disposition')?.split(';')[0], response.headers.get('content-security-policy')?.endsWith('sandbox')];
    };
    expect(await shown(pdf('công văn'), 'Công văn.pdf')).toEqual([true, 'inline', true]);
    expect(await shown(pdf('/OpenAction<</S/JavaScript/JS(x)>>'), 'Công văn.pdf')).toEqual([false, 'attachment', true]);
    expect(await shown(docx(), 'Công văn.docx')).toEqual([false, 'attachment', true]);
  });

  it('are taken from those who report on tasks or judge them, and from nobody else', async () => {
    expect((await upload(await test.as('operator'), photo())).body).toMatchObject({ code: 'access.not-permitted' });
    expect((await upload(await test.as('auditor'), photo())).status).toBe(403);
    expect((await upload(manager, photo())).status).toBe(201);
    expect((await upload(test.anonymous, photo())).status).toBe(401);
    expect((await upload(officer, photo())).status).toBe(201);
  });

  it('are seen by their uploader alone as long as they wait, then by whoever may see the task', async () => {
    const task = await give({ leadOrgId: test.province.orgs.vtl, subject: { kind: 'asset', id: test.province.assets['bts-bac'] } });
    const { body: file } = await upload(officer, photo());
    const seen = async (...names: string[]) => {
      const found: Record<string, number> = {};
      for (const name of names) found[name] = (await (await test.as(name)).get(`/api/attachments/${file.id}/content`)).status;
      return found;
    };
    expect(await seen('vtl', 'manager', 'xa.bac', 'xa.nam')).toEqual({ vtl: 200, manager: 404, 'xa.bac': 404, 'xa.nam': 404 });
    expect((await report(task, [file.id])).status).toBe(200);
    expect(await seen('vtl', 'manager', 'xa.bac', 'xa.nam')).toEqual({ vtl: 200, manager: 200, 'xa.bac': 200, 'xa.nam': 404 });
    const hidden = await (await test.as('xa.nam')).get(`/api/attachments/${file.id}/content`);
    const absent = await (await test.as('xa.nam')).get(`/api/attachments/00000000-0000-4000-8000-000000000001/content`);
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
    expect((await ofTask(manager, task)).map(({ id }) => id)).toEqual([file.id]);
    expect(await (await test.as('xa.nam')).get(`/api/tasks/${task.id}/attachments`)).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
  });

  it('go along with one line of the timeline, beside difficulties and proposals', async () => {
    const task = await give();
    const [one, two] = [(await upload(officer, photo())).body, (await upload(officer, pdf('biên bản'), 'Biên bản.pdf')).body];
    const answer = await report(task, [one.id, two.id], { text: 'Đã kéo cáp', difficulties: ' Mưa lớn ', proposals: 'Cấp thêm xe' });
    expect(answer).toMatchObject({ status: 200, body: { version: 2 } });
    const [, line] = (await manager.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body;
    expect(line).toMatchObject({ step: 'report', text: 'Đã kéo cáp', difficulties: 'Mưa lớn', proposals: 'Cấp thêm xe', overrideReason: null });
    expect((await ofTask(manager, task)).map(({ updateId }) => updateId)).toEqual([line?.id, line?.id]);
  });

  it('are bound once, by whoever uploaded them, all of a step or none', async () => {
    const [task, other] = [await give(), await give()];
    const mine = (await upload(officer, photo())).body;
    const foreign = (await upload(await test.as('xa.bac'), photo())).body;
    for (const ids of [[mine.id, foreign.id], [mine.id, '00000000-0000-4000-8000-000000000001']]) {
      expect(await report(task, ids)).toMatchObject({ status: 404, body: { code: 'attachment.not-found' } });
    }
    expect((await manager.get<Task>(`/api/tasks/${task.id}`)).body).toMatchObject({ version: 1, state: 'assigned' });
    const at2 = (await report(task, [mine.id, mine.id])).body;
    expect(await report(at2, [mine.id])).toMatchObject({ status: 404 });
    expect(await report(other, [mine.id])).toMatchObject({ status: 404 });
    const race = (await upload(officer, photo())).body;
    const statuses = (await Promise.all([report(at2, [race.id]), report(other, [race.id])])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 404]);
    expect([...(await ofTask(manager, task)), ...(await ofTask(manager, other))].filter(({ id }) => id === race.id)).toHaveLength(1);
  });

  it('stay within the number of one report, and of what may wait', async () => {
    const task = await give();
    const ids = [];
    for (let n = 0; n < 4; n += 1) ids.push((await upload(officer, photo())).body.id);
    expect(await report(task, ids)).toMatchObject({ status: 422, body: { code: 'attachment.too-many', params: { limit: 3 } } });
    expect((await report(task, ids.slice(1))).status).toBe(200);
    await test.transactions.query(
      `insert into attachments (sha256, kind, name, size, uploaded_by_id, uploaded_at) select repeat('a', 64), 'pdf', 'x.pdf', 1, $1, $2 from generate_series(1, 99)`,
      [test.province.users['vtl'], test.clock.now()],
    );
    expect(await upload(officer, photo())).toMatchObject({ status: 409, body: { code: 'attachment.too-many-waiting' } });
    expect((await upload(await test.as('xa.bac'), photo())).status).toBe(201);
    await test.transactions.query(`delete from attachments where name = 'x.pdf'`);
  });

  it('have no place in steps that report nothing', async () => {
    const task = await give();
    const { id } = (await upload(officer, photo())).body;
    for (const [more, path] of [[{ attachmentIds: [id] }, 'attachmentIds'], [{ difficulties: 'Mưa' }, 'difficulties'], [{ proposals: 'Xe' }, 'proposals'], [{ overrideReason: 'Thôi' }, 'overrideReason']] as const) {
      expect(await step(officer, task, { step: 'receive', ...more })).toMatchObject({ status: 422, body: { code: 'request.invalid', fields: [{ path }] } });
    }
    expect((await report(task, [], { overrideReason: 'Thôi' })).status).toBe(422);
  });

  describe('by a camera that knows the place', () => {
    const nearMast: [number, number] = [106.1, 22.1005];
    const inNam: [number, number] = [106.6, 22.1];

    it('tell how far from the task they were taken, and whether outside its unit; nothing is refused for it', async () => {
      const task = await give({ subject: { kind: 'asset', id: test.province.assets['bts-bac'] } });
      const ids = [];
      for (const [location, takenAt] of [[nearMast, '2026:11:23 09:10:00'], [inNam, '2026:11:20 09:10:00'], [null, null]] as const) {
        ids.push((await upload(officer, photo({ location, takenAt }))).body.id);
      }
      expect((await report(task, ids)).status).toBe(200);
      const [near, far, silent] = await ofTask(manager, task);
      expect(near).toMatchObject({ distanceM: 56, isOutsideUnit: false, takenAt: '2026-11-23T02:10:00.000Z' });
      expect(far?.isOutsideUnit).toBe(true);
      expect(far?.distanceM).toBeGreaterThan(51_000);
      expect(far?.location?.[0]).toBeCloseTo(106.6, 4);
      expect(silent).toMatchObject({ distanceM: null, isOutsideUnit: null, takenAt: null, location: null });
    });

    it('are measured against the unit alone where the task is for a whole unit', async () => {
      const task = await give({ leadOrgId: test.province.orgs.vtl, subject: { kind: 'unit', id: test.province.units.bac } });
      const { id } = (await upload(officer, photo({ location: nearMast }))).body;
      await report(task, [id]);
      expect(await ofTask(manager, task)).toMatchObject([{ distanceM: null, isOutsideUnit: false }]);
    });
  });

  describe('that are no such files', () => {
    const before: { names: string[] } = { names: [] };
    beforeAll(async () => {
      await sweep();
      before.names = await stored();
    });
    afterEach(async () => {
      await until(async () => JSON.stringify(await stored()) === JSON.stringify(before.names));
    });

    it.each<[string, Buffer, number, string]>([
      ['HTML under the name of a photo', Buffer.from('<html><script>alert(1)</script>'), 415, 'attachment.runs-in-browser'],
      ['SVG', Buffer.from('<svg onload="alert(1)"/>'), 415, 'attachment.runs-in-browser'],
      ['a program', Buffer.from('4d5a900003000000', 'hex'), 415, 'attachment.kind-refused'],
      ['a bomb', docx({ name: 'word/a.xml', data: Buffer.alloc(3_000_000) }), 415, 'attachment.archive-refused'],
      ['a name that climbs out', xlsx({ name: '../../x' }), 415, 'attachment.archive-refused'],
      ['nothing', Buffer.alloc(0), 422, 'attachment.file-required'],
      ['too much', Buffer.concat([png(), Buffer.alloc(200_000)]), 413, 'request.too-large'],
    ])('%s is refused and leaves nothing behind', async (_, content, status, code) => {
      expect(await upload(officer, content)).toMatchObject({ status, body: { code } });
    });

    it('too much without saying how much is cut off in the middle', async () => {
      let sent = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 50_000;
          if (sent > 20_000_000) controller.close();
          else controller.enqueue(Buffer.concat([png(), Buffer.alloc(50_000)]));
        },
      });
      const answer = await fetch(`${test.url}/api/attachments`, {
        method: 'POST', body, duplex: 'half', headers: { cookie: officer.cookie, 'x-requested-with': 'ioc', 'content-type': 'application/octet-stream', 'x-file-name': 'a.png' },
      } as RequestInit).then(({ status }) => status, () => 'cut');
      expect([413, 'cut']).toContain(answer);
      expect(sent).toBeLessThan(20_000_000);
    });

    it('as a form or as JSON nothing is taken', async () => {
      for (const type of ['application/json', 'multipart/form-data; boundary=x', 'image/jpeg', 'application/octet-stream; charset=utf-8']) {
        expect(await upload(officer, Buffer.from('{}'), 'a.jpg', { 'content-type': type })).toMatchObject({ status: 422, body: { code: 'attachment.file-required' } });
      }
      for (const name of ['..', '', '/']) expect((await upload(officer, photo(), name)).status).toBe(422);
      expect((await upload(officer, photo(), 'a', { 'x-file-name': '%E0%A4' })).status).toBe(422);
    });

    it('a sender who stops in the middle, or goes away, leaves nothing', async () => {
      const { hostname, port } = new URL(test.url);
      const head = (length: number) => `POST /api/attachments HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${officer.cookie}\r\nX-Requested-With: ioc\r\nX-File-Name: a.jpg\r\nContent-Type: application/octet-stream\r\nContent-Length: ${length}\r\n\r\n`;
      const silent = connect(Number(port), hostname);
      let heard = '';
      silent.on('data', (part) => (heard += part.toString()));
      silent.write(head(1_000));
      silent.write(photo().subarray(0, 50));
      await until(() => heard.includes('attachment.too-slow'));
      expect(heard).toMatch(/^HTTP\/1\.1 408 /);
      silent.destroy();

      const gone = connect(Number(port), hostname);
      gone.write(head(100_000));
      gone.write(Buffer.concat([photo(), Buffer.alloc(10_000)]));
      await until(async () => (await stored()).length > before.names.length);
      gone.destroy();
    });
  });

  it('of the same content lie on the disk once, and leave when the last record has left', async () => {
    await sweep();
    const content = photo();
    const [first, second] = [(await upload(officer, content)).body, (await upload(await test.as('xa.bac'), content, 'khác.jpg')).body];
    expect(first.id).not.toBe(second.id);
    expect((await stored()).filter((name) => name === sha256(content))).toHaveLength(1);
    const task = await give();
    await report(task, [first.id]);
    await later(73);
    await sweep();
    expect(await stored()).toContain(sha256(content));
    expect((await officer.get(`/api/attachments/${first.id}/content`)).status).toBe(200);
    expect(await test.transactions.query(`select 1 from attachments where id = $1`, [second.id])).toEqual([]);
  });

  it('that no step took along leave after three days on the clock of the server, not before', async () => {
    const content = photo();
    const waiting = (await upload(officer, content)).body;
    await later(71);
    await sweep();
    expect((await officer.get(`/api/attachments/${waiting.id}/content`)).status).toBe(200);
    await later(2);
    await sweep();
    expect((await officer.get(`/api/attachments/${waiting.id}/content`)).status).toBe(404);
    expect(await stored()).not.toContain(sha256(content));
  });

  it('agree on the disk and in the table after a crash at any moment', async () => {
    const [whole, lost] = [photo(), photo()];
    await upload(officer, whole);
    // Killed after the file was in its place and before the row was there.
    const part = join(folder, 'incoming', 'part');
    await writeFile(part, lost);
    await files().place(part, sha256(lost));
    // Killed while it arrived.
    const arriving = join(folder, 'incoming', 'arriving');
    await writeFile(arriving, 'half');
    const old = new Date(test.clock.now().getTime() - 2 * hourMs);
    await utimes(arriving, old, old);
    // Killed after the row was gone and before the file was.
    await files().mark(sha256(whole));
    await test.transactions.query(`delete from attachments where sha256 = $1`, [sha256(whole)]);
    await sweep();
    expect(await stored()).toEqual(await rows());
  });

  it('sent again after a lost answer are one', async () => {
    const content = photo();
    const key = { 'idempotency-key': 'tai-len-1' };
    const [first, again] = [await upload(officer, content, 'a.jpg', key), await upload(officer, content, 'a.jpg', key)];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect(await upload(officer, photo(), 'a.jpg', key)).toMatchObject({ status: 409, body: { code: 'request.key-reused' } });
    await sweep();
    expect(await stored()).toEqual(await rows());
  });

  it('by the thousand with odd names are stored once each and under no name of theirs', async () => {
    const content = photo();
    const names = ['../../../etc/passwd', '..%2f..%2fx', 'a\u0000b', 'CON', `${'x'.repeat(5_000)}.jpg`, '\u202Egpj.exe', 'Ảnh trạm'.normalize('NFD'), '.htaccess', 'a\r\nSet-Cookie: x=1', '😀'.repeat(200)];
    for (const name of names) {
      const { status, body } = await upload(officer, content, name);
      expect({ name: name.slice(0, 30), status, clean: /^[^\p{C}/\\]{1,150}$/u.test(body.name), form: body.name.normalize('NFC') === body.name }).toEqual({ name: name.slice(0, 30), status: 201, clean: true, form: true });
    }
    expect((await stored()).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  });
});
