import type { Locale, Words } from '@ioc/shared/words';
import { useLocaleState, useTranslate } from 'ra-core';
import { useCallback, useMemo } from 'react';
import { currentLocale, isLocale } from './locale';
import { formats, type Formats } from './format';

export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: string, params?: Params) => string;

/** A test holds every key used in a screen against the message files. */
export function useT(): Translate {
  const translate = useTranslate();
  return useCallback((key, params) => translate(key, params), [translate]);
}

export function useLocale(): Locale {
  const [locale] = useLocaleState();
  return isLocale(locale) ? locale : currentLocale();
}

/** Words that live in the contract: names of states, kinds, fields, choices. */
export function useWords(): (words: Words) => string {
  const locale = useLocale();
  return useCallback((words) => words[locale], [locale]);
}

/** Dates, numbers, ages and durations in the language of the screen. */
export function useFormats(): Formats {
  const locale = useLocale();
  return useMemo(() => formats(locale), [locale]);
}
