/** What people send about who handles a task. */
import { z } from 'zod';

export const nameFocal = z.strictObject({
  /** Null: nobody any more. */
  userId: z.uuid().nullable(),
});
export type NameFocal = z.infer<typeof nameFocal>;
