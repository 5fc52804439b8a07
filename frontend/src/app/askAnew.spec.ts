import { describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { askForTerms } from './askAnew';

describe('terms that have moved', () => {
  it('are asked for where they are shown or counted, and nowhere else', async () => {
    const client = new QueryClient();
    const byTerm = [['tasks', 'getList', {}], ['tasks', 'getOne', { id: 'a' }], ['sector-figures'], ['task-statistics', { by: 'sector' }]];
    const others = [['tasks', 'updates', 'a'], ['alarms', 'getList', {}], ['users', 'getOne', { id: 'u' }]];
    for (const key of [...byTerm, ...others]) client.setQueryData(key, []);
    await askForTerms(client);
    const asked = (keys: readonly unknown[][]) => keys.map((key) => client.getQueryState(key)?.isInvalidated);
    expect([asked(byTerm), asked(others)]).toEqual([byTerm.map(() => true), others.map(() => false)]);
  });
});
