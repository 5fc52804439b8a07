import { useMemo } from 'react';
import type { AttributeValue } from '@ioc/shared/asset-kinds';
import type { Field } from '@ioc/shared/kind';
import { useFormats, useT, useWords } from '#platform/i18n';
import { fieldText } from './field.values';

export function useFieldText(): (field: Field, value: AttributeValue | undefined) => string | null {
  const t = useT();
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const said = { words, formats, yes: t('assets.yes'), no: t('assets.no') };
    return (field, value) => fieldText(field, value, said);
  }, [t, words, formats]);
}
