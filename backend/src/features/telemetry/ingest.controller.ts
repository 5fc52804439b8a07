import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { ingestReadings, type IngestReadings } from '@ioc/shared/telemetry.input';
import { Allow, CurrentActor } from '#platform/http';
import { TelemetryService } from './telemetry.service.js';

@Controller('ingest')
export class IngestController {
  constructor(private readonly telemetry: TelemetryService) {}

  @Post('readings')
  @Allow('telemetry:ingest')
  @HttpCode(200)
  readings(@CurrentActor() actor: Actor, @Body({ schema: ingestReadings }) input: IngestReadings, @Headers('idempotency-key') key?: string) {
    return this.telemetry.record(actor, input, key);
  }
}
