import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { createWebhook, updateWebhook, type CreateWebhook, type UpdateWebhook } from '@ioc/shared/channels.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { WebhooksService } from './webhooks.service.js';

const id = z.uuid();

@Controller('api/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get()
  @Allow('channel:manage')
  list() {
    return this.webhooks.list();
  }

  @Get(':id')
  @Allow('channel:manage')
  get(@Param('id', { schema: id }) webhookId: string) {
    return this.webhooks.get(webhookId);
  }

  @Post()
  @Allow('channel:manage')
  create(@CurrentActor() actor: Actor, @Body({ schema: createWebhook }) input: CreateWebhook, @Headers('idempotency-key') key?: string) {
    return this.webhooks.create(actor, input, key);
  }

  @Patch(':id')
  @Allow('channel:manage')
  update(@CurrentActor() actor: Actor, @Param('id', { schema: id }) webhookId: string, @IfMatch() version: number, @Body({ schema: updateWebhook }) input: UpdateWebhook) {
    return this.webhooks.update(actor, webhookId, version, input);
  }

  @Delete(':id')
  @Allow('channel:manage')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) webhookId: string) {
    return this.webhooks.remove(actor, webhookId);
  }

  @Post(':id/test')
  @Allow('channel:manage')
  try(@CurrentActor() actor: Actor, @Param('id', { schema: id }) webhookId: string) {
    return this.webhooks.try(actor, webhookId);
  }
}
