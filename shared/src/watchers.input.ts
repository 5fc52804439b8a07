/** To follow a task, or not to. */
import { z } from 'zod';

export const watchTask = z.strictObject({ isWatching: z.boolean() });
export type WatchTask = z.infer<typeof watchTask>;
