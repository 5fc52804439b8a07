import { describe, expect, it } from '@jest/globals';
import { buildPoint, buildSource } from './builders';
import type { SourceChange } from './pointSource';

describe('PointSource', () => {
  it('gives back the place it was given', () => {
    const source = buildSource('bts', [buildPoint({ location: [106.2576, 22.6663] })]);
    const [lng, lat] = source.locationOf(0);
    expect(lng).toBeCloseTo(106.2576, 9);
    expect(lat).toBeCloseTo(22.6663, 9);
  });

  it('tells its listeners once for a whole batch of states, and not at all when nothing changes', () => {
    const source = buildSource('bts', [buildPoint({ id: 'a' }), buildPoint({ id: 'b' })]);
    const changes: SourceChange[] = [];
    source.onChange((change) => changes.push(change));
    source.setStates([['a', 'offline'], ['b', 'degraded'], ['not-loaded-yet', 'offline']]);
    source.setState('a', 'offline');
    expect(changes).toEqual(['look']);
    expect([source.stateOf(0), source.stateOf(1)]).toEqual(['offline', 'degraded']);
  });

  it('keeps the index of a point while others come and go', () => {
    const source = buildSource('bts', [buildPoint({ id: 'a' }), buildPoint({ id: 'b' }), buildPoint({ id: 'c' })]);
    source.remove('b');
    expect(source.indexOf('c')).toBe(2);
    expect(source.hidden[1]).toBe(1);
    source.put(buildPoint({ id: 'd', state: 'offline' }));
    expect(source.idAt(1)).toBe('d');
    expect(source.hidden[1]).toBe(0);
    expect(source.size).toBe(3);
  });

  it('grows past what it was loaded with and keeps what it had', () => {
    const source = buildSource('bts', [buildPoint({ id: 'a', state: 'maintenance', badges: 3 })]);
    for (let at = 0; at < 200; at++) source.put(buildPoint({ id: `new-${at}` }));
    expect(source.size).toBe(201);
    expect(source.stateOf(0)).toBe('maintenance');
    expect(source.badges[0]).toBe(3);
  });

  it('applies the filter to points that arrive after it was set', () => {
    const source = buildSource('bts', [buildPoint({ id: 'viettel-1' }), buildPoint({ id: 'vnpt-1' })]);
    source.show((pointId) => pointId.startsWith('viettel'));
    source.put(buildPoint({ id: 'vnpt-2' }));
    source.put(buildPoint({ id: 'viettel-2' }));
    expect([...source.hidden.slice(0, 4)]).toEqual([0, 1, 1, 0]);
  });

  it('treats every loaded point as unbadged unless told', () => {
    const source = buildSource('bts', [buildPoint({ id: 'a' })]);
    source.setBadges([['a', 2]]);
    expect(source.badges[0]).toBe(2);
    source.load([buildPoint({ id: 'a' })]);
    expect(source.badges[0]).toBe(0);
  });
});
