import { Body, Controller, Get, Headers, Param, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { pageQuery, type PageQuery } from '@ioc/shared/list.input';
import {
  createOrganisation, organisationQuery, updateOrganisation, type CreateOrganisation, type OrganisationQuery, type UpdateOrganisation,
} from '@ioc/shared/organisations.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { OrganisationsService } from './organisations.service.js';

const id = z.uuid();

@Controller('api/organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Get()
  @Allow('organisation:read')
  list(@Query({ schema: organisationQuery }) query: OrganisationQuery) {
    return this.organisations.list(query);
  }

  @Get(':id')
  @Allow('organisation:read')
  get(@Param('id', { schema: id }) organisationId: string) {
    return this.organisations.get(organisationId);
  }

  @Get(':id/changes')
  @Allow('organisation:read')
  changes(@Param('id', { schema: id }) organisationId: string, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.organisations.changes(organisationId, query);
  }

  @Post()
  @Allow('organisation:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: createOrganisation }) input: CreateOrganisation, @Headers('idempotency-key') key?: string) {
    return this.organisations.create(actor, input, key);
  }

  @Patch(':id')
  @Allow('organisation:write')
  update(
    @CurrentActor() actor: Actor, @Param('id', { schema: id }) organisationId: string, @IfMatch() version: number, @Body({ schema: updateOrganisation }) input: UpdateOrganisation,
  ) {
    return this.organisations.update(actor, organisationId, version, input);
  }
}
