import { Body, Controller, Get, Headers, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import {
  assetExportQuery,
  assetQuery,
  createAsset,
  setAssetState,
  updateAsset,
  type AssetExportQuery,
  type AssetQuery,
  type CreateAsset,
  type SetAssetState,
  type UpdateAsset,
} from '@ioc/shared/assets.input';
import { pageQuery, type PageQuery } from '@ioc/shared/list.input';
import type { Response } from 'express';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch, TakesLong } from '#platform/http';
import { AssetExport, type ExportedFile } from './asset-export.js';
import { AssetsService } from './assets.service.js';

const id = z.uuid();

@Controller('api/assets')
export class AssetsController {
  constructor(
    private readonly assets: AssetsService,
    private readonly exports: AssetExport,
  ) {}

  @Get()
  @Allow('asset:read')
  list(@CurrentActor() actor: Actor, @Query({ schema: assetQuery }) query: AssetQuery) {
    return this.assets.list(actor, query);
  }

  @Get('export')
  @Allow('asset:export')
  @TakesLong()
  async export(@CurrentActor() actor: Actor, @Query({ schema: assetExportQuery }) query: AssetExportQuery, @Res() response: Response) {
    send(response, await this.exports.write(actor, query));
  }

  @Get('export/parts')
  @Allow('asset:export')
  @TakesLong()
  async exportParts(@CurrentActor() actor: Actor, @Query({ schema: assetQuery }) query: AssetQuery, @Res() response: Response) {
    send(response, await this.exports.writeParts(actor, query));
  }

  @Get(':id')
  @Allow('asset:read')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: id }) assetId: string) {
    return this.assets.get(actor, assetId);
  }

  @Get(':id/history')
  @Allow('asset:read')
  history(@CurrentActor() actor: Actor, @Param('id', { schema: id }) assetId: string) {
    return this.assets.history(actor, assetId);
  }

  @Get(':id/changes')
  @Allow('asset:read')
  changes(@CurrentActor() actor: Actor, @Param('id', { schema: id }) assetId: string, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.assets.changes(actor, assetId, query);
  }

  @Post()
  @Allow('asset:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: createAsset }) input: CreateAsset, @Headers('idempotency-key') key?: string) {
    return this.assets.create(actor, input, key);
  }

  @Patch(':id')
  @Allow('asset:write')
  update(@CurrentActor() actor: Actor, @Param('id', { schema: id }) assetId: string, @IfMatch() version: number, @Body({ schema: updateAsset }) input: UpdateAsset) {
    return this.assets.update(actor, assetId, version, input);
  }

  @Post(':id/state')
  @Allow('asset:set-state')
  setState(@CurrentActor() actor: Actor, @Param('id', { schema: id }) assetId: string, @IfMatch() version: number, @Body({ schema: setAssetState }) input: SetAssetState) {
    return this.assets.setState(actor, assetId, version, input);
  }
}

function send(response: Response, { fileName, type, text }: ExportedFile): void {
  response.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  response.type(type).send(text);
}
