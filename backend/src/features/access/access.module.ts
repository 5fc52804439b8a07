import { Global, Module } from '@nestjs/common';
import { Authenticator } from '#platform/http';
import { IntegrationKeysController } from './integration-keys.controller.js';
import { IntegrationKeys } from './integration-keys.js';
import { PasswordsService } from './passwords.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInGuard } from './sign-in-guard.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Global()
@Module({
  controllers: [SessionsController, UsersController, IntegrationKeysController],
  providers: [SessionsService, SignInGuard, PasswordsService, UsersService, IntegrationKeys, { provide: Authenticator, useExisting: SessionsService }],
  exports: [Authenticator, UsersService],
})
export class AccessModule {}
