/** A mapping says for each field: a column of the file, nothing, or one fixed value for every row, written `=value`. */
import type { TargetField } from '@ioc/shared/import-fields';
import type { ImportJob } from '@ioc/shared/imports';
import type { Field } from '@ioc/shared/kind';

const mark = '=';

/** A fixed value that is still to be given. */
export const noValueYet = mark;

/** The contract takes 200 characters, the mark among them. */
export const longestValue = 199;

/** What makes every row a record and a place of its own cannot be the same for all of them. */
const eachItsOwn: readonly string[] = ['code', 'title', 'predecessors', 'lng', 'lat', 'location'];

export const takesFixedValue = ({ name }: TargetField): boolean => !eachItsOwn.includes(name);

/** Null when the field is not fixed. A heading may begin with the mark itself; then it is a column. */
export const fixedValue = (column: string | null, columns: readonly string[]): string | null =>
  column !== null && column.startsWith(mark) && !columns.includes(column) ? column.slice(mark.length) : null;

export const asFixed = (value: string): string => mark + value;

/** Several values travel in one text, as in a cell of a file. */
export const valuesOf = (text: string): string[] => text.split(';').map((value) => value.trim()).filter(Boolean);
export const textOf = (values: readonly string[]): string => values.join('; ');

/** Could the check read this value at all? The rest it says row by row. */
export function isReadable(field: Field, value: string): boolean {
  const text = value.trim();
  if (text === '') return false;
  if (field.type === 'number') {
    const number = Number(text.replace(',', '.'));
    return number >= field.min && number <= field.max && (!field.integer || Number.isInteger(number));
  }
  return field.type !== 'date' || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(text);
}

/** Is every fixed value of a mapping given and readable? */
export const isMappingReady = (mapping: ImportJob['mapping'], columns: readonly string[], fields: readonly TargetField[]): boolean =>
  fields.every(({ name, declared }) => {
    const value = fixedValue(mapping[name] ?? null, columns);
    return value === null || isReadable(declared, value);
  });
