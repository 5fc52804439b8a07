import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { aliasQuery, type AliasQuery } from '@ioc/shared/organisations.input';
import { z } from 'zod';
import { Allow, CurrentActor } from '#platform/http';
import { OrganisationAliasesService } from './organisation-aliases.service.js';

@Controller('api/organisation-aliases')
export class OrganisationAliasesController {
  constructor(private readonly aliases: OrganisationAliasesService) {}

  @Get()
  @Allow('import:run')
  list(@Query({ schema: aliasQuery }) query: AliasQuery) {
    return this.aliases.list(query);
  }

  @Delete(':id')
  @Allow('import:run')
  @HttpCode(204)
  forget(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string) {
    return this.aliases.forget(actor, id);
  }
}
