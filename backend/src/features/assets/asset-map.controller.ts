import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { assetKindCodes, type AssetKind } from '@ioc/shared/asset-kinds';
import { z } from 'zod';
import { Allow, CurrentActor } from '#platform/http';
import { AssetMapService } from './asset-map.service.js';

const kind = z.enum(assetKindCodes);
const search = z.object({ q: z.string().trim().min(1).max(100) });

@Controller('api/map')
export class AssetMapController {
  constructor(private readonly map: AssetMapService) {}

  @Get('assets/:kind')
  @Allow('asset:read')
  snapshot(@CurrentActor() actor: Actor, @Param('kind', { schema: kind }) assetKind: AssetKind) {
    return this.map.snapshot(actor, assetKind);
  }

  @Get('search')
  @Allow('asset:read')
  search(@CurrentActor() actor: Actor, @Query({ schema: search }) query: z.infer<typeof search>) {
    return this.map.search(actor, query.q);
  }
}
