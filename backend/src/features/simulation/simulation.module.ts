import { Module } from '@nestjs/common';
import { TelemetryModule } from '#features/telemetry';
import { SimulationController } from './simulation.controller.js';
import { SimulationService } from './simulation.service.js';

@Module({ imports: [TelemetryModule], controllers: [SimulationController], providers: [SimulationService], exports: [SimulationService] })
export class SimulationModule {}
