import type { UserStatus } from '@ioc/shared/access';
import type { Choices } from '@ioc/shared/words';
import { useMemo } from 'react';
import { useT } from '#platform/i18n';

/** The contract has no words for these two, so they come from the messages in whichever language is shown. */
export function useUserStatuses(): Choices<UserStatus> {
  const t = useT();
  return useMemo(() => {
    const inBoth = (text: string) => ({ vi: text, en: text });
    return { active: inBoth(t('access.status.active')), disabled: inBoth(t('access.status.disabled')) };
  }, [t]);
}
