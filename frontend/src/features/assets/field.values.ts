import type { Attributes, AttributeValue } from '@ioc/shared/asset-kinds';
import type { Field } from '@ioc/shared/kind';
import type { Words } from '@ioc/shared/words';
import type { Formats } from '#platform/i18n';
import { typedNumber } from '#ui/typedNumber';

export interface FieldWords {
  words: (words: Words) => string;
  yes: string;
  no: string;
  formats: Pick<Formats, 'number' | 'date'>;
}

/** An attribute as a person reads it; null when nothing is known. */
export function fieldText(field: Field, value: AttributeValue | undefined, { words, yes, no, formats }: FieldWords): string | null {
  if (value === null || value === undefined || value === '') return null;
  switch (field.type) {
    case 'choice':
      return choiceText(field.choices, String(value), words);
    case 'choices':
      return Array.isArray(value) && value.length > 0 ? value.map((one) => choiceText(field.choices, one, words)).join(', ') : null;
    case 'codes':
      return Array.isArray(value) && value.length > 0 ? value.join(', ') : null;
    case 'boolean':
      return value === true ? yes : no;
    case 'date':
      return formats.date(String(value));
    case 'number':
      return `${formats.number(Number(value), 2)}${field.unit ? ` ${field.unit}` : ''}`;
    case 'text':
      return String(value);
  }
}

const choiceText = (choices: Readonly<Record<string, Words>>, value: string, words: FieldWords['words']): string => {
  const name = choices[value];
  return name ? words(name) : value;
};

/** What an input holds: always text, a list or a yes/no, never null, because inputs know no null. */
export type FieldInput = string | string[] | boolean;
export type FieldInputs = Record<string, FieldInput>;

export function toInput(field: Field, value: AttributeValue | undefined): FieldInput {
  if (field.type === 'choices') return Array.isArray(value) ? value : [];
  if (field.type === 'codes') return Array.isArray(value) ? value.join(', ') : '';
  if (field.type === 'boolean') return value === null || value === undefined ? '' : value === true;
  return value === null || value === undefined ? '' : String(value);
}

export function fromInput(field: Field, input: FieldInput | undefined): AttributeValue {
  if (input === undefined || input === '') return null;
  if (field.type === 'number') return typedNumber(String(input));
  if (field.type === 'codes') return String(input).split(',').map((code) => code.trim()).filter(Boolean);
  if (field.type === 'choices') return Array.isArray(input) && input.length > 0 ? input : null;
  return input;
}

/** All attributes of a form; what is not known is null where the contract allows it and absent where it does not. */
export function attributesFrom(fields: readonly Field[], inputs: FieldInputs): Attributes {
  const attributes: Attributes = {};
  for (const field of fields) {
    const value = fromInput(field, inputs[field.name]);
    if (value !== null || !field.required) attributes[field.name] = value;
  }
  return attributes;
}
