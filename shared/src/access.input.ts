/** What people send about themselves and about users. */
import { z } from 'zod';
import { roles, userStatuses, type Scope } from './access.js';
import { listQuery, oneOfMany } from './list.input.js';
import { locales } from './words.js';

export const scope = z.object({
  everywhere: z.boolean(),
  unitIds: z.array(z.uuid()).max(500),
  orgIds: z.array(z.uuid()).max(500),
  sectorCodes: z.array(z.string().max(20)).max(50),
}) satisfies z.ZodType<Scope>;

export const username = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{1,62}$/);

/** Length is what counts; no composition rules (OWASP ASVS 6.2). */
export const password = z.string().min(14).max(200);

export const signIn = z.strictObject({ username: z.string().trim().min(1).max(63), password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof signIn>;

const userFields = {
  fullName: z.string().trim().min(2).max(120),
  phone: z.string().trim().max(30).nullable(),
  orgId: z.uuid().nullable(),
  position: z.string().trim().max(120).nullable(),
  role: z.enum(roles),
  scope,
  locale: z.enum(locales),
};

const email = z.email().max(200).nullable();

export const createUser = z.strictObject({ username, password, ...userFields, email: email.default(null) });
export type CreateUser = z.infer<typeof createUser>;

export const updateUser = z.strictObject({ ...userFields, email, status: z.enum(userStatuses), password }).partial();
export type UpdateUser = z.infer<typeof updateUser>;

export const userQuery = listQuery.extend({ role: oneOfMany(roles).optional(), status: oneOfMany(userStatuses).optional() });
export type UserQuery = z.infer<typeof userQuery>;

/** The present one is asked for, so that neither an unattended screen nor a stolen session is enough. */
export const changePassword = z.strictObject({ currentPassword: signIn.shape.password, newPassword: password });
export type ChangePassword = z.infer<typeof changePassword>;

/** A key for a service account: which integration it is for, and for how long; null = until it is revoked. */
export const createKey = z.strictObject({ name: z.string().trim().min(2).max(120), validDays: z.int().min(1).max(3_650).nullable().default(null) });
export type CreateKey = z.infer<typeof createKey>;
