/** Who changed what of a record, when: the edits of an asset or of a user, read from the events they were recorded as. */
import type { EventName } from './events.js';
import type { Page } from './list.js';

/** As a person reads it: names instead of ids, `[lng, lat]` for a place. */
export type ChangeValue = string | number | boolean | null | readonly (string | number)[];

export interface FieldChange {
  /** Path in the record: `name`, `attributes.mastHeightM`. */
  field: string;
  from: ChangeValue;
  to: ChangeValue;
}

export interface RecordChange {
  seq: number;
  at: string;
  name: EventName;
  /** Null = the system itself. */
  byName: string | null;
  /** Empty where only that it happened is told: a record that was made, a password. Null = from before fields were kept. */
  changes: readonly FieldChange[] | null;
  /** It came from where the reader may not look, so every `from` is null and means nothing. */
  isFromWithheld: boolean;
}

/** Newest first. */
export interface ChangeLog extends Page<RecordChange> {
  /** Older edits are not known: the log begins here. Null = nothing was ever recorded. */
  since: string | null;
}

/** The fields whose values differ, in the order of `after`; an object inside is compared field by field. */
export function changesBetween(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, prefix = ''): FieldChange[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((name) => {
    const [from, to] = [before[name] ?? null, after[name] ?? null];
    if (isFields(from) || isFields(to)) return changesBetween(isFields(from) ? from : {}, isFields(to) ? to : {}, `${prefix}${name}.`);
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field: prefix + name, from: from as ChangeValue, to: to as ChangeValue }];
  });
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
