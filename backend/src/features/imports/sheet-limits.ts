import type { Config } from '#platform/config';
import { defaultLimits, type SheetLimits } from './sheet.types.js';

/** What a file of an import may be in this installation. What only guards the reading process is the same everywhere. */
export const sheetLimits = (config: Config): SheetLimits => ({
  ...defaultLimits, bytes: config.IOC_IMPORT_LIMIT_BYTES, rows: config.IOC_IMPORT_MAX_ROWS,
  unpackedBytes: config.IOC_ARCHIVE_BYTES, ratio: config.IOC_ARCHIVE_RATIO, entries: config.IOC_ARCHIVE_ENTRIES,
});
