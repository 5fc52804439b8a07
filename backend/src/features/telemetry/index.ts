/** Readings in, state changes out; silence is noticed on the server's clock. */
export { TelemetryModule } from './telemetry.module.js';
export { TelemetryService } from './telemetry.service.js';
