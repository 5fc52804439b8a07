import { Module } from '@nestjs/common';
import { ChannelsModule } from '#features/channels';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsListener } from './notifications.listener.js';
import { NotificationsService } from './notifications.service.js';
import { TemplateNoticesListener } from './template-notices.listener.js';

@Module({ imports: [ChannelsModule], controllers: [NotificationsController], providers: [NotificationsService, NotificationsListener, TemplateNoticesListener] })
export class NotificationsModule {}
