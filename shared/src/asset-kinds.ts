/**
 * What a kind of asset is. A kind is declared once, in a file of its own, and everything follows from the
 * declaration: validation, list, form, popup, map layer, filters, import columns and export.
 */
import { z } from 'zod';
import { btsKind } from './kind-bts.js';
import { postKind } from './kind-post.js';
import { radioKind } from './kind-radio.js';
import type { Field, KindDeclaration } from './kind.js';
import { calendarDate } from './time.js';
import { cleanText } from './words.js';

/** Every kind of the installation, in the order of menus and layers. A new kind is one file and one line here. */
export const assetKinds = { bts: btsKind, post: postKind, radio: radioKind } as const satisfies Record<string, KindDeclaration>;
export type AssetKind = keyof typeof assetKinds;
export const assetKindCodes = Object.keys(assetKinds) as [AssetKind, ...AssetKind[]];

/** The declaration of a kind, seen as any declaration: for code that works for every kind alike. */
export const kindOf = (kind: AssetKind): KindDeclaration => assetKinds[kind];

export type AttributeValue = string | number | boolean | string[] | null;
export type Attributes = Record<string, AttributeValue>;

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

/** Seconds between two signs of life, or null for what has no telemetry (FM and wired radio, post offices). */
export function heartbeatSeconds(kind: AssetKind, attributes: Attributes): number | null {
  const { telemetry } = kindOf(kind);
  if (!telemetry) return null;
  if (telemetry.when && !telemetry.when.equals.includes(String(attributes[telemetry.when.field] ?? ''))) return null;
  return telemetry.intervalSeconds;
}
