/**
 * PostgreSQL with PostGIS inside the product, for one machine and for tests: no server to install, no port opened.
 *
 * `startEmbedded({ dataDir })` opens the directory (or a database in memory for null) and gives streams for the stock
 * `pg` driver. With TypeORM: `{ type: 'postgres', extra: { stream: () => database.stream(), max: 4 } }`; host, user,
 * password and database name are ignored. `ssl` stays off. For generated uuid columns also set
 * `uuidExtension: 'pgcrypto'` and `installExtensions: false`: gen_random_uuid() is built in, uuid-ossp is not here.
 *
 * Shapes: `EmbeddedOptions` in, `EmbeddedDatabase` out, `EmbeddedStats` for metrics. The directory holds `cluster`
 * (PostgreSQL's own files), `embedded.lock`, and after a restore `cluster.previous`. The extensions postgis, unaccent
 * and pg_trgm and the collation `vi_icu` (Vietnamese order) exist from the first start.
 *
 * Errors: `EmbeddedInUse` (names the process that holds the directory), `EmbeddedNotBuilt` (run the build first),
 * `EmbeddedArchiveInvalid` (a damaged or foreign archive), `EmbeddedDied` (the worker is lost: every stream fails with
 * it and `died` settles; exit, or start again on the same directory).
 *
 * Limits, all from having one backend:
 * - an open transaction makes every other connection wait: inside it use only its own manager, or it waits for itself;
 * - SET, temporary tables and SQL-level PREPARE are shared by all connections; session advisory locks exclude nobody;
 * - statement_timeout and cancel have no effect; a query longer than `stuckAfterMs` ends the worker;
 * - a transaction idle for `idleTransactionMs` is rolled back and its connection ended;
 * - COPY FROM STDIN is refused (0A000), ST_AsMVT and ST_AsGeobuf are not in this build.
 */
export { EmbeddedArchiveInvalid, EmbeddedDied, EmbeddedInUse, EmbeddedNotBuilt } from './errors.js';
export { restoreEmbedded, startEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from './start.js';
export type { EmbeddedStats } from './worker-messages.js';
