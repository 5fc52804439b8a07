import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { patchLists } from './patchLists';

const list = ['tasks', 'getList', { pagination: { page: 1, perPage: 25 } }];
const one = ['tasks', 'getOne', { id: 'a' }];

function cacheWith(version: number): QueryClient {
  const client = new QueryClient();
  client.setQueryData(list, { data: [{ id: 'a', version, percent: 10 }, { id: 'b', version: 1, percent: 0 }], total: 2 });
  client.setQueryData(one, { id: 'a', version, percent: 10 });
  return client;
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('patchLists', () => {
  it('replaces the row in every open list and page', () => {
    const client = cacheWith(1);
    patchLists(client, 'tasks', [{ id: 'a', version: 2, percent: 60 } as { id: string; version: number }]);
    expect(client.getQueryData(list)).toMatchObject({ data: [{ id: 'a', percent: 60 }, { id: 'b', percent: 0 }], total: 2 });
    expect(client.getQueryData(one)).toMatchObject({ percent: 60 });
  });

  it('does not put an older record over a newer one', () => {
    const client = cacheWith(5);
    patchLists(client, 'tasks', [{ id: 'a', version: 4, percent: 60 } as { id: string; version: number }]);
    expect(client.getQueryData(one)).toMatchObject({ version: 5, percent: 10 });
  });

  it('asks for counts at most once a second', () => {
    const client = cacheWith(1);
    const asked = jest.spyOn(client, 'invalidateQueries');
    for (let version = 2; version < 50; version += 1) patchLists(client, 'tasks', [{ id: 'a', version }]);
    jest.advanceTimersByTime(1_000);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
