import type { Locale } from '@ioc/shared/words';
import type { I18nProvider } from 'ra-core';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { chooseLocale, currentLocale, isLocale } from './locale';
import { mergeMessages, type FeatureMessages, type MessageTree } from './messages';
import { reactAdminVi } from './reactAdmin.vi';

async function english(features: readonly FeatureMessages[]): Promise<MessageTree> {
  const [ra, ...own] = await Promise.all([import('./reactAdmin.en'), ...features.map((feature) => feature.en())]);
  return mergeMessages(ra.reactAdminEn, ...own);
}

/** react-admin's translations over the messages of all features; the chosen language is the one requests announce too. */
export async function createI18nProvider(features: readonly FeatureMessages[]): Promise<I18nProvider> {
  const vietnamese = mergeMessages(reactAdminVi as unknown as MessageTree, ...features.map((feature) => feature.vi));
  const messagesIn = (locale: string) => (locale === 'en' ? english(features) : vietnamese);
  // The second argument must answer at once, so the provider starts in Vietnamese and changes before its first use.
  const provider = polyglotI18nProvider(
    (locale) => messagesIn(locale) as ReturnType<Parameters<typeof polyglotI18nProvider>[0]>,
    'vi',
    [{ locale: 'vi', name: 'Tiếng Việt' }, { locale: 'en', name: 'English' }],
    { allowMissing: true },
  );
  const first: Locale = currentLocale();
  if (first !== 'vi') await provider.changeLocale(first);
  return {
    ...provider,
    changeLocale: async (locale: string) => {
      // Announced first: what is fetched while the new words arrive should already be in the new language.
      if (isLocale(locale)) chooseLocale(locale);
      await provider.changeLocale(locale);
    },
  };
}
