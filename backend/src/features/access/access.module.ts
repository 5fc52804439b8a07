import { Global, Module } from '@nestjs/common';
import { Authenticator } from '#platform/http';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInGuard } from './sign-in-guard.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Global()
@Module({
  controllers: [SessionsController, UsersController],
  providers: [SessionsService, SignInGuard, UsersService, { provide: Authenticator, useExisting: SessionsService }],
  exports: [Authenticator, UsersService],
})
export class AccessModule {}
