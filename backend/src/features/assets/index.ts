/** The registry of assets: what stands where, whose it is, and how it is right now. */
export { AssetsModule } from './assets.module.js';
export { AssetsService } from './assets.service.js';
export { recordAssetEdit } from './asset-edits.js';
export { assetPlace, assetRows, assetScope } from './assets.queries.js';
export { partChanges } from './part-changes.js';
