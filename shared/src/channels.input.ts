/** What people send about channels and how they want to be told. */
import { z } from 'zod';
import { channels, mailWays, noticeGroups, outboxStates, type MailPreferences } from './channels.js';
import { oneOfMany, pageQuery } from './list.input.js';
import { cleanText } from './words.js';

const minuteOfDay = z.int().min(0).max(1_439);

const ways = z.strictObject({
  work: z.enum(mailWays), reminders: z.enum(mailWays), results: z.enum(mailWays), extensions: z.enum(mailWays), evaluations: z.enum(mailWays), comments: z.enum(mailWays), changes: z.enum(mailWays),
}) satisfies z.ZodType<MailPreferences['ways']>;

const quiet = z
  .strictObject({ fromMinute: minuteOfDay, toMinute: minuteOfDay })
  .refine(({ fromMinute, toMinute }) => fromMinute !== toMinute, { path: ['toMinute'], params: { code: 'channel.quiet-always' } });

export const mailPreferences = z.strictObject({ ways, quiet: quiet.nullable(), digestMinute: minuteOfDay }).partial();
export type MailPreferencesInput = z.infer<typeof mailPreferences>;

/** Whether the address may be called at all is the server's to say: it depends on where the installation stands. */
const webhookUrl = z.url({ protocol: /^https?$/ }).max(500).refine((text) => !/^https?:\/\/[^/]*@/.test(text), { params: { code: 'channel.url-with-password' } });

const webhookFields = {
  name: z.string().transform(cleanText).pipe(z.string().min(2).max(120)),
  url: webhookUrl,
  groups: z.array(z.enum(noticeGroups)).min(1).max(noticeGroups.length).transform((chosen) => noticeGroups.filter((group) => chosen.includes(group))),
};

export const createWebhook = z.strictObject(webhookFields);
export type CreateWebhook = z.infer<typeof createWebhook>;

export const updateWebhook = z.strictObject({ ...webhookFields, isOn: z.boolean() }).partial();
export type UpdateWebhook = z.infer<typeof updateWebhook>;

export const outboxQuery = pageQuery.extend({
  state: oneOfMany(outboxStates).optional(), channel: oneOfMany(channels).optional(), webhookId: z.uuid().optional(),
});
export type OutboxQuery = z.infer<typeof outboxQuery>;
