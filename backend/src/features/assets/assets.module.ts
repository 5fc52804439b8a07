import { Module } from '@nestjs/common';
import { TerritoryModule } from '#features/territory';
import { OrganisationsModule } from '#features/organisations';
import { AssetMapController } from './asset-map.controller.js';
import { AssetMapService } from './asset-map.service.js';
import { AssetPartsController } from './asset-parts.controller.js';
import { AssetPartsService } from './asset-parts.service.js';
import { AssetsController } from './assets.controller.js';
import { AssetsService } from './assets.service.js';
import { AssetExport } from './asset-export.js';

@Module({
  imports: [TerritoryModule, OrganisationsModule],
  controllers: [AssetsController, AssetPartsController, AssetMapController],
  providers: [AssetsService, AssetPartsService, AssetMapService, AssetExport],
  exports: [AssetsService],
})
export class AssetsModule {}
