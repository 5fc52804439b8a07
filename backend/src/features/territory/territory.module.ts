import { Module } from '@nestjs/common';
import { TerritoryController } from './territory.controller.js';
import { TerritoryService } from './territory.service.js';
import { UnitEdits } from './unit-edits.service.js';
import { UnitExport } from './unit-export.js';
import { UnitFollowers } from './unit-followers.js';

@Module({
  controllers: [TerritoryController],
  providers: [TerritoryService, UnitEdits, UnitExport, UnitFollowers],
  exports: [TerritoryService, UnitFollowers],
})
export class TerritoryModule {}
