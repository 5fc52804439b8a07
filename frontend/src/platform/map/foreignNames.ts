/**
 * Names under which foreign data files the two archipelagos and the sea. Vector tiles carry them as text, so they can
 * be kept off the map. Picture tiles have them painted in: whoever chooses such a source has to look first.
 */
const foreignNames = new RegExp([
  'paracel', 'spratly', 'nansha', 'xisha', 'zhongsha', 'sansha', 'kalayaan', 'crescent group', 'amphitrite',
  'south china sea', 'west philippine sea', 'nan hai', 'biển nam trung (hoa|quốc)',
  // Whole words: Nam Sang and Tam Sao are places of our own.
  '(^|[^\\p{L}])(tây|nam|tam|trung) sa($|[^\\p{L}])',
  '[三西南中東东]沙', '南海', '南中国海',
].join('|'), 'iu');

export const isForeignName = (text: string): boolean => foreignNames.test(text.normalize('NFC'));
