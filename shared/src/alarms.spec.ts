import { describe, expect, it } from '@jest/globals';
import { type alarmSeverities, alarmSeverityNames, alarmStates, alarmTransitions, byUrgency } from './alarms.js';

describe('the order in which an operator should look', () => {
  it('puts what nobody has acknowledged first, then the worst, then the newest', () => {
    const alarm = (state: 'raised' | 'acknowledged', severity: (typeof alarmSeverities)[number], minute: number) => ({ state, severity, raisedAt: `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z` });
    const expected = [alarm('raised', 'critical', 1), alarm('raised', 'major', 9), alarm('raised', 'major', 3), alarm('raised', 'warning', 30), alarm('acknowledged', 'critical', 5), alarm('acknowledged', 'minor', 8)];
    expect([...expected].reverse().sort(byUrgency)).toEqual(expected);
    expect(byUrgency(expected[0] ?? alarm('raised', 'minor', 0), expected[0] ?? alarm('raised', 'minor', 0))).toBe(0);
  });
});

describe('the names of the severities', () => {
  it('never repeat the word for the alarm itself', () => {
    for (const { vi, en } of Object.values(alarmSeverityNames)) expect(`${vi} ${en}`).not.toMatch(/cảnh báo|alarm/i);
  });
});

describe('the states of an alarm', () => {
  it('lead only to known states, and out of “closed” to none', () => {
    for (const state of alarmStates) for (const to of alarmTransitions[state]) expect(alarmStates).toContain(to);
    expect(alarmTransitions.closed).toEqual([]);
  });
});
