import type { z } from 'zod';
import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import { attributesSchema } from '@ioc/shared/asset-kinds.input';
import { lifecycleTransitions, type Asset, type Lifecycle } from '@ioc/shared/assets';
import { createAsset } from '@ioc/shared/assets.input';
import type { LngLat } from '@ioc/shared/geo';
import type { IssueWords } from '#platform/api';
import type { Translate } from '#platform/i18n';
import { typedNumber } from '#ui/typedNumber';
import { attributesFrom, toInput, type FieldInputs } from './field.values';

/** What the fields hold; `location` is longitude and latitude as typed. */
export interface AssetValues {
  code: string;
  name: string;
  address: string;
  location: [string, string];
  ownerOrgId: string;
  lifecycle: Lifecycle;
  attributes: FieldInputs;
}

export const freshValues = (kind: AssetKind): AssetValues => ({
  code: '', name: '', address: '', location: ['', ''], ownerOrgId: '', lifecycle: 'active',
  attributes: Object.fromEntries(kindOf(kind).fields.map((field) => [field.name, toInput(field, null)])),
});

export const valuesOf = (asset: Asset): AssetValues => ({
  code: asset.code, name: asset.name, address: asset.address ?? '', location: [String(asset.location[0]), String(asset.location[1])],
  ownerOrgId: asset.ownerOrgId ?? '', lifecycle: asset.lifecycle,
  attributes: Object.fromEntries(kindOf(asset.kind).fields.map((field) => [field.name, toInput(field, asset.attributes[field.name])])),
});

/** The fields as the contract wants them; what is no number stays text and is refused there. */
export const inputFrom = (kind: AssetKind, values: AssetValues) => ({
  kind,
  code: values.code.trim(),
  name: values.name,
  address: values.address.trim() || null,
  location: values.location.map(typedNumber),
  ownerOrgId: values.ownerOrgId || null,
  lifecycle: values.lifecycle,
  attributes: attributesFrom(kindOf(kind).fields, values.attributes),
});

export const schemaOf = (kind: AssetKind): z.ZodType => createAsset.extend({ attributes: attributesSchema(kindOf(kind).fields) });

/** From the place on the map, or null while it is not one. */
export function locationOf([lng, lat]: AssetValues['location']): LngLat | null {
  const [x, y] = [typedNumber(lng), typedNumber(lat)];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
}

/** Where the life cycle may go from here; a new asset may be entered at any stage that is not an end. */
export const lifecycleChoices = (from: Lifecycle | null): readonly Lifecycle[] =>
  from ? [from, ...lifecycleTransitions[from]] : ['planned', 'approved', 'under_construction', 'active', 'suspended'];

/** A refusal of the contract in a person's words. */
export const issueWords = (t: Translate, kind: AssetKind): IssueWords => (issue, path) => {
  if (issue.code === 'custom') return t('assets.outside');
  if (path === 'code') return t('assets.codeShape');
  const field = kindOf(kind).fields.find(({ name }) => path === `attributes.${name}`);
  if (field?.type === 'number') return t('assets.range', { min: field.min, max: field.max });
  return t(issue.code === 'invalid_type' || issue.code === 'too_small' ? 'assets.required' : 'assets.invalid');
};
