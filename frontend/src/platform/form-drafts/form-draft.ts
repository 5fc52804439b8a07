import { useCallback, useEffect, useState } from 'react';
import { useForm, type DefaultValues, type FieldValues, type Resolver, type UseFormReturn } from 'react-hook-form';
import { dropDraft, keepDraft, readDraft, useDraftKey } from '#platform/drafts';

interface DraftedForm<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** What was found from last time, by field; null = the form began afresh. */
  found: Partial<Values> | null;
  /** It was sent: nothing is kept any more. */
  drop: () => void;
  /** Begins afresh, without what was found or typed. */
  forget: () => void;
}

/**
 * A form of which every field somebody touched survives a closed tab, a press beside the dialog and a lost connection. Fields
 * that were filled in by themselves are not kept: they are worked out anew.
 */
export function useDraftedForm<Values extends FieldValues>(name: string, { usual, resolver }: { usual: Values; resolver: Resolver<Values> }): DraftedForm<Values> {
  const key = useDraftKey(name);
  const [start] = useState(usual);
  const [found, setFound] = useState(() => readDraft<Partial<Values>>(key));
  const form = useForm<Values>({ defaultValues: { ...start, ...found } as DefaultValues<Values>, resolver });
  useEffect(() => form.subscribe({
    formState: { values: true, dirtyFields: true },
    callback: ({ values, dirtyFields }) => {
      const touched = [...new Set([...Object.keys(found ?? {}), ...Object.keys(dirtyFields ?? {})])];
      if (touched.length > 0) keepDraft(key, Object.fromEntries(touched.map((field) => [field, values[field]])));
    },
  }), [form, key, found]);
  const drop = useCallback(() => dropDraft(key), [key]);
  const forget = useCallback(() => {
    setFound(null);
    form.reset(start);
    dropDraft(key);
  }, [form, key, start]);
  return { form, found, drop, forget };
}
