import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/** Files stream to where they are kept: no parser may collect them, and they have a patience of their own. */
export const isUpload = ({ url }: Pick<IncomingMessage, 'url'>): boolean => /^\/api\/attachments\/?($|\?)/i.test(url ?? '');

/** A body that has not arrived after this long is given up, so that slow senders cannot hold connections for ever. */
export const giveUpSlowBodies = (patienceMs: number): RequestHandler => (request, _response, next) => {
  if (!isUpload(request)) {
    const timer = setTimeout(() => {
      if (!request.complete) request.socket.destroy();
    }, patienceMs).unref();
    request.once('close', () => clearTimeout(timer));
  }
  next();
};
