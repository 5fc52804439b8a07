import { Body, Controller, Get, Headers, Param, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { calendarQuery, createCalendar, updateCalendar, type CalendarQuery, type CreateCalendar, type UpdateCalendar } from '@ioc/shared/calendars.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { CalendarsService } from './calendars.service.js';

const id = z.uuid();

@Controller('api/calendars')
export class CalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

  @Get()
  @Allow('calendar:read')
  list(@Query({ schema: calendarQuery }) query: CalendarQuery) {
    return this.calendars.list(query);
  }

  @Get(':id')
  @Allow('calendar:read')
  get(@Param('id', { schema: id }) calendarId: string) {
    return this.calendars.get(calendarId);
  }

  @Post()
  @Allow('calendar:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: createCalendar }) input: CreateCalendar, @Headers('idempotency-key') key?: string) {
    return this.calendars.create(actor, input, key);
  }

  @Patch(':id')
  @Allow('calendar:write')
  update(@CurrentActor() actor: Actor, @Param('id', { schema: id }) calendarId: string, @IfMatch() version: number, @Body({ schema: updateCalendar }) input: UpdateCalendar) {
    return this.calendars.update(actor, calendarId, version, input);
  }
}
