import type { Page } from '@ioc/shared/list';

/** A value as the text of its JSON, as the database wrote it. */
export type JsonText<T> = string & { readonly shape?: T };

/** An instant as every answer shows it: `2026-11-24T08:00:00.500Z`; null stays null. */
export const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const pageText = <T>(records: readonly JsonText<T>[], total: number): JsonText<Page<T>> => `{"data":[${records.join(',')}],"total":${total}}`;
