import { attributesSchema } from '@ioc/shared/asset-kinds.input';
import type { Asset, AssetPart } from '@ioc/shared/assets';
import { createPart } from '@ioc/shared/assets.input';
import type { KindDeclaration } from '@ioc/shared/kind';
import type { z } from 'zod';
import type { IssueWords } from '#platform/api';
import type { Translate } from '#platform/i18n';
import { typedNumber } from '#ui/typedNumber';
import { attributesFrom, toInput, type FieldInputs } from './field.values';

export type DeclaredParts = NonNullable<KindDeclaration['parts']>;

/** What the fields hold; `location` is longitude and latitude as typed, both empty for no place of its own. */
export interface PartValues {
  code: string;
  location: [string, string];
  attributes: FieldInputs;
}

/** A new part is offered the next free code under that of its asset. */
export function partValues(declared: DeclaredParts, asset: Asset, part: AssetPart | null): PartValues {
  const codes = new Set(asset.parts.map(({ code }) => code));
  let next = asset.parts.length + 1;
  while (codes.has(`${asset.code}-${next}`)) next += 1;
  return {
    code: part?.code ?? `${asset.code}-${next}`,
    location: part?.location ? [String(part.location[0]), String(part.location[1])] : ['', ''],
    attributes: Object.fromEntries(declared.fields.map((field) => [field.name, toInput(field, part?.attributes[field.name])])),
  };
}

export const partInput = ({ fields }: DeclaredParts, { code, location, attributes }: PartValues) => ({
  code: code.trim(), location: location.every((degrees) => degrees.trim() === '') ? null : location.map(typedNumber), attributes: attributesFrom(fields, attributes),
});

export const partSchema = ({ fields }: DeclaredParts): z.ZodType => createPart.extend({ attributes: attributesSchema(fields) });

/** A refusal of the contract in a person's words. */
export const partIssueWords = (t: Translate, { fields }: DeclaredParts): IssueWords => (issue, path) => {
  if (path.startsWith('location')) return t('assets.outside');
  if (path === 'code') return t('assets.codeShape');
  const field = fields.find(({ name }) => path === `attributes.${name}`);
  if (field?.type === 'number') return t('assets.range', { min: field.min, max: field.max });
  return t(issue.code === 'invalid_type' || issue.code === 'too_small' || field?.required ? 'assets.required' : 'assets.invalid');
};
