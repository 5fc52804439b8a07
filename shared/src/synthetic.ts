/**
 * Made-up data says so wherever it goes: on screens by a banner, in files by a column of its own that is there only when
 * some row needs it. The same words are read back by imports.
 */
import type { Words } from './words.js';

export const syntheticTitle = { vi: 'Dữ liệu mô phỏng', en: 'Simulated data' } as const satisfies Words;

/** The last column of a file for people. */
export const syntheticColumn = { name: 'synthetic', title: syntheticTitle, width: 12, kind: 'text' } as const;

export const syntheticWords = (isSynthetic: boolean): Words => (isSynthetic ? { vi: 'Có', en: 'Yes' } : { vi: 'Không', en: 'No' });
