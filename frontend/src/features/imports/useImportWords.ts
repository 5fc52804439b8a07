import { useCallback } from 'react';
import type { ImportTarget } from '@ioc/shared/imports';
import { useT, useWords } from '#platform/i18n';
import { targetWords } from './import.steps';

/** Names of targets: from the contract where it has them, else from our own messages. */
export function useImportWords(): { targetName: (target: ImportTarget) => string } {
  const t = useT();
  const words = useWords();
  const targetName = useCallback((target: ImportTarget) => {
    const known = targetWords(target);
    return known ? words(known) : t(`imports.targets.${target}`);
  }, [t, words]);
  return { targetName };
}
