/** The form for one's own password held against the contract, and one rule of its own: typed twice alike. */
import { changePassword, type ChangePassword } from '@ioc/shared/access.input';
import { z } from 'zod';
import type { IssueWords } from '#platform/api';
import type { Translate } from '#platform/i18n';

export interface PasswordValues extends ChangePassword {
  again: string;
}

export const emptyPasswords: PasswordValues = { currentPassword: '', newPassword: '', again: '' };

export const passwordForm = changePassword.extend({ again: z.string() }).superRefine(({ newPassword, again }, context) => {
  if (newPassword !== again) context.addIssue({ code: 'custom', path: ['again'] });
});

export const passwordWords = (t: Translate): IssueWords => (issue, path) => {
  if (issue.code === 'custom') return t('access.password.differs');
  if (issue.code === 'too_small') return path === 'currentPassword' ? t('ra.validation.required') : t('ra.validation.minLength', { min: Number(issue.minimum) });
  return issue.code === 'too_big' ? t('ra.validation.maxLength', { max: Number(issue.maximum) }) : t('access.wrong.value');
};
