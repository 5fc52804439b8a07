/** People, their sessions and keys. Provides the `Authenticator` behind every route and socket. */
export { AccessModule } from './access.module.js';
export { actorOf, actorsAmong } from './actors.js';
export { UsersService } from './users.service.js';
export { hashPassword } from './passwords.js';
export { createIntegrationKey } from './integration-keys.js';
