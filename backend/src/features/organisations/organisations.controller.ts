import { Controller, Get, Param, Query } from '@nestjs/common';
import { organisationQuery, type OrganisationQuery } from '@ioc/shared/organisations.input';
import { z } from 'zod';
import { Allow } from '#platform/http';
import { OrganisationsService } from './organisations.service.js';

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
  get(@Param('id', { schema: z.uuid() }) id: string) {
    return this.organisations.get(id);
  }
}
