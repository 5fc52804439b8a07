import { Body, Controller, Delete, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { createPart, updatePart, type CreatePart, type UpdatePart } from '@ioc/shared/assets.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { AssetPartsService } from './asset-parts.service.js';

const id = z.uuid();

@Controller('api/assets/:id/parts')
export class AssetPartsController {
  constructor(private readonly parts: AssetPartsService) {}

  @Post()
  @Allow('asset:write')
  add(
    @CurrentActor() actor: Actor, @Param('id', { schema: id }) assetId: string, @IfMatch() version: number, @Body({ schema: createPart }) input: CreatePart,
    @Headers('idempotency-key') key?: string,
  ) {
    return this.parts.add(actor, assetId, version, input, key);
  }

  @Patch(':partId')
  @Allow('asset:write')
  update(
    @CurrentActor() actor: Actor, @Param('id', { schema: id }) assetId: string, @Param('partId', { schema: id }) partId: string, @IfMatch() version: number,
    @Body({ schema: updatePart }) input: UpdatePart,
  ) {
    return this.parts.update(actor, assetId, partId, version, input);
  }

  @Delete(':partId')
  @HttpCode(200)
  @Allow('asset:write')
  end(@CurrentActor() actor: Actor, @Param('id', { schema: id }) assetId: string, @Param('partId', { schema: id }) partId: string, @IfMatch() version: number) {
    return this.parts.end(actor, assetId, partId, version);
  }
}
