import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { outboxQuery, type OutboxQuery } from '@ioc/shared/channels.input';
import { z } from 'zod';
import { Allow, CurrentActor } from '#platform/http';
import { OutboxService } from './outbox.service.js';

const id = z.uuid();

@Controller('api/channels')
export class OutboxController {
  constructor(private readonly outbox: OutboxService) {}

  @Get()
  @Allow('channel:manage')
  board() {
    return this.outbox.board();
  }

  @Post('email/test')
  @Allow('channel:manage')
  tryMail(@CurrentActor() actor: Actor) {
    return this.outbox.tryMail(actor);
  }

  @Get('outbox')
  @Allow('channel:manage')
  list(@Query({ schema: outboxQuery }) query: OutboxQuery) {
    return this.outbox.list(query);
  }

  @Post('outbox/retry')
  @Allow('channel:manage')
  @HttpCode(200)
  retryAll(@CurrentActor() actor: Actor) {
    return this.outbox.retryAll(actor);
  }

  @Post('outbox/:id/retry')
  @Allow('channel:manage')
  @HttpCode(200)
  retry(@CurrentActor() actor: Actor, @Param('id', { schema: id }) messageId: string) {
    return this.outbox.retry(actor, messageId);
  }
}
