import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProduct } from './bench/product.js';
import { explainStart, StartRefused } from './start-failure.js';

const where = { HOST: '127.0.0.1', PORT: 3000, IOC_DATA_DIR: '/srv/ioc', DATABASE_URL: undefined };
const onServer = { ...where, DATABASE_URL: 'postgres://ioc:mat-khau@may-chu:5432/ioc' };
const plenty = () => 1e12;
const failure = (code: string, more: object = {}): Error => Object.assign(new Error(`${code}: as the system says it`), { code, ...more });
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

describe('what a person reads when the portal cannot start', () => {
  it.each([
    ['the port is taken', failure('EADDRINUSE', { syscall: 'listen' }), where, 'Cổng 3000 đang được sử dụng', 'Port 3000 is in use'],
    ['the port is for the administrator', failure('EACCES', { syscall: 'listen' }), where, 'Không được phép mở cổng 3000', 'Port 3000 may not be opened'],
    ['the address is of another machine', failure('EADDRNOTAVAIL', { syscall: 'listen' }), where, 'không có địa chỉ 127.0.0.1', 'has no address 127.0.0.1'],
    ['the data folder may not be written', failure('EACCES', { path: '/srv/ioc/database' }), where, 'Không ghi được vào thư mục dữ liệu /srv/ioc', 'The data folder /srv/ioc cannot be written'],
    ['the file system is read only', failure('EROFS', { path: '/srv/ioc/database' }), where, 'Không ghi được', 'cannot be written'],
    ['the data folder is a file', failure('ENOTDIR', { path: '/srv/ioc/database' }), where, '/srv/ioc không phải là thư mục', '/srv/ioc is not a folder'],
    ['another process has the data', Object.assign(named('EmbeddedInUse', 'The data directory is in use by process 7.'), { pid: 7 }), where, 'đang được tiến trình 7 sử dụng', 'in use by process 7'],
    ['the disk is full', failure('ENOSPC'), where, 'đã đầy', 'is full'],
    ['the server is away', failure('ECONNREFUSED'), onServer, 'Không kết nối được cơ sở dữ liệu may-chu:5432/ioc', 'cannot be reached'],
    ['the server refuses the password', failure('28P01'), onServer, 'từ chối kết nối', 'refuses the connection'],
  ])('%s: what is wrong and what to do, in both languages', (_, error, settings, vi, en) => {
    const [first, second, ...rest] = explainStart(error, settings, plenty).split('\n');
    expect(first).toContain(vi);
    expect(second).toContain(en);
    expect(rest).toEqual([]);
  });

  it('never tells the password of the database', () => {
    for (const code of ['ECONNREFUSED', '28P01', '3D000']) expect(explainStart(failure(code), onServer, plenty)).not.toContain('mat-khau');
  });

  it('says that the disk is full when the engine died of it, and the engine\'s own words when it did not', () => {
    const died = named('EmbeddedDied', 'The embedded database failed: Aborted()');
    expect(explainStart(died, where, () => 1_000_000)).toContain('is full');
    expect(explainStart(died, where, plenty)).toBe('The embedded database failed: Aborted()');
  });

  it('keeps the stack of what nobody foresaw, also of a file that is not of the data', () => {
    for (const error of [new TypeError('x is not a function'), failure('EACCES', { path: '/usr/lib/ioc/main.js' })]) {
      expect(explainStart(error, where, plenty)).toBe(error.stack);
    }
    expect(explainStart(new StartRefused('Run "db migrate" first.'), where, plenty)).toBe('Run "db migrate" first.');
  });
});

describe('the built portal, started where it cannot', () => {
  let folder: string;
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'ioc-start-')); });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const saidBy = (env: Record<string, string>): Promise<string> =>
    startProduct({ IOC_SIMULATE: 'false', ...env }).then(
      async (product) => { await product.stop(); return 'it started'; },
      (error: unknown) => String(error),
    );

  it('names the taken port and writes nothing', async () => {
    const other = createServer();
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    const { port } = other.address() as AddressInfo;
    const data = join(folder, 'untouched');
    const said = await saidBy({ PORT: String(port), IOC_DATA_DIR: data });
    other.close();
    expect(said).toContain(`Cổng ${port} đang được sử dụng`);
    expect(said).not.toMatch(/\n\s+at /);
    await expect(rm(data, { recursive: true })).rejects.toThrow('ENOENT');
  });

  it('names a data folder that is none', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const said = await saidBy({ IOC_DATA_DIR: file });
    expect(said).toContain(`${file} is not a folder`);
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('lists wrong settings without a stack', async () => {
    const said = await saidBy({ PORT: 'abc', IOC_FOO: '1' });
    expect(said).toContain('IOC_FOO: there is no such setting');
    expect(said).not.toMatch(/\n\s+at /);
  });
});
