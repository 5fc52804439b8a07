import { Injectable, type CanActivate, type ExecutionContext, Inject } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { can, type Actor } from '@ioc/shared/access';
import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '#platform/config';
import { currentDeadline } from '#platform/database';
import { routeAccessKey, takesLongKey, type ActorRequest, type RouteAccess } from './allow.js';
import { CONFIG } from './config.token.js';
import { originIsOwn } from './origin.js';
import { Problem } from './problem.js';
import { RateLimit } from './rate-limit.js';

/** Turns the cookie or key of a request into the actor behind it; the access feature provides it. */
export abstract class Authenticator {
  abstract authenticate(headers: IncomingHttpHeaders): Promise<Actor | null>;
  /** Asks anew from now on: somebody's session or rights have changed. */
  abstract forget(): void;
}

/** Deny by default: a route without `@Allow` or `@Public` answers nobody. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly rate: RateLimit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(routeAccessKey, [context.getHandler(), context.getClass()]);
    if (access === undefined) throw new Problem('request.not-found');
    const byKey = request.headers.authorization !== undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD' && !byKey) {
      if (!originIsOwn(request, this.config.IOC_PUBLIC_URL)) throw new Problem('access.foreign-origin');
      // A foreign page can post a form but cannot set this header without our consent (CORS preflight).
      if (request.headers['x-requested-with'] === undefined) throw new Problem('access.foreign-origin');
    }
    if (access === 'public') {
      this.rate.count(`address:${request.ip}`);
      return true;
    }
    const deadline = currentDeadline();
    // Asked once for all requests of a session at a time: another one's patience is not ours.
    const asked = this.authenticator.authenticate(request.headers);
    const actor = await (deadline?.inTime(asked) ?? asked);
    if (!actor) {
      this.rate.count(`address:${request.ip}`);
      throw new Problem('access.signed-out');
    }
    this.rate.count(`actor:${actor.id}`);
    request.actor = actor;
    if (access !== 'signed-in' && !can(actor.grants, access.permission)) {
      throw new Problem('access.not-permitted', { permission: access.permission });
    }
    if (this.reflector.get<boolean | undefined>(takesLongKey, context.getHandler())) deadline?.extendTo(this.config.IOC_LONG_REQUEST_SECONDS * 1_000);
    return true;
  }
}
