/** The province of a demo installation: devices that report, fail and come back. Only where IOC_DEMO is on. */
export { SimulationModule } from './simulation.module.js';
export { SimulationService } from './simulation.service.js';
