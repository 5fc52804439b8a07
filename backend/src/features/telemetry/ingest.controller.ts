import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { ingestReadings, type IngestReadings } from '@ioc/shared/telemetry.input';
import type { Config } from '#platform/config';
import { Allow, CONFIG, CurrentActor, requireAtMost } from '#platform/http';
import { TelemetryService } from './telemetry.service.js';

@Controller('ingest')
export class IngestController {
  constructor(
    private readonly telemetry: TelemetryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('readings')
  @Allow('telemetry:ingest')
  @HttpCode(200)
  readings(@CurrentActor() actor: Actor, @Body({ schema: ingestReadings }) input: IngestReadings, @Headers('idempotency-key') key?: string) {
    requireAtMost('readings', input.readings.length, this.config.IOC_INGEST_MAX_READINGS);
    return this.telemetry.record(actor, input, key);
  }
}
