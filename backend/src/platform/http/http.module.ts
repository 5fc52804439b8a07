import { Global, Module, StandardSchemaValidationPipe, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { z } from 'zod';
import type { Config } from '#platform/config';
import { AuthGuard } from './auth.guard.js';
import { CONFIG } from './config.token.js';
import { fieldSentences } from './field-sentences.js';
import { HealthProbes, MachineProbes } from './health.js';
import { HealthController } from './health.controller.js';
import { Idempotency } from './idempotency.js';
import { Metrics } from './metrics.js';
import { Problem } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { RateLimit } from './rate-limit.js';

const mostFields = 100;

@Global()
@Module({})
export class HttpModule {
  static with(config: Config): DynamicModule {
    return {
      module: HttpModule,
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        Metrics, RateLimit, Idempotency,
        { provide: HealthProbes, useClass: MachineProbes },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        {
          provide: APP_PIPE,
          useValue: new StandardSchemaValidationPipe({
            exceptionFactory: (issues) =>
              new Problem('request.invalid', {}, {
                fields: issues.slice(0, mostFields).map((issue) => ({
                  path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
                  code: 'code' in issue && typeof issue.code === 'string' ? issue.code : 'invalid',
                  // Every schema of the contract is zod's, and so is every issue.
                  message: fieldSentences(issue as z.core.$ZodIssue),
                })),
              }),
          }),
        },
      ],
      exports: [CONFIG, Metrics, Idempotency],
    };
  }
}
