import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';

const encodings = [['br', '.br'], ['gzip', '.gz']] as const;
const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
};
const notPages = /^\/(api|ingest|socket\.io|healthz|readyz|metrics)(\/|$)/;

/**
 * The built pages: compressed beforehand, hashed files kept for ever by the browser, and every other address answered
 * with the page itself, because addresses inside the portal belong to the portal.
 */
export function serveWeb(folder: string): RequestHandler {
  const page = readFileSync(join(folder, 'index.html'));
  const files = express.static(folder, { index: false, etag: true, maxAge: '1h' });
  const sendPage = (response: Response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(page);
  };

  return (request: Request, response: Response, next: NextFunction) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || notPages.test(request.path)) return next();
    const path = normalize(request.path);
    if (path === '/' || path === '/index.html') return sendPage(response);
    const type = types[extname(path)];
    if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    const accepted = String(request.headers['accept-encoding'] ?? '');
    for (const [encoding, ending] of encodings) {
      if (type && accepted.includes(encoding) && !path.includes('..') && existsSync(join(folder, path + ending))) {
        response.setHeader('Content-Encoding', encoding);
        response.setHeader('Vary', 'Accept-Encoding');
        response.type(type);
        request.url = path + ending;
        break;
      }
    }
    files(request, response, (error?: unknown) => {
      if (error) return next(error);
      response.removeHeader('Content-Encoding');
      if (extname(path) !== '') {
        response.removeHeader('Cache-Control');
        response.status(404).end();
        return;
      }
      sendPage(response);
    });
  };
}
