/** The door to words and formats. Vietnamese is the source, English is complete. */
export { dateTimeText, parseDateTime } from './dateInput';
export { formats, type Formats } from './format';
export { chooseLocale, currentLocale, watchLocale } from './locale';
export { flatMessages, mergeMessages, type FeatureMessages, type MessageTree, type Same } from './messages';
export { createI18nProvider } from './provider';
export { useFormats, useLocale, useT, useWords, type Params, type Translate } from './useT';
