import { Body, Controller, Delete, Get, Headers, Param, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { peopleQuery, writeComment, type PeopleQuery, type WriteComment } from '@ioc/shared/comments.input';
import { pageQuery, type PageQuery } from '@ioc/shared/list.input';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch } from '#platform/http';
import { CommentsService } from './comments.service.js';

const id = z.uuid();

@Controller('api/tasks/:id')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Get('comments')
  @Allow('task:read')
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.comments.list(actor, taskId, query);
  }

  @Post('comments')
  @Allow('task:comment')
  add(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @Body({ schema: writeComment }) input: WriteComment, @Headers('idempotency-key') key?: string) {
    return this.comments.add(actor, taskId, input, key);
  }

  @Patch('comments/:commentId')
  @Allow('task:comment')
  edit(
    @CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @Param('commentId', { schema: id }) commentId: string, @IfMatch() version: number,
    @Body({ schema: writeComment }) input: WriteComment,
  ) {
    return this.comments.edit(actor, { taskId, commentId, version }, input);
  }

  @Delete('comments/:commentId')
  @Allow('task:comment')
  remove(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @Param('commentId', { schema: id }) commentId: string) {
    return this.comments.remove(actor, taskId, commentId);
  }

  /** Whom a comment on this task may mention. */
  @Get('people')
  @Allow('task:comment')
  people(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string, @Query({ schema: peopleQuery }) query: PeopleQuery) {
    return this.comments.people(actor, taskId, query);
  }
}
