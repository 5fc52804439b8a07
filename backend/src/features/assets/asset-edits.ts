import type { AssetRow } from '@ioc/shared/assets';
import { changesBetween } from '@ioc/shared/changes';
import type { Tx } from '#platform/database';
import { assetPlace } from './assets.queries.js';

const isGone = ({ lifecycle }: AssetRow): boolean => lifecycle === 'decommissioned' || lifecycle === 'cancelled';

/** What people edit; the operational state has a history of its own. */
const edited = ({ code, name, address, location, unitName, isBorderChecked, ownerOrgName, lifecycle, attributes }: AssetRow) => ({
  code, name, address, location, unitName, isBorderChecked, ownerOrgName, lifecycle, attributes,
});

/**
 * Tells of a new or an edited asset and keeps the edit in its history. Those who saw it at its old place and not at the
 * new one are told that it is gone; the others see the new row. `before` is null for a new one.
 */
export function recordAssetEdit(tx: Tx, before: AssetRow | null, after: AssetRow): void {
  const place = assetPlace(after);
  if (before === null) {
    tx.record('asset.created', after, place, { recordId: after.id, changes: [] });
    return;
  }
  const formerPlace = assetPlace(before);
  const hasMoved = before.unitId !== after.unitId || before.ownerOrgId !== after.ownerOrgId;
  const removed = { id: after.id, kind: after.kind };
  const changes = changesBetween(edited(before), edited(after));
  // Setting a state makes a new version too, and saving what was there already changes nothing.
  const edit = changes.length > 0 ? { recordId: after.id, changes } : null;
  if (isGone(after)) {
    tx.record('asset.removed', removed, formerPlace, edit);
    return;
  }
  if (hasMoved) tx.record('asset.removed', removed, formerPlace);
  tx.record('asset.updated', after, place, edit && hasMoved ? { ...edit, formerPlace } : edit);
}
