import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AlarmSeverity } from '@ioc/shared/alarms';
import * as React from 'react';
import { act, fireEvent, renderHook, screen, waitFor } from '@testing-library/react';
import { closeScreen, ok, openScreen, someone } from '#testing/screen';
import { mockWire } from '#testing/wire';
import { AlarmWatch } from './AlarmWatch';
import { soundAlarm, type SoundState } from './alarms.sound';
import { liveAlarms } from './alarms.store';
import { alarmEvent, buildAlarm } from './alarms.testing';
import { SoundButton } from './SoundButton';

jest.mock('socket.io-client', () => ({ io: () => mockWire }));

/** What was heard, in hertz. */
const heard: number[] = [];

/** The loudspeaker: mute until somebody has touched the page, as in every browser. */
class PlayedAudio {
  state = 'suspended';
  currentTime = 0;
  destination = {};

  async resume(): Promise<void> {
    this.state = 'running';
  }

  createOscillator() {
    const oscillator = { frequency: { value: 0 }, connect: <Next,>(next: Next) => next, start: () => { heard.push(oscillator.frequency.value); }, stop: () => undefined };
    return oscillator;
  }

  createGain() {
    return { gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined }, connect: () => undefined };
  }
}

/** Far enough from each other for the pause between two sounds, whatever came before. */
let clock = 1_000_000;
const later = (): number => (clock += 60_000);
const button = (): HTMLElement => screen.getByRole('button');
const touch = async (): Promise<void> => {
  await act(async () => { fireEvent.pointerDown(window); });
};

describe('the sound of an alarm', () => {
  beforeEach(() => {
    heard.length = 0;
    Object.assign(globalThis, { AudioContext: PlayedAudio });
    jest.spyOn(performance, 'now').mockImplementation(later);
  });
  afterEach(() => {
    closeScreen();
    jest.restoreAllMocks();
    Reflect.deleteProperty(globalThis, 'AudioContext');
  });

  const open = () => openScreen(<SoundButton />, { me: someone('operator'), server: {} });

  it('waits for the first touch of the page, and the button says so', async () => {
    await open();
    expect(button()).toHaveAccessibleName('Bấm để cho phép phát âm báo');
    expect([soundAlarm('critical'), heard]).toEqual([false, []]);
    await touch();
    expect(button()).toHaveAccessibleName('Tắt âm báo');
    expect(soundAlarm('critical')).toBe(true);
    expect(heard).toEqual([988, 659, 988, 659]);
  });

  it.each<[AlarmSeverity, number[]]>([
    ['critical', [988, 659, 988, 659]], ['major', [784, 587]], ['minor', [587, 494]], ['warning', [440, 440]],
  ])('of %s is its own', async (severity, pitches) => {
    await open();
    await touch();
    expect(soundAlarm(severity)).toBe(true);
    expect(heard).toEqual(pitches);
  });

  it('is heard once in a while in a storm, not without a pause', async () => {
    await open();
    await touch();
    const first = later();
    expect([0, 1_000, 2_400, 2_500, 3_000].map((passed) => soundAlarm('major', first + passed))).toEqual([true, false, false, true, false]);
  });

  it('can be muted, stays so for the next page, and is tried out when it is turned on again', async () => {
    await open();
    await touch();
    fireEvent.click(button());
    expect(button()).toHaveAttribute('aria-pressed', 'false');
    expect([soundAlarm('critical'), heard]).toEqual([false, []]);
    expect(button()).toHaveAccessibleName('Bật âm báo');
    expect(await onTheNextPage()).toMatchObject({ isOn: false });
    await act(async () => { fireEvent.click(button()); });
    expect(button()).toHaveAttribute('aria-pressed', 'true');
    expect(heard).toEqual([587, 494]);
    expect(await onTheNextPage()).toMatchObject({ isOn: true });
  });

  it('comes once for all the alarms of a moment, as bad as the worst of them', async () => {
    await openScreen(<><SoundButton /><AlarmWatch /></>, {
      me: someone('operator'), server: { 'GET /api/alarms/board': () => ok({ seq: mockWire.head, total: 0, unacknowledged: 0, alarms: [] })(undefined) },
    });
    await waitFor(() => expect(liveAlarms.view().status).toBe('ready'));
    await touch();
    const raised = (id: string, severity: AlarmSeverity) => (seq: number) => alarmEvent(seq, 'alarm.raised', buildAlarm({ id, assetId: id, assetName: `Trạm ${id}`, severity }));
    await mockWire.tell(raised('a', 'minor'), raised('b', 'critical'), raised('c', 'major'));
    expect(heard).toEqual([988, 659, 988, 659]);
    expect(screen.getByRole('status')).toHaveTextContent('Trạm b');
    await mockWire.tell((seq) => alarmEvent(seq, 'alarm.acknowledged', buildAlarm({ id: 'b', assetId: 'b', severity: 'critical', state: 'acknowledged' })));
    expect(heard).toHaveLength(4);
  });
});

/** What a page that is loaded anew begins with. */
async function onTheNextPage(): Promise<SoundState> {
  let begins: SoundState | null = null;
  await jest.isolateModulesAsync(async () => {
    jest.doMock('react', () => React);
    const { useAlarmSound } = await import('./alarms.sound');
    begins = renderHook(() => useAlarmSound()).result.current;
  });
  if (begins === null) throw new Error('the page was not loaded');
  return begins;
}
