import { pipeline } from 'node:stream/promises';
import { Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { fileForms, isViewable } from '@ioc/shared/attachments';
import { contentQuery, type ContentQuery } from '@ioc/shared/attachments.input';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { FileStore } from '#platform/files';
import { Allow, CurrentActor, Problem, TakesLong } from '#platform/http';
import { AttachmentsService } from './attachments.service.js';
import { disposition, fileNameOf } from './file-name.rules.js';

const id = z.uuid();

@Controller('api')
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly files: FileStore,
  ) {}

  /** The file itself is the body, as of an import; it streams, so nothing has read it before. */
  @Post('attachments')
  @Allow('task:read')
  @TakesLong()
  upload(@CurrentActor() actor: Actor, @Req() request: Request, @Headers('x-file-name') header?: string, @Headers('idempotency-key') key?: string) {
    this.attachments.requireCarrier(actor);
    if (request.headers['content-type'] !== 'application/octet-stream') throw new Problem('attachment.file-required');
    const name = fileNameOf(header);
    if (name === null) throw new Problem('request.invalid', {}, { fields: [{ path: 'X-File-Name', code: 'invalid_format', message: 'encodeURIComponent(name)' }] });
    return this.attachments.upload(actor, name, request, key);
  }

  @Get('tasks/:id/attachments')
  @Allow('task:read')
  ofTask(@CurrentActor() actor: Actor, @Param('id', { schema: id }) taskId: string) {
    return this.attachments.ofTask(actor, taskId);
  }

  /** The bytes as they came. Whatever they are, a browser gets no chance to run them in the name of the portal. */
  @Get('attachments/:id/content')
  @Allow('task:read')
  async content(@CurrentActor() actor: Actor, @Param('id', { schema: id }) attachmentId: string, @Query({ schema: contentQuery }) { inline }: ContentQuery, @Res() response: Response) {
    const { sha256, name, kind, size, acts } = await this.attachments.find(actor, attachmentId);
    const stream = await this.files.read(sha256);
    response.set({
      'Content-Type': fileForms[kind].mediaType,
      'Content-Length': String(size),
      'Content-Disposition': disposition(inline && isViewable(kind) && !acts ? 'inline' : 'attachment', name),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'; sandbox`,
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    // Who goes away in the middle of it has heard what they wanted.
    await pipeline(stream, response).catch(() => response.destroy());
  }
}
