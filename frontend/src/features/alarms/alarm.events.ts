import { alarmAudience, type AlarmEvents } from '@ioc/shared/alarms';

/** Every event whose data is a whole alarm: what keeps open lists and pages true. */
export const alarmEventNames = Object.keys(alarmAudience) as (keyof AlarmEvents)[];
