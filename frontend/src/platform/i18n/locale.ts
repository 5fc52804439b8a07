/** The language of this screen, known before React and before any message: requests and the sign-in page ask here. */
import { locales, type Locale } from '@ioc/shared/words';

/** react-admin's store keeps the choice under this key; sharing it leaves one fact in one place. */
const storageKey = 'RaStoreioc.locale';

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

function stored(): Locale {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return isLocale(value) ? value : 'vi';
  } catch {
    // Storage can be closed by policy on shared control-room machines; Vietnamese is then the answer.
    return 'vi';
  }
}

let current: Locale = stored();
const watchers = new Set<() => void>();

export const currentLocale = (): Locale => current;

export function chooseLocale(locale: Locale): void {
  if (locale === current) return;
  current = locale;
  document.documentElement.lang = locale;
  try {
    localStorage.setItem(storageKey, JSON.stringify(locale));
  } catch {
    // The choice then lasts as long as the page.
  }
  watchers.forEach((watcher) => watcher());
}

export function watchLocale(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}
