/** Alarms: what is wrong right now, how it is said, and who took care of it. Screens arrive when they are opened. */
import { lazy } from 'react';

export const AlarmList = lazy(async () => ({ default: (await import('./AlarmList')).AlarmList }));
export const AlarmShow = lazy(async () => ({ default: (await import('./AlarmShow')).AlarmShow }));
export const AlarmPanel = lazy(async () => ({ default: (await import('./AlarmPanel')).AlarmPanel }));
export const AlarmActions = lazy(async () => ({ default: (await import('./AlarmActions')).AlarmActions }));
export const ActiveAlarm = lazy(async () => ({ default: (await import('./ActiveAlarm')).ActiveAlarm }));
export const ReportButton = lazy(async () => ({ default: (await import('./ReportButton')).ReportButton }));
export const AlarmWatch = lazy(async () => ({ default: (await import('./AlarmWatch')).AlarmWatch }));
export const SoundButton = lazy(async () => ({ default: (await import('./SoundButton')).SoundButton }));

export { liveAlarms } from './alarms.store';
export { mostUrgent, worstByAsset, type AlarmLive } from './alarms.live';
export { useWorstAlarm } from './useWorstAlarm';
