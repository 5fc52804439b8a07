/** How a file is asked for. */
import { z } from 'zod';

/** `inline` shows what a browser may show; without it everything is handed over to be kept. */
export const contentQuery = z.strictObject({ inline: z.stringbool().default(false) });
export type ContentQuery = z.infer<typeof contentQuery>;
