import { Module } from '@nestjs/common';
import { IngestController } from './ingest.controller.js';
import { SilenceJob } from './silence.job.js';
import { TelemetryService } from './telemetry.service.js';

@Module({ controllers: [IngestController], providers: [TelemetryService, SilenceJob], exports: [TelemetryService] })
export class TelemetryModule {}
