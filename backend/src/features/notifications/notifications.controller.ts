import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { notificationQuery, readNotifications, type NotificationQuery, type ReadNotifications } from '@ioc/shared/notifications.input';
import { Allow, CurrentActor } from '#platform/http';
import { NotificationsService } from './notifications.service.js';

/** Everybody's own, and nobody else's: there is no address for another person's. */
@Controller('api/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Get()
  @Allow('signed-in')
  list(@CurrentActor() actor: Actor, @Query({ schema: notificationQuery }) query: NotificationQuery) {
    return this.notifications.list(actor, query);
  }

  @Get('board')
  @Allow('signed-in')
  board(@CurrentActor() actor: Actor) {
    return this.notifications.board(actor);
  }

  @Post('read')
  @Allow('signed-in')
  @HttpCode(200)
  read(@CurrentActor() actor: Actor, @Body({ schema: readNotifications }) input: ReadNotifications) {
    return this.notifications.read(actor, input);
  }
}
