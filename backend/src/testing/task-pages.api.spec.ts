import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { ListedTask, Task } from '@ioc/shared/tasks';
import { system } from '#platform/database';
import { assignWith, ifMatch } from './builders.js';
import { startTestApp, type Person, type TestApp, type TestNode } from './test-app.js';

/** Totals are remembered between two changes of the table: a remembered one must never outlive a change. */
describe('a page of tasks', () => {
  let test: TestApp;
  let other: TestNode;
  let operator: Person;
  let officer: Person;
  const path = '/api/tasks?perPage=1&state=assigned,in_progress';
  const listed = async (person: Person, where = path) => (await person.get<Page<Task>>(where)).body.total;
  /** What both nodes say to the giver, once asked for the first time and once remembered. */
  const everywhere = async () => [await listed(operator), await listed(other.person(operator.cookie)), await listed(operator)];

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    other = await test.another();
    [operator, officer] = await Promise.all([test.as('operator'), test.as('vtl')]);
  });
  beforeEach(() => test.clock.advance(1_000));
  afterAll(() => test.close());

  it('has a total that is exact on every node after each change, whoever made it', async () => {
    const before = await listed(operator);
    const { body: task } = await assignWith(test, operator);
    expect(await everywhere()).toEqual([before + 1, before + 1, before + 1]);
    await officer.send('POST', `/api/tasks/${task.id}/steps`, { step: 'start' }, ifMatch(task.version));
    expect(await everywhere()).toEqual([before + 1, before + 1, before + 1]);
    expect(await listed(operator, '/api/tasks?perPage=1&state=in_progress')).toBe(1);
    await test.transactions.query(`update tasks set state = 'cancelled' where id = $1`, [task.id]);
    expect(await everywhere()).toEqual([before, before, before]);
    await test.transactions.query(`update tasks set state = 'assigned' where id = $1`, [task.id]);
    expect(await everywhere()).toEqual([before + 1, before + 1, before + 1]);
    await test.transactions.query(`delete from tasks where id = $1`, [task.id]);
    expect(await everywhere()).toEqual([before, before, before]);
  });

  it('has a total that does not change with a change that was taken back', async () => {
    const { body: task } = await assignWith(test, operator);
    const before = await listed(operator);
    const undone = test.transactions.run(system, async (tx) => {
      await tx.query(`update tasks set state = 'cancelled' where id = $1`, [task.id]);
      await tx.query(`set constraints all immediate`);
      throw new Error('taken back');
    });
    await expect(undone).rejects.toThrow('taken back');
    expect(await everywhere()).toEqual([before, before, before]);
  });

  it('has a total of one scope and one filter', async () => {
    await assignWith(test, operator);
    const commune = await test.as('xa.bac');
    const totals = await Promise.all([listed(operator), listed(commune), listed(operator, `${path}&q=khong-co-viec-nay`)]);
    expect(await Promise.all([listed(operator), listed(commune), listed(operator, `${path}&q=khong-co-viec-nay`)])).toEqual(totals);
    expect(totals[0]).toBeGreaterThan(totals[1] ?? 0);
    expect(totals[2]).toBe(0);
  });

  it('has its total also beyond the last page', async () => {
    const total = await listed(operator);
    expect(await listed(operator, `${path}&page=900`)).toBe(total);
  });

  it('has a total that is right for everybody while many change tasks at once', async () => {
    const before = await listed(operator);
    const answers = await Promise.all(Array.from({ length: 12 }, async () => [await assignWith(test, operator), await listed(operator)]));
    expect(answers).toHaveLength(12);
    expect(await everywhere()).toEqual([before + 12, before + 12, before + 12]);
  });

  it('is remembered as long as nothing in it changes, and forgotten with the first change of a task or a name', async () => {
    const { body: task } = await assignWith(test, operator);
    const where = `/api/tasks?ids=${task.id}`;
    const shown = async (person: Person) => (await person.get<Page<ListedTask>>(where)).body.data[0];
    /** What both nodes answer, each asked twice: the second time from memory. */
    const all = async () => {
      const there = other.person(operator.cookie);
      return [await shown(operator), await shown(operator), await shown(there), await shown(there)];
    };
    await all();
    const change = (sql: string, ...values: unknown[]) => test.transactions.query(sql, [...values]);
    await change(`update organisations set short_name = 'Tên mới của đơn vị' where id = $1`, task.leadOrgId);
    for (const row of await all()) expect(row).toMatchObject({ leadOrgName: 'Tên mới của đơn vị', title: task.title });
    await change(`update users set full_name = 'Họ tên mới' where username = 'vtl'`);
    await change(`update tasks set focal_user_id = (select id from users where username = 'vtl') where id = $1`, task.id);
    await all();
    await change(`update users set full_name = 'Họ tên mới hơn' where username = 'vtl'`);
    for (const row of await all()) expect(row).toMatchObject({ focalName: 'Họ tên mới hơn' });
    // Told to nobody, such a change is not seen: this is what makes the answers above remembered ones.
    await change(`alter table tasks disable trigger tasks_changed`);
    await change(`update tasks set title = 'Đổi mà không báo' where id = $1`, task.id);
    for (const row of await all()) expect(row).toMatchObject({ title: task.title });
    await change(`alter table tasks enable trigger tasks_changed`);
    await change(`update tasks set title = 'Đổi và báo' where id = $1`, task.id);
    for (const row of await all()) expect(row).toMatchObject({ title: 'Đổi và báo' });
  });

  it('is remembered for one scope: what another person may not see is not in theirs', async () => {
    const { body: task } = await assignWith(test, operator);
    const where = `/api/tasks?ids=${task.id}`;
    const totals = async () => Promise.all([operator, officer, await test.as('xa.bac')].map(async (person) => (await person.get<Page<ListedTask>>(where)).body.data.length));
    expect([await totals(), await totals()]).toEqual([[1, 1, 0], [1, 1, 0]]);
  });

  it('shows of each task what lists need, to the letter as the task says it itself', async () => {
    const title = 'Kiểm tra "trạm" \\ <img src=x onerror=alert(1)> \u2028 ở Đông Khê';
    test.clock.advance(7);
    const { body: plain } = await assignWith(test, operator, { title, content: 'Dòng một\nDòng hai\t"hết"' });
    const id = test.province.assets['bts-bac'];
    const { body: placed } = await assignWith(test, operator, { subject: { kind: 'asset', id } });
    const answer = await operator.get<Page<Task>>(`/api/tasks?ids=${plain.id},${placed.id}&sort=code&order=ASC`);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const listed = Object.keys(answer.body.data[0] ?? {}) as (keyof Task)[];
    const asListed = (task: Task) => Object.fromEntries(listed.map((name) => [name, task[name]]));
    expect(answer.body).toEqual({ data: [asListed(plain), asListed(placed)], total: 2 });
    expect(listed).toEqual(expect.arrayContaining(['title', 'state', 'dueAt', 'openExtension', 'unitName', 'returnUntil', 'version']));
    for (const name of ['content', 'requiredResult', 'docNumber', 'subject'] as const) expect(listed).not.toContain(name);
    expect(plain).toMatchObject({ title, subject: null, location: null, completedAt: null, assignedAt: test.clock.now().toISOString() });
    expect(placed).toMatchObject({ subject: { kind: 'asset', id }, location: [expect.any(Number), expect.any(Number)] });
    expect((await operator.get(`/api/tasks/${placed.id}`)).body).toEqual(placed);
  });
});
