import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { importTargets, type ImportTarget } from '@ioc/shared/imports';
import {
  answerImport, beginImport, findingQuery, importQuery, remapImport, type AnswerImport, type BeginImport, type FindingQuery, type ImportQuery, type RemapImport,
} from '@ioc/shared/imports.input';
import { cleanText } from '@ioc/shared/words';
import { z } from 'zod';
import { Allow, CurrentActor, IfMatch, Problem, TakesLong } from '#platform/http';
import { ImportsService } from './imports.service.js';
import { localeOf } from './sentence.js';

const id = z.uuid();
const target = z.enum(importTargets);
const longestName = 200;

@Controller('api/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Get()
  @Allow('import:run')
  list(@CurrentActor() actor: Actor, @Query({ schema: importQuery }) query: ImportQuery) {
    return this.imports.list(actor, query);
  }

  @Get(':id')
  @Allow('import:run')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: id }) importId: string) {
    return this.imports.get(actor, importId);
  }

  @Get(':id/findings')
  @Allow('import:run')
  findings(@CurrentActor() actor: Actor, @Param('id', { schema: id }) importId: string, @Query({ schema: findingQuery }) query: FindingQuery, @Headers('accept-language') language?: string) {
    return this.imports.findings(actor, importId, query, localeOf(language));
  }

  @Post(':target')
  @HttpCode(202)
  @Allow('import:run')
  @TakesLong()
  begin(
    @CurrentActor() actor: Actor, @Param('target', { schema: target }) importTarget: ImportTarget, @Query({ schema: beginImport }) { planId, asDraft }: BeginImport, @Body() body: unknown,
    @Headers('x-file-name') name?: string, @Headers('accept-language') language?: string, @Headers('idempotency-key') key?: string,
  ) {
    if (!Buffer.isBuffer(body) || body.length === 0) throw new Problem('import.file-required');
    if (importTarget === 'tasks' && planId === undefined) throw new Problem('import.plan-required');
    const options = importTarget === 'tasks' && planId !== undefined ? { planId, asDraft, answers: [] } : null;
    return this.imports.begin(actor, { target: importTarget, fileName: fileNameOf(name), file: body, locale: localeOf(language), options }, key);
  }

  @Post(':id/mapping')
  @HttpCode(202)
  @Allow('import:run')
  remap(@CurrentActor() actor: Actor, @Param('id', { schema: id }) importId: string, @IfMatch() version: number, @Body({ schema: remapImport }) input: RemapImport) {
    return this.imports.remap(actor, importId, version, input);
  }

  @Post(':id/answers')
  @HttpCode(202)
  @Allow('import:run')
  answer(@CurrentActor() actor: Actor, @Param('id', { schema: id }) importId: string, @IfMatch() version: number, @Body({ schema: answerImport }) input: AnswerImport) {
    return this.imports.answer(actor, importId, version, input);
  }

  @Post(':id/apply')
  @HttpCode(200)
  @Allow('import:run')
  @TakesLong()
  apply(@CurrentActor() actor: Actor, @Param('id', { schema: id }) importId: string, @IfMatch() version: number) {
    return this.imports.apply(actor, importId, version);
  }
}

/** The name as the person knows it: decoded, without folders. Its ending helps to tell what is in the file. */
function fileNameOf(header: string | undefined): string {
  try {
    const name = cleanText(decodeURIComponent(header ?? '')).split(/[/\\]/).at(-1)?.slice(-longestName) ?? '';
    if (name !== '') return name;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  throw new Problem('request.invalid', {}, { fields: [{ path: 'X-File-Name', code: 'invalid_format', message: 'encodeURIComponent(name)' }] });
}
