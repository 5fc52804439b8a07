import { describe, expect, it } from '@jest/globals';
import { extended, flush, join, parse, settled, start } from './mux.fixture.js';
import { frame, queryFrame } from './protocol.js';

describe('Mux, over the life of a connection', () => {
  it.each([
    ['a simple query', queryFrame('LISTEN alarms')],
    ['the extended protocol', extended('LISTEN alarms')],
    ['a prepared statement', extended('LISTEN alarms', 'l')],
  ])('tells a client that listens by %s, and no other', async (_way, listen) => {
    const { mux } = start();
    const [one, two, three] = [join(mux), join(mux), join(mux)];
    one.receive(listen);
    await settled();
    one.messages();
    two.receive(queryFrame('NOTIFY alarms'));
    await settled();
    expect(one.messages()).toBe('A');
    expect(two.messages()).toBe('C ZI');
    expect(three.messages()).toBe('');
  });

  it('tells the notifier itself before it is ready', async () => {
    const { mux } = start();
    const client = join(mux);
    client.receive(queryFrame('LISTEN alarms'));
    client.receive(queryFrame('NOTIFY alarms'));
    await settled();
    expect(client.messages()).toBe('C ZI C A ZI');
  });

  it('forgets a LISTEN that was rolled back', async () => {
    const { mux } = start();
    const [one, two] = [join(mux), join(mux)];
    two.receive(queryFrame('LISTEN alarms'));
    for (const sql of ['BEGIN', 'LISTEN alarms', 'ROLLBACK']) one.receive(queryFrame(sql));
    two.receive(queryFrame('NOTIFY alarms'));
    await settled();
    expect(one.messages()).toBe('C ZT C ZT C ZI');
    expect(two.messages()).toBe('C ZI C A ZI');
  });

  it('goes on listening for the others when one client no longer wants to', async () => {
    const { mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(queryFrame('LISTEN alarms'));
    two.receive(queryFrame('LISTEN alarms'));
    one.receive(queryFrame('UNLISTEN alarms'));
    two.receive(queryFrame('NOTIFY alarms'));
    await settled();
    expect(one.messages()).toBe('C ZI C ZI');
    expect(two.messages()).toBe('C ZI C A ZI');
  });

  it('stops listening when the last listener is gone', async () => {
    const { backend, mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(queryFrame('LISTEN alarms'));
    await settled();
    one.close();
    two.receive(queryFrame('SELECT'));
    await settled();
    expect(backend.batches).toEqual(['Q(LISTEN alarms)', 'Q(UNLISTEN "alarms")', 'Q(SELECT)']);
  });

  it('rolls back and serves the next when a client vanishes in its transaction', async () => {
    const { backend, mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(queryFrame('BEGIN'));
    await settled();
    two.receive(queryFrame('SELECT'));
    one.close();
    await settled();
    expect(backend.batches).toEqual(['Q(BEGIN)', 'Q(ROLLBACK)', 'Q(SELECT)']);
  });

  it('ends the exchange of a client that vanishes before Sync', async () => {
    const { backend, mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(Buffer.concat([parse('', 'SELECT'), flush]));
    await settled();
    one.close();
    two.receive(queryFrame('SELECT'));
    await settled();
    expect(backend.batches).toEqual(['P() H', 'S', 'Q(SELECT)']);
  });

  it('drops the prepared statements of a client that is gone', async () => {
    const { backend, mux } = start();
    const client = join(mux);
    client.receive(extended('SELECT', 'q'));
    await settled();
    client.close();
    await settled();
    expect(backend.batches.at(-1)).toBe('C(c1_q) S');
  });

  it('runs what a client sent before it said goodbye', async () => {
    const { backend, mux } = start();
    const client = join(mux);
    client.receive(Buffer.concat([queryFrame('INSERT'), frame('X')]));
    await settled();
    expect(backend.batches).toEqual(['Q(INSERT)']);
    expect(client.hasEnded()).toBe(true);
  });

  it('ends a transaction that nobody goes on with', async () => {
    const { backend, timers, mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(queryFrame('BEGIN'));
    two.receive(queryFrame('SELECT'));
    await settled();
    timers.forEach((expire) => expire());
    await settled();
    expect(one.messages()).toBe('C ZT E25P03');
    expect(one.hasEnded()).toBe(true);
    expect(backend.batches).toEqual(['Q(BEGIN)', 'Q(ROLLBACK)', 'Q(SELECT)']);
  });

  it('watches no transaction that has ended', async () => {
    const { timers, mux } = start();
    const client = join(mux);
    client.receive(queryFrame('BEGIN'));
    client.receive(queryFrame('COMMIT'));
    await settled();
    expect(timers).toEqual([]);
  });

  it('ends only the client that breaks the protocol', async () => {
    const { failures, mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff]));
    two.receive(queryFrame('SELECT'));
    await settled();
    expect(one.messages()).toBe('E08P01');
    expect(one.hasEnded()).toBe(true);
    expect(two.messages()).toBe('C ZI');
    expect(failures).toEqual([]);
  });

  it('keeps maintenance out of transactions and behind waiting clients, for a minute at most', async () => {
    let now = 0;
    const { backend, mux } = start({ now: () => now });
    const client = join(mux);
    client.receive(queryFrame('BEGIN'));
    await settled();
    const done = mux.whenFree(() => mux.ask('CHECKPOINT'));
    const other = join(mux);
    other.receive(queryFrame('SELECT'));
    client.receive(queryFrame('COMMIT'));
    await done;
    expect(backend.batches).toEqual(['Q(BEGIN)', 'Q(COMMIT)', 'Q(SELECT)', 'Q(CHECKPOINT)']);

    client.receive(queryFrame('BEGIN'));
    await settled();
    const late = mux.whenFree(() => mux.ask('CHECKPOINT'));
    other.receive(queryFrame('SELECT'));
    now += 60_001;
    client.receive(queryFrame('COMMIT'));
    await late;
    await settled();
    expect(backend.batches.slice(4)).toEqual(['Q(BEGIN)', 'Q(COMMIT)', 'Q(CHECKPOINT)', 'Q(SELECT)']);
  });

  it('lets no client in while exclusive work waits for something else', async () => {
    const { backend, mux } = start();
    const client = join(mux);
    let finish: () => void = () => undefined;
    const copying = mux.exclusive(() => new Promise<void>((resolve) => (finish = resolve)));
    client.receive(queryFrame('INSERT'));
    await settled();
    expect(backend.batches).toEqual([]);
    finish();
    await copying;
    await settled();
    expect(backend.batches).toEqual(['Q(INSERT)']);
  });

  it('reports a lost backend once, acknowledges nothing and runs nothing more', async () => {
    const lost = new Error('out of memory');
    const { failures, mux } = start({ execute: () => Promise.reject(lost) });
    const [one, two] = [join(mux), join(mux)];
    one.receive(queryFrame('INSERT'));
    two.receive(queryFrame('INSERT'));
    await settled();
    expect(failures).toEqual([lost]);
    expect(one.messages() + two.messages()).toBe('');
  });

  it('takes a reply that is cut short for a lost backend', async () => {
    const { failures, mux } = start({ execute: () => Promise.resolve(frame('C', 'INSERT 0 1').subarray(0, 8)) });
    const client = join(mux);
    client.receive(queryFrame('INSERT'));
    await settled();
    expect(failures).toHaveLength(1);
    expect(client.messages()).toBe('');
  });

  it('rolls back what is open when it shuts down, and lets idle clients go in peace', async () => {
    const { backend, mux } = start();
    const [busy, idle] = [join(mux), join(mux)];
    busy.receive(queryFrame('BEGIN'));
    await settled();
    await mux.shutdown();
    expect(busy.messages()).toBe('C ZT E57P01');
    expect(idle.messages()).toBe('');
    expect([busy.hasEnded(), idle.hasEnded()]).toEqual([true, true]);
    expect(backend.batches.at(-1)).toBe('Q(ROLLBACK)');
    expect(join(mux, false).messages()).toBe('E57P03');
  });
});
