import { Module } from '@nestjs/common';
import { Chance } from './chance.js';
import { EmailChannel } from './email.channel.js';
import { Outbox } from './outbox.js';
import { OutboxController } from './outbox.controller.js';
import { OutboxService } from './outbox.service.js';
import { OutboxWorker } from './outbox.worker.js';
import { PreferencesController } from './preferences.controller.js';
import { PreferencesService } from './preferences.service.js';
import { WebhookChannel } from './webhook.channel.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  controllers: [OutboxController, WebhooksController, PreferencesController],
  providers: [Chance, EmailChannel, WebhookChannel, Outbox, OutboxWorker, OutboxService, WebhooksService, PreferencesService],
  exports: [Outbox],
})
export class ChannelsModule {}
