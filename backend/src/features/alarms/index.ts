/** Alarms: raised from state changes by a durable listener, acknowledged and ended by people. */
export { AlarmsModule } from './alarms.module.js';
export { AlarmsService } from './alarms.service.js';
export { demandOf } from './alarms.rules.js';
