import { taskAudience, type TaskEvents } from '@ioc/shared/tasks';

/** Every event whose data is a whole task: what keeps open lists and pages true. */
export const taskEventNames = Object.keys(taskAudience) as (keyof TaskEvents)[];
