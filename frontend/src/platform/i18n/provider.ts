import type { Locale } from '@ioc/shared/words';
import type { I18nProvider } from 'ra-core';
import { chooseLocale, currentLocale, isLocale } from './locale';
import { flatMessages, mergeMessages, type FeatureMessages, type MessageTree } from './messages';
import { reactAdminVi } from './reactAdmin.vi';

type Catalogue = ReadonlyMap<string, string>;
type Params = Readonly<Record<string, unknown>>;

const vietnamese = (features: readonly FeatureMessages[]): MessageTree =>
  mergeMessages(reactAdminVi as unknown as MessageTree, ...features.map((feature) => feature.vi));

async function english(features: readonly FeatureMessages[]): Promise<MessageTree> {
  const [ra, ...own] = await Promise.all([import('./reactAdmin.en'), ...features.map((feature) => feature.en())]);
  return mergeMessages(ra.reactAdminEn, ...own);
}

/** `one |||| many`; a language without plural forms writes one. */
function chosenForm(text: string, count: unknown): string {
  const [one = '', many = one] = text.split('||||');
  return (count === undefined || count === 1 ? one : many).trim();
}

/** The sentence of a key with `%{name}` filled in. What has no sentence is one already: a refusal in the server's words. */
export function sentenceOf(catalogue: Catalogue, key: string, params: Params = {}): string {
  const fallback = params._;
  const text = catalogue.get(key) ?? (typeof fallback === 'string' ? fallback : key);
  const form = text.includes('||||') ? chosenForm(text, params.smart_count) : text;
  return form.replace(/%\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}

/** react-admin's translations over the messages of all features; the chosen language is the one requests announce too. */
export async function createI18nProvider(features: readonly FeatureMessages[]): Promise<I18nProvider> {
  const load = async (locale: Locale): Promise<Catalogue> =>
    flatMessages(locale === 'en' ? await english(features) : vietnamese(features));
  let locale = currentLocale();
  let catalogue = await load(locale);
  return {
    translate: (key: string, params?: Params) => sentenceOf(catalogue, key, params),
    getLocale: () => locale,
    getLocales: () => [{ locale: 'vi', name: 'Tiếng Việt' }, { locale: 'en', name: 'English' }],
    changeLocale: async (chosen: string) => {
      if (!isLocale(chosen)) return;
      // Announced first: what is fetched while the new words arrive should already be in the new language.
      chooseLocale(chosen);
      catalogue = await load(chosen);
      locale = chosen;
    },
  };
}
