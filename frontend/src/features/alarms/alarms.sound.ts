import { useSyncExternalStore } from 'react';
import type { AlarmSeverity } from '@ioc/shared/alarms';

/** Two tones in hertz: falling and high for the worst, softer and lower down the scale. */
const tones: Readonly<Record<AlarmSeverity, { pitches: readonly [number, number]; loudness: number; times: number }>> = {
  critical: { pitches: [988, 659], loudness: 0.28, times: 2 },
  major: { pitches: [784, 587], loudness: 0.22, times: 1 },
  minor: { pitches: [587, 494], loudness: 0.14, times: 1 },
  warning: { pitches: [440, 440], loudness: 0.08, times: 1 },
};

const storageKey = 'ioc.alarm-sound';
const shortestPauseMs = 2_500;

export interface SoundState {
  isOn: boolean;
  /** Browsers keep a page silent until someone has clicked on it. */
  isWaiting: boolean;
}

function remembered(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

let state: SoundState = { isOn: remembered(), isWaiting: true };
let context: AudioContext | null = null;
let lastAt = -Infinity;
const watchers = new Set<() => void>();

function settle(next: SoundState): void {
  state = next;
  watchers.forEach((watcher) => watcher());
}

async function wake(): Promise<void> {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume().catch(() => undefined);
  settle({ ...state, isWaiting: context.state !== 'running' });
}

function playTone(audio: AudioContext, pitch: number, at: number, loudness: number): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = pitch;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(loudness, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.2);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.21);
}

/** Sounds once for a batch of alarms, and never without a pause: a storm is heard, not endured. */
export function soundAlarm(severity: AlarmSeverity, now: number = performance.now()): boolean {
  if (!state.isOn || context?.state !== 'running' || now - lastAt < shortestPauseMs) return false;
  lastAt = now;
  const { pitches, loudness, times } = tones[severity];
  for (let round = 0; round < times; round++) {
    pitches.forEach((pitch, at) => context && playTone(context, pitch, context.currentTime + round * 0.5 + at * 0.2, loudness));
  }
  return true;
}

/** The press itself is the gesture the browser waits for; turning sound on lets one hear what it is like. */
export async function toggleSound(): Promise<void> {
  const isOn = state.isWaiting && state.isOn ? true : !state.isOn;
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off');
  } catch {
    // The choice then lasts as long as the page.
  }
  settle({ ...state, isOn });
  if (!isOn) return;
  await wake();
  soundAlarm('minor');
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  const onGesture = (): void => { void wake(); };
  if (state.isWaiting) window.addEventListener('pointerdown', onGesture, { once: true });
  return () => {
    watchers.delete(watcher);
    window.removeEventListener('pointerdown', onGesture);
  };
}

export const useAlarmSound = (): SoundState => useSyncExternalStore(watch, () => state);
