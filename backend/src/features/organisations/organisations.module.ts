import { Module } from '@nestjs/common';
import { OrganisationAliasesController } from './organisation-aliases.controller.js';
import { OrganisationAliasesService } from './organisation-aliases.service.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsService } from './organisations.service.js';

@Module({
  controllers: [OrganisationsController, OrganisationAliasesController],
  providers: [OrganisationsService, OrganisationAliasesService],
  exports: [OrganisationsService, OrganisationAliasesService],
})
export class OrganisationsModule {}
