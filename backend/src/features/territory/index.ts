/** Administrative units in their versions, and which unit a place lies in. What holds on to them registers with `UnitFollowers`. */
export { Ground, type Standing } from './ground.js';
export { TerritoryModule } from './territory.module.js';
export { TerritoryService } from './territory.service.js';
export { UnitFollowers } from './unit-followers.js';
