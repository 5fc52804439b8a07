import { describe, expect, it } from '@jest/globals';
import { linkState, type LinkFacts } from './link';

const fine: LinkFacts = { isConnected: true, hasNetwork: true, isServing: true, downSince: 0, lastAt: 100_000 };

describe('link state', () => {
  const cases: [string, Partial<LinkFacts>, number, string][] = [
    ['is live while something is heard', {}, 105_000, 'live'],
    ['is stale after fifteen silent seconds', {}, 115_000, 'stale'],
    ['is connecting before the first word', { isConnected: false, downSince: 99_000, lastAt: null }, 100_000, 'connecting'],
    ['is connecting again after a short break', { isConnected: false, downSince: 100_000 }, 103_000, 'connecting'],
    ['is offline within ten seconds', { isConnected: false, downSince: 100_000 }, 104_000, 'offline'],
    ['is down as soon as the server says so, however much is heard', { isServing: false }, 100_001, 'down'],
    ['is offline rather than down without a connection', { isServing: false, isConnected: false }, 105_000, 'offline'],
    ['is offline at once without a network', { hasNetwork: false }, 100_001, 'offline'],
  ];
  it.each(cases)('%s', (_, facts, now, state) => {
    expect(linkState({ ...fine, ...facts }, now).state).toBe(state);
  });
});
