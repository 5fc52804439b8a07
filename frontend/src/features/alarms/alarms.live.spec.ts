import { describe, expect, it } from '@jest/globals';
import { alarmsFrom, applyToAlarms, mostUrgent, newlyRaised, runsShort, worstByAsset } from './alarms.live';
import { alarmEvent, buildAlarm } from './alarms.testing';

const board = alarmsFrom({ seq: 20, total: 2, unacknowledged: 1, alarms: [
  buildAlarm({ id: 'a1' }), buildAlarm({ id: 'a2', assetId: 'asset-2', state: 'acknowledged', acknowledgedAt: '2026-01-05T01:05:00Z' }),
] });

const figures = ({ seq, total, unacknowledged, alarms }: typeof board) => ({ seq, total, unacknowledged, ids: [...alarms.keys()] });

describe('live alarms', () => {
  it('makes the new board out of the old one and the events between them', () => {
    const after = applyToAlarms(board, [
      alarmEvent(21, 'alarm.raised', buildAlarm({ id: 'a3' })),
      alarmEvent(22, 'alarm.acknowledged', buildAlarm({ id: 'a1', state: 'acknowledged' })),
      alarmEvent(23, 'alarm.cleared', buildAlarm({ id: 'a2', state: 'cleared' })),
    ]);
    expect(figures(after)).toEqual({ seq: 23, total: 2, unacknowledged: 1, ids: ['a1', 'a3'] });
  });

  it('counts an alarm that comes back once, however the events are cut', () => {
    const events = [
      alarmEvent(21, 'alarm.cleared', buildAlarm({ id: 'a1', state: 'cleared' })),
      alarmEvent(22, 'alarm.recurred', buildAlarm({ id: 'a1', state: 'raised', count: 2 })),
    ];
    const together = applyToAlarms(board, events);
    expect(figures(together)).toEqual({ seq: 22, total: 2, unacknowledged: 1, ids: ['a2', 'a1'] });
    expect(events.reduce((state, event) => applyToAlarms(state, [event]), board)).toEqual(together);
  });

  it('changes nothing when the same events arrive again', () => {
    const events = [alarmEvent(21, 'alarm.raised', buildAlarm({ id: 'a3' }))];
    const once = applyToAlarms(board, events);
    expect(applyToAlarms(once, events)).toBe(once);
  });

  it('keeps the counts true for alarms the board was too short to hold', () => {
    const long = { ...board, total: 100, unacknowledged: 60, sent: 50 };
    const after = applyToAlarms(long, [
      alarmEvent(21, 'alarm.acknowledged', buildAlarm({ id: 'z1', state: 'acknowledged' })),
      alarmEvent(22, 'alarm.cleared', buildAlarm({ id: 'z2', state: 'cleared', clearedAt: '2026-01-05T02:00:00Z' })),
      alarmEvent(23, 'alarm.closed', buildAlarm({ id: 'z3', state: 'closed', clearedAt: '2026-01-05T02:00:00Z' })),
    ]);
    expect([after.total, after.unacknowledged]).toEqual([99, 58]);
    expect(runsShort(after)).toBe(true);
  });

  it('puts the worst and newest unacknowledged alarm first', () => {
    const after = applyToAlarms(board, [alarmEvent(21, 'alarm.raised', buildAlarm({ id: 'a9', severity: 'critical' }))]);
    expect(mostUrgent(after).map((alarm) => alarm.id)).toEqual(['a9', 'a1', 'a2']);
  });

  it('names for a sound only what began or came back', () => {
    const heard = newlyRaised([
      alarmEvent(21, 'alarm.raised', buildAlarm({ id: 'a3', severity: 'minor' })),
      alarmEvent(22, 'alarm.cleared', buildAlarm({ id: 'a2', state: 'cleared' })),
      alarmEvent(23, 'alarm.recurred', buildAlarm({ id: 'a4', severity: 'critical' })),
    ]);
    expect(heard.map((alarm) => alarm.id)).toEqual(['a4', 'a3']);
  });

  it('marks an asset by its worst alarm', () => {
    const worst = worstByAsset([buildAlarm({ id: 'x', severity: 'minor' }), buildAlarm({ id: 'y', severity: 'critical' })]);
    expect(worst.get('asset-1')?.id).toBe('y');
  });
});
