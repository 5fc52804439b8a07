/** The form of a user held against the contract: the same schema the server asks, in the reader's words. */
import type { Scope } from '@ioc/shared/access';
import { createUser, updateUser } from '@ioc/shared/access.input';
import type { Translate } from '#platform/i18n';
import type { z } from 'zod';

type Values = Record<string, unknown>;

const editable = ['fullName', 'phone', 'email', 'orgId', 'position', 'role', 'scope', 'locale', 'status', 'password'] as const;
const creatable = ['username', 'password', 'fullName', 'phone', 'email', 'orgId', 'position', 'role', 'scope', 'locale'] as const;

const blank = (value: unknown): unknown => (value === '' || value === undefined ? null : value);

/** Scope as the contract wants it: the whole province makes areas and organisations meaningless. */
export function tidyScope(scope: Partial<Scope> | undefined): Scope {
  const everywhere = scope?.everywhere ?? false;
  return {
    everywhere,
    unitIds: everywhere ? [] : scope?.unitIds ?? [],
    orgIds: everywhere ? [] : scope?.orgIds ?? [],
    sectorCodes: scope?.sectorCodes ?? [],
  };
}

function picked(names: readonly string[], values: Values): Values {
  const tidy = Object.fromEntries(names.map((name) => [name, blank(values[name])]));
  return { ...tidy, scope: tidyScope(values.scope as Partial<Scope> | undefined) };
}

export const creation = (values: Values): Values => picked(creatable, values);

/** An empty password field means that the password stays. */
export function edition(values: Values): Values {
  const { password, ...rest } = picked(editable, values);
  return password === null ? rest : { ...rest, password };
}

function sentence(issue: z.core.$ZodIssue, path: string, t: Translate): string {
  if (issue.code === 'invalid_type') return t('ra.validation.required');
  if (path === 'username') return t('access.wrong.username');
  if (issue.code === 'too_small' && issue.origin === 'string') return t('ra.validation.minLength', { min: Number(issue.minimum) });
  if (issue.code === 'too_big' && issue.origin === 'string') return t('ra.validation.maxLength', { max: Number(issue.maximum) });
  return t('access.wrong.value');
}

/** Messages by field, nested as react-hook-form wants them. */
export function userProblems(values: Values, t: Translate): Record<string, string> {
  const isNew = values.id === undefined;
  const checked = isNew ? createUser.safeParse(creation(values)) : updateUser.safeParse(edition(values));
  const problems: Record<string, string> = {};
  for (const issue of checked.error?.issues ?? []) {
    const path = String(issue.path[0] ?? 'root');
    problems[path] ??= sentence(issue, path, t);
  }
  if (!values.role) problems.role = t('ra.validation.required');
  return problems;
}

/** A grant that holds nowhere is a slip of the pen. */
export const holdsNowhere = (scope: Partial<Scope> | undefined): boolean => {
  const { everywhere, unitIds, orgIds } = tidyScope(scope);
  return !everywhere && unitIds.length === 0 && orgIds.length === 0;
};
