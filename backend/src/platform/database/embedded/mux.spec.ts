import { describe, expect, it } from '@jest/globals';
import { bind, extended, flush, join, parse, requestFrame, run, settled, start } from './mux.fixture.js';
import { frame, queryFrame, startupCode, startupFrame, syncFrame } from './protocol.js';

describe('Mux', () => {
  it('answers every start by the same greeting, without asking the backend', () => {
    const { backend, mux } = start();
    const client = join(mux, false);
    client.receive(startupFrame({ user: 'anyone', database: 'any' }));
    expect(client.bytes().toString()).toBe('hello');
    expect(backend.batches).toEqual([]);
  });

  it('refuses encryption and goes on in the clear', () => {
    const client = join(start().mux, false);
    client.receive(requestFrame(startupCode.ssl));
    expect(client.bytes().toString()).toBe('N');
    client.receive(startupFrame({ user: 'anyone' }));
    expect(client.bytes().toString()).toBe('Nhello');
  });

  it('ends a connection that only wants to cancel, and leaves the others alone', async () => {
    const { backend, mux } = start();
    const client = join(mux);
    const canceller = join(mux, false);
    canceller.receive(requestFrame(startupCode.cancel));
    client.receive(queryFrame('SELECT'));
    await settled();
    expect(canceller.hasEnded()).toBe(true);
    expect(canceller.bytes()).toHaveLength(0);
    expect(backend.batches).toEqual(['Q(SELECT)']);
  });

  it('runs what one client sends up to Sync without a frame of another in between', async () => {
    const { backend, mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(parse('', 'SELECT'));
    two.receive(queryFrame('SELECT'));
    one.receive(Buffer.concat([bind(''), run]));
    two.receive(queryFrame('SELECT'));
    one.receive(syncFrame);
    await settled();
    expect(backend.batches).toEqual(['Q(SELECT)', 'Q(SELECT)', 'P() B() E S']);
    expect(one.messages()).toBe('1 2 C ZI');
    expect(two.messages()).toBe('C ZI C ZI');
  });

  it('reads frames however their bytes are split', async () => {
    const { backend, mux } = start();
    const client = join(mux, false);
    const bytes = Buffer.concat([startupFrame({ user: 'x' }), extended('SELECT', 'q'), queryFrame('SELECT')]);
    for (const byte of bytes) client.receive(Buffer.from([byte]));
    await settled();
    expect(backend.batches).toEqual(['P(c1_q) B(c1_q) E S', 'Q(SELECT)']);
  });

  it('keeps one transaction apart from another', async () => {
    const { backend, mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(queryFrame('BEGIN one'));
    two.receive(queryFrame('BEGIN two'));
    await settled();
    expect(two.messages()).toBe('');
    expect(mux.stats()).toMatchObject({ queue: 1, transactionOpen: true });
    one.receive(queryFrame('INSERT one'));
    one.receive(queryFrame('COMMIT one'));
    await settled();
    expect(backend.batches).toEqual(['Q(BEGIN one)', 'Q(INSERT one)', 'Q(COMMIT one)', 'Q(BEGIN two)']);
    expect(two.messages()).toBe('C ZT');
  });

  it('keeps prepared statements of the same name apart', async () => {
    const { backend, mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(extended('SELECT', 'q1'));
    two.receive(extended('SELECT', 'q1'));
    await settled();
    expect(backend.batches).toEqual(['P(c1_q1) B(c1_q1) E S', 'P(c2_q1) B(c2_q1) E S']);
  });

  it('keeps long statement names within what the backend distinguishes', async () => {
    const { backend, mux } = start();
    const client = join(mux);
    const [one, two] = [`${'x'.repeat(62)}a`, `${'x'.repeat(62)}b`];
    client.receive(Buffer.concat([parse(one, 'SELECT'), parse(two, 'SELECT'), syncFrame]));
    await settled();
    const names = /P\((\w+)\) P\((\w+)\)/.exec(backend.batches[0] ?? '')?.slice(1) ?? [];
    expect(new Set(names).size).toBe(2);
    expect(names.every((name) => name.length <= 63)).toBe(true);
  });

  it('sends the unnamed statement again when it is used in a later exchange', async () => {
    const { backend, mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(Buffer.concat([parse('', 'LISTEN mine'), syncFrame]));
    two.receive(extended('SELECT'));
    one.receive(Buffer.concat([bind(''), run, syncFrame]));
    await settled();
    expect(backend.batches.at(-1)).toBe('P() B() E S');
    expect(one.messages()).toBe('1 ZI 2 C ZI');
  });

  it('says once that it is ready after an error, and the next answer is the right one', async () => {
    const { mux } = start();
    const client = join(mux);
    client.receive(extended('FAIL'));
    client.receive(extended('SELECT'));
    await settled();
    expect(client.messages()).toBe('1 2 E22012 ZI 1 2 C ZI');
  });

  it('holds the backend from Flush to Sync, saying ready only then', async () => {
    const { backend, mux } = start();
    const [one, two] = [join(mux), join(mux)];
    one.receive(Buffer.concat([parse('', 'SELECT'), bind(''), flush]));
    two.receive(queryFrame('SELECT'));
    await settled();
    expect(one.messages()).toBe('1 2');
    one.receive(Buffer.concat([run, flush]));
    await settled();
    expect(one.messages()).toBe('C');
    expect(two.messages()).toBe('');
    one.receive(syncFrame);
    await settled();
    expect(one.messages()).toBe('ZI');
    expect(backend.batches).toEqual(['P() B() H', 'E H', 'S', 'Q(SELECT)']);
  });

  it.each([
    ['COPY sites FROM STDIN', true],
    ['/* load */ copy sites (id) from stdin with csv', true],
    ["SELECT 'copy sites from stdin'", false],
    ['COPY sites TO STDOUT', false],
  ])('lets %j pass: refused %j', async (sql, refused) => {
    const { backend, mux } = start();
    const client = join(mux);
    client.receive(Buffer.concat([queryFrame(sql), frame('d', 'row'), frame('c')]));
    await settled();
    expect(backend.batches).toHaveLength(1);
    expect(backend.batches[0]?.includes("ERRCODE = '0A000'")).toBe(refused);
  });
});
