import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { problemSentence } from '@ioc/shared/problem-messages';
import type { FieldProblem, ProblemBody, ProblemParams } from '@ioc/shared/problems';
import type { Locale } from '@ioc/shared/words';
import type { Response } from 'express';
import type { ActorRequest } from './allow.js';
import { isDatabaseDown, isLate } from './database-down.js';
import { Metrics } from './metrics.js';
import { Problem, type RefusedField } from './problem.js';

export const localeOf = (request: ActorRequest): Locale => (/^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi');

/** Every error leaves as problem+json. What is no `Problem` is a bug: logged once with its request id, never described. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(private readonly metrics: Metrics) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ActorRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.toProblem(error, request.requestId);
    this.metrics.refused.inc({ code: problem.code });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const locale = localeOf(request);
    const params: ProblemParams = { ...problem.params, requestId: request.requestId };
    const body: ProblemBody = {
      type: `urn:ioc:problem:${problem.code}`,
      title: problemSentence(problem.code, params, locale),
      status: problem.status,
      code: problem.code,
      params: problem.params,
      ...(problem.detail.fields ? { fields: problem.detail.fields.map((field) => inLanguage(field, locale)) } : {}),
      ...(problem.detail.current !== undefined ? { current: problem.detail.current } : {}),
      requestId: request.requestId,
    };
    const retryAfter = problem.detail.retryAfterSeconds ?? (problem.status === 503 ? 5 : null);
    if (retryAfter !== null) response.setHeader('Retry-After', String(retryAfter));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(body));
  }

  private toProblem(error: unknown, requestId: string): Problem {
    if (error instanceof Problem) return error;
    if (isDatabaseDown(error)) {
      this.log.warn(`database ${isLate(error) ? 'late' : 'unavailable'} (${requestId}): ${error instanceof Error ? error.message : String(error)}`);
      return new Problem(isLate(error) ? 'system.busy' : 'system.unavailable');
    }
    const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
    if (status === 404) return new Problem('request.not-found');
    if (status === 413) return new Problem('request.too-large', { limit: limitOf(error) });
    if ((status !== null && status >= 400 && status < 500) || isUnstorableText(error)) return new Problem('request.invalid');
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error), requestId);
    return new Problem('system.failed');
  }
}

const inLanguage = ({ message, ...field }: RefusedField, locale: Locale): FieldProblem =>
  ({ ...field, message: typeof message === 'string' ? message : message[locale] });

/** Errors of the body parser and the router carry a status of their own. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}

/** Of the body parser, in the unit people know. */
function limitOf(error: unknown): string {
  const cause = error instanceof HttpException ? error.cause : error;
  const limit = typeof cause === 'object' && cause !== null && 'limit' in cause ? Number(cause.limit) : 0;
  return `${(limit / 1_000_000).toLocaleString('vi-VN', { maximumFractionDigits: 3 })} MB`;
}

/** PostgreSQL holds no NUL in text ("invalid byte sequence", "unsupported Unicode escape") and no half of a surrogate pair in JSON. */
function isUnstorableText(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  if (error.code === '22P02') return 'detail' in error && /surrogate/.test(String(error.detail));
  return error.code === '22021' || error.code === '22P05';
}
