import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { dataProvider } from './dataProvider';

const sent: { method: string; url: string; body: unknown; headers: Record<string, string> }[] = [];
const originalFetch = globalThis.fetch;

function serverSays(answer: unknown): void {
  globalThis.fetch = jest.fn(async (url: string, init: RequestInit) => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    sent.push({ method: init.method ?? '', url, body, headers: init.headers as Record<string, string> });
    return { ok: true, status: 200, text: async () => JSON.stringify(answer) };
  }) as unknown as typeof fetch;
}

beforeEach(() => {
  sent.length = 0;
});
afterEach(() => {
  globalThis.fetch = originalFetch;
});

const firstPage = { pagination: { page: 2, perPage: 25 }, sort: { field: 'dueAt', order: 'ASC' } } as const;

describe('data provider', () => {
  it('asks for lists in the flat convention', async () => {
    serverSays({ data: [], total: 0 });
    await dataProvider.getList('tasks', { ...firstPage, filter: { state: ['assigned', 'received'], q: 'bảo lạc' } });
    expect(decodeURIComponent(sent[0]?.url ?? '')).toBe(
      '/api/tasks?page=2&perPage=25&sort=dueAt&order=ASC&state=assigned,received&q=bảo+lạc',
    );
  });

  it('asks for several records at once', async () => {
    serverSays({ data: [{ id: 'a' }, { id: 'b' }], total: 2 });
    await dataProvider.getMany('organisations', { ids: ['a', 'b'] });
    expect(decodeURIComponent(sent[0]?.url ?? '')).toBe('/api/organisations?ids=a,b&perPage=2');
  });

  it('sends only what changed, with the version it is based on', async () => {
    serverSays({ id: 'a' });
    const scope = { everywhere: false, unitIds: ['u'] };
    const previousData = { id: 'a', fullName: 'An', phone: null, scope, version: 4 };
    await dataProvider.update('users', { id: 'a', previousData, data: { ...previousData, fullName: 'Ánh', scope: { ...scope } } });
    expect(sent[0]).toMatchObject({ method: 'PATCH', body: { fullName: 'Ánh' }, headers: { 'if-match': '"4"' } });
  });

  it('sends nothing when nothing changed', async () => {
    const previousData = { id: 'a', fullName: 'An', version: 4 };
    await expect(dataProvider.update('users', { id: 'a', previousData, data: { ...previousData } })).resolves.toEqual({ data: previousData });
    expect(sent).toHaveLength(0);
  });

  it('knows sectors by their code', async () => {
    serverSays({ data: [{ code: 'HTS', nameVi: 'Hạ tầng số' }], total: 1 });
    await expect(dataProvider.getOne('sectors', { id: 'HTS' })).resolves.toMatchObject({ data: { id: 'HTS', nameVi: 'Hạ tầng số' } });
    await expect(dataProvider.getOne('sectors', { id: 'XYZ' })).rejects.toMatchObject({ status: 404 });
  });

  it('never deletes', async () => {
    await expect(dataProvider.delete('tasks', { id: 'a' })).rejects.toThrow();
  });
});
