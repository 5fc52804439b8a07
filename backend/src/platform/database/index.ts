/**
 * The database: PostgreSQL with PostGIS, on a server or embedded, behind one driver and one dialect. `openDatabase`
 * decides which; nothing else in the product knows. Inside a transaction use only its `query`: the embedded database
 * has one backend, so a query beside it would wait for the transaction that waits for the query.
 */
export { openDatabase, type Database } from './open.js';
export { DatabaseModule, DATABASE } from './database.module.js';
export { Transactions, Tx, system, type Edit } from './transaction.js';
export { Deadline, DeadlinePassed, currentDeadline, outsideDeadline, withinDeadline } from './deadline.js';
export { Answers } from './answers.js';
export { Totals, tableVersions, type VersionedTable } from './totals.js';
export { scopeCondition, type ScopeColumns } from './scope.js';
export { Params } from './params.js';
export { instant, pageText, type JsonText } from './json-text.js';
export { SnakeNaming } from './naming.js';
/** For the commands only: the portal itself never replaces its data. */
export { restoreEmbedded } from './embedded/index.js';
