/**
 * The spine: facts recorded with the change that made them, delivered after the commit. `EventTail` follows the table
 * for this node's sockets; an `EventListener` is a consequence that must happen exactly once, with a durable cursor.
 */
export { EventsModule } from './events.module.js';
export { CatchUpReader } from './catch-up.js';
export { Housekeeping } from './housekeeping.js';
export { Outage } from './outage.js';
export { RecordChanges } from './record-changes.js';
export { EventTail } from './tail.js';
export { Listeners, type EventListener } from './listeners.js';
export { readEvents, headSeq, mayHear, type StoredEvent } from './read.js';
