/** Working calendars: when the province and each organisation work, and their clocks for whoever counts a term. */
export { CalendarsModule } from './calendars.module.js';
export { CalendarsService } from './calendars.service.js';
export { readClocks } from './calendars.queries.js';
