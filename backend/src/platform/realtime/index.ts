/** Sockets: who is connected, what each may hear, and how a slow or returning one catches up. */
export { RealtimeModule } from './realtime.module.js';
export { Realtime } from './realtime.js';
