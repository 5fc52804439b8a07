/** How a request becomes a call: who is asking, may they, is the body right, and how a refusal looks on the wire. */
export { Allow, Public, TakesLong, takesLongKey, CurrentActor, IfMatch, ClientAddress, type RouteAccess, routeAccessKey } from './allow.js';
export { Authenticator, AuthGuard } from './auth.guard.js';
export { Problem } from './problem.js';
export { isDatabaseDown, isLate } from './database-down.js';
export { ProblemFilter } from './problem.filter.js';
export { HttpModule } from './http.module.js';
export { jsonType, orderBy, pageClause, requireAtMost, requireRow } from './list.js';
export { Idempotency } from './idempotency.js';
export { originIsOwn } from './origin.js';
export { readCookie } from './cookies.js';
export { Metrics } from './metrics.js';
export { configureHttp } from './configure.js';
export { CONFIG } from './config.token.js';
