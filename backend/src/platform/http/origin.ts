import type { IncomingMessage } from 'node:http';

/**
 * Does the request come from our own pages? A browser always sends `Origin` with sockets and with writes; what sends
 * none is no browser and carries no borrowed cookie. Compared with the Host the browser used, or the public address.
 */
export function originIsOwn(request: Pick<IncomingMessage, 'headers'>, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  try {
    return host !== undefined && new URL(origin).host === host;
  } catch {
    return false;
  }
}
