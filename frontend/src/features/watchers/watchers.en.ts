import type { Same } from '#platform/i18n';
import type { watchersVi } from './watchers.vi';

export const watchersEn: Same<typeof watchersVi> = {
  watchers: {
    name: 'Followers',
    watch: 'Follow',
    stop: 'Stop following',
    hint: { on: 'You are told of new comments and of every step of the task.', off: 'Follow to be told of new comments and of every step of the task.' },
    none: 'Nobody follows yet.',
    more: 'and %{smart_count} others',
    loadFailed: 'The followers could not be loaded',
  },
};
