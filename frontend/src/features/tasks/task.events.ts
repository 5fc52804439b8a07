import { taskChecklistAudience, type TaskChecklistEvents } from '@ioc/shared/task-checklist';
import { taskExtensionAudience, type TaskExtensionEvents } from '@ioc/shared/task-extensions';
import { taskFocalAudience, type TaskFocalEvents } from '@ioc/shared/task-focal';
import { taskPartAudience, type TaskPartEvents } from '@ioc/shared/task-parts';
import { taskAudience, type TaskEvents } from '@ioc/shared/tasks';

/** Every event whose data is a whole task: what keeps open lists and pages true. */
export const taskEventNames = Object.keys({ ...taskAudience, ...taskExtensionAudience, ...taskPartAudience, ...taskChecklistAudience, ...taskFocalAudience }) as (keyof TaskEvents | keyof TaskExtensionEvents | keyof TaskPartEvents | keyof TaskChecklistEvents | keyof TaskFocalEvents)[];
