import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissions } from '@ioc/shared/access';
import { eventAudience } from '@ioc/shared/events';
import { problemMessages, problemSentence } from '@ioc/shared/problem-messages';
import { problemStatus, type ProblemCode } from '@ioc/shared/problems';
import { searchKey } from '@ioc/shared/words';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DataSource } from 'typeorm';
import { features } from '../feature-table.mjs';
import { startTestApp, type TestApp } from './testing/test-app.js';

/** What may take longer than a request: by the size of a file or of an answer, never by waiting. `docs/operate/settings.md` names them. */
const longRoutes = [
  'GET /api/assets/export', 'GET /api/assets/export/parts', 'GET /api/tasks/report', 'GET /api/units/export', 'POST /api/attachments', 'POST /api/imports/:id/apply', 'POST /api/imports/:target',
  'POST /api/task-change-sets', 'POST /api/task-change-sets/preview', 'POST /api/tasks/report',
];

/** What anybody may call without signing in. Adding a line here is a decision. */
const publicRoutes = ['GET /healthz', 'GET /metrics', 'GET /readyz', 'POST /api/session'];

const codes = Object.keys(problemStatus) as ProblemCode[];
const params = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the features', () => {
  it('are the folders of the table', () => {
    expect(readdirSync(new URL('./features', import.meta.url)).sort()).toEqual(Object.keys(features).sort());
  });

  it('use only features above them', () => {
    const names = Object.keys(features);
    for (const [name, uses] of Object.entries(features)) {
      for (const used of uses) expect(names.indexOf(used)).toBeLessThan(names.indexOf(name));
    }
  });
});

describe('the contract', () => {
  it('gives every event an audience: the holders of a permission, or the person it is for', () => {
    for (const audience of Object.values(eventAudience)) expect([...permissions, 'addressee']).toContain(audience);
  });

  it.each(codes)('gives %s a status and a sentence in both languages with the same parameters', (code) => {
    expect(problemStatus[code]).toBeGreaterThanOrEqual(400);
    expect(problemStatus[code]).toBeLessThan(600);
    const { vi, en } = problemMessages[code];
    expect(vi.length).toBeGreaterThan(10);
    expect(en).not.toBe(vi);
    expect(params(vi)).toEqual(params(en));
  });

  it('has no sentence without a code', () => {
    expect(Object.keys(problemMessages).sort()).toEqual([...codes].sort());
  });

  it('fills parameters in with words of the same language', () => {
    expect(problemSentence('alarm.step-refused', { state: 'closed' }, 'vi')).toContain('“Đã đóng”');
    expect(problemSentence('alarm.step-refused', { state: 'closed' }, 'en')).toContain('“Closed”');
    expect(problemSentence('asset.code-taken', {}, 'en')).toContain('{code}');
  });
});

describe('the application', () => {
  let test: TestApp;
  let routes: { name: string; access: unknown; takesLong: boolean }[];
  beforeAll(async () => {
    test = await startTestApp();
    const { routeAccessKey, takesLongKey } = await import('./platform/http/allow.js');
    const modules = [...(test.app as unknown as { container: { getModules(): Map<string, { controllers: Map<unknown, { metatype: (abstract new () => object) | null }> }> } }).container.getModules().values()];
    routes = modules.flatMap(({ controllers }) => [...controllers.values()]).flatMap(({ metatype }) => {
      if (!metatype) return [];
      const handlers = Object.getOwnPropertyDescriptors(metatype.prototype);
      const base = String(Reflect.getMetadata(PATH_METADATA, metatype) ?? '');
      return Object.values(handlers).flatMap(({ value: handler }: PropertyDescriptor) => {
        if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
        const path = `/${[base, String(Reflect.getMetadata(PATH_METADATA, handler))].map((part) => part.replace(/^\/|\/$/g, '')).filter(Boolean).join('/')}`;
        return [{ name: `${method} ${path}`, access: Reflect.getMetadata(routeAccessKey, handler) as unknown, takesLong: Reflect.hasMetadata(takesLongKey, handler) }];
      });
    });
  });
  afterAll(() => test.close());

  it('says of every route who may call it', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
    for (const { access } of routes) {
      if (typeof access === 'object') expect(permissions).toContain((access as { permission: string }).permission);
    }
  });

  it('opens exactly the known routes to everybody', () => {
    expect(routes.filter(({ access }) => access === 'public').map(({ name }) => name).sort()).toEqual(publicRoutes);
  });

  it('answers all but the known routes within the time of a request', () => {
    expect(routes.filter(({ takesLong }) => takesLong).map(({ name }) => name).sort()).toEqual(longRoutes);
  });

  it('describes every route for tools', async () => {
    const { body } = await test.anonymous.get<{ openapi: string; paths: Record<string, Record<string, unknown>> }>('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const described = Object.entries(body.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
    expect(described.sort()).toEqual(routes.map(({ name }) => name).sort());
  });

  it('folds Vietnamese names in SQL as it does in code, in both Unicode forms', async () => {
    const names = [
      'Xã Hoà An', 'Xã Hòa An', 'Phường Nùng Trí Cao', 'ĐƯỜNG BẮC', 'Thị trấn Đông Khê', 'Cô Tô', 'Ưng Cương', 'Yên Thổ', 'Huỳnh Thúc Kháng', 'Sở Khoa học và Công nghệ',
      'Bưu điện – Văn hóa xã', 'Lũng  Nặm\tHạ Quảng', 'Quỹ Ẩm Ỷ Ỡ Ặ', 'Nguyễn Huệ', 'đặc khu Lý Sơn', 'BTS-01/A.2', 'Kraków Ñandú',
    ];
    for (const name of names) {
      for (const form of ['NFC', 'NFD'] as const) {
        const text = name.normalize(form);
        const [row] = await test.transactions.query<{ key: string }>(`select search_key($1) as key`, [text]);
        expect(row?.key).toBe(searchKey(text));
        expect(row?.key).toBe(searchKey(name));
      }
    }
  });

  it('leaves the same schema after going down and up again', async () => {
    const source = test.app.get(DataSource);
    const schema = () =>
      source.query<{ line: string }[]>(
        `select table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') || coalesce(generation_expression, '') as line
           from information_schema.columns where table_schema = 'public'
         union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
         union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
         union all select 'function ' || proname || ' ' || prosrc from pg_proc where pronamespace = 'public'::regnamespace and proname in ('search_key', 'iso', 'table_changed')
         union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
         order by 1`,
      );
    const before = await schema();
    for (let undone = await appliedCount(source); undone > 0; undone -= 1) await source.undoLastMigration({ transaction: 'each' });
    const tables = await source.query<{ tablename: string }[]>(`select tablename from pg_tables where schemaname = 'public' and tablename not in ('spatial_ref_sys', 'migrations')`);
    expect(tables).toEqual([]);
    await source.runMigrations({ transaction: 'each' });
    expect(await schema()).toEqual(before);
  });
});

async function appliedCount(source: DataSource): Promise<number> {
  const [row] = await source.query<{ count: number }[]>(`select count(*)::int as count from migrations`);
  return row?.count ?? 0;
}
