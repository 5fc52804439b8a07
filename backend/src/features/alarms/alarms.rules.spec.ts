import { describe, expect, it } from '@jest/globals';
import { demandOf, inRounds } from './alarms.rules.js';

describe('what a state asks of the alarms', () => {
  it.each([
    ['bts', 'offline', { type: 'connection-lost', severity: 'major' }],
    ['bts', 'degraded', { type: 'degraded', severity: 'minor' }],
    ['radio', 'offline', { type: 'connection-lost', severity: 'major' }],
    ['post', 'offline', { type: 'connection-lost', severity: 'minor' }],
    ['bts', 'online', null],
    ['bts', 'unknown', null],
    ['bts', 'maintenance', null],
  ] as const)('of a %s that is %s is %j', (kind, state, raise) => {
    expect(demandOf(kind, state)).toEqual({ raise });
  });
});

describe('a batch of changes', () => {
  it('is cut into rounds without an asset twice, each in its order', () => {
    const changes = ['a1', 'b1', 'a2', 'c1', 'a3', 'b2'].map((text) => ({ id: text.charAt(0), text }));
    expect(inRounds(changes).map((round) => round.map(({ text }) => text))).toEqual([['a1', 'b1', 'c1'], ['a2', 'b2'], ['a3']]);
  });

  it('may be empty', () => {
    expect(inRounds([])).toEqual([]);
  });
});
