/** Choices of this screen that hold before React: theme, language of the document, size of the letters. */
import { currentLocale } from '../platform/i18n/locale';

export type ThemeName = 'dark' | 'light';

export const fontScales = [0.9, 1, 1.15, 1.3] as const;

function stored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`RaStoreioc.${key}`) ?? 'null') as unknown;
  } catch {
    // Closed or spoilt storage means the defaults, never a broken page.
    return null;
  }
}

/** What was chosen on this screen; until somebody chooses, what the computer is set to. */
export function storedTheme(): ThemeName {
  const chosen = stored('theme');
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return window.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

export function showTheme(theme: ThemeName): void {
  document.documentElement.dataset.theme = theme;
}

/** All sizes of the application are in rem, so one number carries them. */
export function showFontScale(scale: number): void {
  document.documentElement.style.fontSize = `${Math.round(16 * scale)}px`;
}

export function startScreen(): void {
  document.documentElement.lang = currentLocale();
  showTheme(storedTheme());
  const scale = stored('fontScale');
  showFontScale(fontScales.find((known) => known === scale) ?? 1);
}

/** Loads the page anew, at the first page after somebody left. */
export function startAfresh(atHome: boolean): void {
  if (atHome) window.location.replace('/');
  else window.location.reload();
}
