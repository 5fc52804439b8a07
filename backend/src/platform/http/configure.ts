import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '#platform/config';
import { Deadline, withinDeadline } from '#platform/database';
import type { ActorRequest } from './allow.js';
import { giveUpSlowBodies, isUpload } from './bodies.js';
import { Metrics } from './metrics.js';
import { isCompressible, serveMaps, serveWeb } from './web.js';

/** What every request passes before a route sees it: request id, security headers, limits, compression, the web pages. */
export function configureHttp(app: NestExpressApplication, config: Config, webDir: string | null): void {
  app.set('query parser', 'extended');
  app.disable('x-powered-by');
  app.set('etag', false);
  if (config.IOC_TRUST_PROXY) app.set('trust proxy', config.IOC_TRUST_PROXY.split(',').map((address) => address.trim()));
  const metrics = app.get(Metrics);

  app.use((request: Request, response: Response, next: NextFunction) => {
    const requestId = randomUUID();
    (request as ActorRequest).requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    const end = metrics.requestSeconds.startTimer({ method: request.method });
    response.on('finish', () => end({ status: `${Math.floor(response.statusCode / 100)}xx` }));
    if (request.path.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: [`'self'`],
          scriptSrc: [`'self'`],
          // The component library writes its styles at run time; styles cannot run anything.
          styleSrc: [`'self'`, `'unsafe-inline'`],
          imgSrc: [`'self'`, 'data:', 'blob:', ...ownMapHost(config)],
          connectSrc: [`'self'`, ...ownMapHost(config)],
          fontSrc: [`'self'`, 'data:'],
          workerSrc: [`'self'`, 'blob:'],
          objectSrc: [`'none'`],
          frameAncestors: [`'none'`],
          baseUri: [`'none'`],
          formAction: [`'self'`],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: config.secureCookies ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(compression({ threshold: 1_024, filter: isCompressible }));
  app.use(giveUpSlowBodies(config.IOC_BODY_TIMEOUT_SECONDS * 1_000));
  app.useBodyParser('json', { limit: config.IOC_BODY_LIMIT_BYTES });
  app.useBodyParser('raw', { type: (request) => request.headers['content-type'] === 'application/octet-stream' && !isUpload(request), limit: config.IOC_IMPORT_LIMIT_BYTES });
  app.use((_request: Request, response: Response, next: NextFunction) => {
    // Counted from here: how long a body takes to arrive is up to whoever sends it.
    const deadline = new Deadline(config.IOC_REQUEST_TIMEOUT_MS);
    response.once('close', () => deadline.end());
    withinDeadline(deadline, next);
  });
  app.use('/maps', ...serveMaps(resolve(config.IOC_DATA_DIR, 'maps')));
  if (webDir !== null && existsSync(join(webDir, 'index.html'))) app.use(serveWeb(webDir));
}

/** A base map of the installation's own is the only other host a page may speak to. */
function ownMapHost(config: Config): string[] {
  if (!config.IOC_BASEMAP_URL || !/^https?:/.test(config.IOC_BASEMAP_URL)) return [];
  return [new URL(config.IOC_BASEMAP_URL.replace(/[{}]/g, '')).origin];
}
