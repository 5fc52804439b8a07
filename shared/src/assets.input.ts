/** What people send about assets, and how assets are asked for. */
import { z } from 'zod';
import { assetKindCodes } from './asset-kinds.js';
import { borderChecks, lifecycles, operationalStates } from './assets.js';
import { location } from './geo.input.js';
import { idList, listQuery, oneOfMany } from './list.input.js';
import { cleanText } from './words.js';

const assetFields = {
  code: z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{1,39}$/),
  name: z.string().transform(cleanText).pipe(z.string().min(2).max(160)),
  address: z.string().transform(cleanText).pipe(z.string().max(300)).nullable(),
  location,
  ownerOrgId: z.uuid().nullable(),
  lifecycle: z.enum(lifecycles),
  /** Checked against the fields of the kind by the service: the kind is known only there. */
  attributes: z.record(z.string(), z.unknown()),
};

export const createAsset = z.strictObject({ kind: z.enum(assetKindCodes), ...assetFields });
export type CreateAsset = z.infer<typeof createAsset>;
export const updateAsset = z.strictObject({ ...assetFields, isBorderChecked: z.boolean() }).partial();
export type UpdateAsset = z.infer<typeof updateAsset>;

/** A station of a mast, a cluster of a radio system. What its attributes may be, and whether it has a place, says the kind. */
export const createPart = z.strictObject({ code: assetFields.code, location: location.nullable(), attributes: assetFields.attributes });
export type CreatePart = z.infer<typeof createPart>;
export const updatePart = createPart.partial();
export type UpdatePart = z.infer<typeof updatePart>;

/** A person says how an asset is: the only source for FM and wired radio, and for maintenance windows. */
export const setAssetState = z.strictObject({
  state: z.enum(operationalStates),
  note: z.string().trim().max(500),
});
export type SetAssetState = z.infer<typeof setAssetState>;

/** Filters of one kind's attributes travel as `attr.<name>=a,b`. */
export const assetQuery = listQuery.extend({
  kind: oneOfMany(assetKindCodes).optional(),
  state: oneOfMany(operationalStates).optional(),
  lifecycle: oneOfMany(lifecycles).optional(),
  unitId: idList.optional(),
  /** Near a border, looked at by a person or not yet. */
  border: z.enum(borderChecks).optional(),
  ownerOrgId: idList.optional(),
  attr: z.record(z.string().regex(/^[a-zA-Z0-9]{1,40}$/), z.string().max(300)).optional(),
});
export type AssetQuery = z.infer<typeof assetQuery>;

export const assetExportQuery = assetQuery.extend({ format: z.enum(['csv', 'geojson']).default('csv') });
export type AssetExportQuery = z.infer<typeof assetExportQuery>;
