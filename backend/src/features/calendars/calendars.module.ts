import { Module } from '@nestjs/common';
import { OrganisationsModule } from '#features/organisations';
import { CalendarsController } from './calendars.controller.js';
import { CalendarsService } from './calendars.service.js';

@Module({ imports: [OrganisationsModule], controllers: [CalendarsController], providers: [CalendarsService], exports: [CalendarsService] })
export class CalendarsModule {}
