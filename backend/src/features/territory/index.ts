/** Administrative units in their versions, and which unit a place lies in. */
export { TerritoryModule } from './territory.module.js';
export { TerritoryService } from './territory.service.js';
