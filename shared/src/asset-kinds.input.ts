/** The declared fields of a kind as the schema of what is sent. */
import { z } from 'zod';
import type { Attributes, AttributeValue } from './asset-kinds.js';
import type { Field } from './kind.js';
import { calendarDate } from './time.input.js';
import { cleanText } from './words.js';

function fieldSchema(field: Field): z.ZodType<AttributeValue> {
  switch (field.type) {
    case 'text':
      return z.string().transform(cleanText).pipe(z.string().max(field.maxLength));
    case 'number':
      return field.integer
        ? z.number().int().min(field.min).max(field.max)
        : z.number().min(field.min).max(field.max);
    case 'choice':
      return z.enum(Object.keys(field.choices) as [string, ...string[]]);
    case 'choices':
      return z.array(z.enum(Object.keys(field.choices) as [string, ...string[]])).max(30);
    case 'boolean':
      return z.boolean();
    case 'date':
      return calendarDate;
    case 'codes':
      return z.array(z.string().trim().min(1).max(40)).max(20);
  }
}

/** The attributes of a kind (or of its parts) as a strict schema: unknown names are refused, optional ones may be null. */
export function attributesSchema(fields: readonly Field[]): z.ZodType<Attributes> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields) {
    shape[field.name] = field.required ? fieldSchema(field) : fieldSchema(field).nullable().optional();
  }
  return z.strictObject(shape) as unknown as z.ZodType<Attributes>;
}
