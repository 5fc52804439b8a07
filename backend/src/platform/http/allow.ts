import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Actor, Permission } from '@ioc/shared/access';
import type { Request } from 'express';
import { Problem } from './problem.js';

export const routeAccessKey = 'ioc:access';
export type RouteAccess = 'public' | 'signed-in' | { permission: Permission };

export interface ActorRequest extends Request {
  actor?: Actor;
  requestId: string;
}

/** Holders of the permission may call this; on which records is decided by the scope in the query. */
export const Allow = (permission: Permission | 'signed-in') =>
  applyDecorators(SetMetadata(routeAccessKey, permission === 'signed-in' ? permission : { permission }));

/** Anybody may call this, signed in or not. The list of such routes is checked by a test. */
export const Public = () => SetMetadata(routeAccessKey, 'public');

export const takesLongKey = 'ioc:takes-long';

/** Has IOC_LONG_REQUEST_SECONDS instead of the few seconds of every other request. The list of such routes is checked by a test. */
export const TakesLong = () => SetMetadata(takesLongKey, true);

const requestOf = (context: ExecutionContext): ActorRequest => context.switchToHttp().getRequest<ActorRequest>();

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = requestOf(context);
  if (!actor) throw new Problem('access.signed-out');
  return actor;
});

/** The version an edit is based on, from `If-Match: "7"`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(requestOf(context).headers['if-match'] ?? '');
  if (!match) throw new Problem('request.version-required');
  return Number(match[1]);
});

export const ClientAddress = createParamDecorator((_: unknown, context: ExecutionContext): string => requestOf(context).ip ?? '');
