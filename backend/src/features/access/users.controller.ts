import { Body, Controller, Get, Headers, Param, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { createUser, updateUser, userQuery, type CreateUser, type UpdateUser, type UserQuery } from '@ioc/shared/access.input';
import { pageQuery, type PageQuery } from '@ioc/shared/list.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { UsersService } from './users.service.js';

const id = z.uuid();

@Controller('api/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Allow('user:read')
  list(@Query({ schema: userQuery }) query: UserQuery) {
    return this.users.list(query);
  }

  @Get(':id')
  @Allow('user:read')
  get(@Param('id', { schema: id }) userId: string) {
    return this.users.get(userId);
  }

  @Get(':id/changes')
  @Allow('user:read')
  changes(@Param('id', { schema: id }) userId: string, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.users.changes(userId, query);
  }

  @Post()
  @Allow('user:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: createUser }) input: CreateUser, @Headers('idempotency-key') key?: string) {
    return this.users.create(actor, input, key);
  }

  @Patch(':id')
  @Allow('user:write')
  update(@CurrentActor() actor: Actor, @Param('id', { schema: id }) userId: string, @IfMatch() version: number, @Body({ schema: updateUser }) input: UpdateUser) {
    return this.users.update(actor, userId, version, input);
  }
}
