import type { Settings } from '@ioc/shared/settings';
import { http } from './http';

export const fetchSettings = (signal?: AbortSignal): Promise<Settings> =>
  http<Settings>('GET', '/settings', signal ? { signal } : {});
