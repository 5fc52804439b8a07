/** The monitored sectors. */
export { SectorsModule } from './sectors.module.js';
export { SectorsService } from './sectors.service.js';
