/** What people send about comments, and how they look for somebody to mention. */
import { z } from 'zod';
import { longestComment, mentionedIn, mostMentioned } from './comments.js';
import { cleanText } from './words.js';

export const writeComment = z.strictObject({
  text: z
    .string()
    .transform(cleanText)
    .pipe(z.string().min(1).max(longestComment).refine((text) => mentionedIn(text).length <= mostMentioned, { params: { code: 'comment.too-many-mentions' } })),
});
export type WriteComment = z.infer<typeof writeComment>;

export const peopleQuery = z.strictObject({ q: z.string().max(100).default('') });
export type PeopleQuery = z.infer<typeof peopleQuery>;
