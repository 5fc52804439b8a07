/** A name in both languages of the portal. Vietnamese is the source, English is complete. */
export const locales = ['vi', 'en'] as const;
export type Locale = (typeof locales)[number];

export type Words = Readonly<Record<Locale, string>>;

/**
 * The key under which text is searched: lower case, no tone or vowel marks, đ as d, single spaces.
 * "Xã Hoà An" and "xa hoa an" share one key, and so do both ways of placing a tone mark.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** A closed list whose values carry their own words, so that forms, filters and imports agree on them. */
export type Choices<Value extends string> = Readonly<Record<Value, Words>>;

/** Text a person typed: trimmed, one Unicode form (NFC), no control or bidirectional override characters. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\P{Cc}\t\n\r]|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
}
