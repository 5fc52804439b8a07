import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { createKey, type CreateKey } from '@ioc/shared/access.input';
import { z } from 'zod';
import { Allow, CurrentActor } from '#platform/http';
import { IntegrationKeys } from './integration-keys.js';

const id = z.uuid();

@Controller('api/users/:id/keys')
export class IntegrationKeysController {
  constructor(private readonly keys: IntegrationKeys) {}

  @Get()
  @Allow('user:read')
  list(@Param('id', { schema: id }) userId: string) {
    return this.keys.list(userId);
  }

  @Post()
  @Allow('user:write')
  create(@CurrentActor() actor: Actor, @Param('id', { schema: id }) userId: string, @Body({ schema: createKey }) input: CreateKey, @Headers('idempotency-key') key?: string) {
    return this.keys.create(actor, { ...input, userId }, key);
  }

  @Delete(':keyId')
  @Allow('user:write')
  @HttpCode(204)
  revoke(@CurrentActor() actor: Actor, @Param('id', { schema: id }) userId: string, @Param('keyId', { schema: id }) keyId: string) {
    return this.keys.revoke(actor, userId, keyId);
  }
}
