import { useCallback } from 'react';
import type { ImportTarget } from '@ioc/shared/imports';
import { useT, useWords } from '#platform/i18n';
import { fieldsOf, targetWords } from './import.steps';
import { importsVi } from './imports.vi';

/** Names of targets and fields: from the contract where it has them, else from our own messages. */
export function useImportWords(): { targetName: (target: ImportTarget) => string; fieldName: (target: ImportTarget, field: string) => string } {
  const t = useT();
  const words = useWords();
  const targetName = useCallback((target: ImportTarget) => {
    const known = targetWords(target);
    return known ? words(known) : t(`imports.targets.${target}`);
  }, [t, words]);
  const fieldName = useCallback((target: ImportTarget, name: string) => {
    const bare = name.replace(/^attributes\./, '');
    const declared = fieldsOf(target).find((field) => field.name === bare);
    if (declared) return words(declared.label);
    return bare in importsVi.imports.field ? t(`imports.field.${bare}`) : name;
  }, [t, words]);
  return { targetName, fieldName };
}
