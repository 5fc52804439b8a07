import { existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import compression from 'compression';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { pageOf } from './page.js';

const encodings = [['br', '.br'], ['gzip', '.gz']] as const;
const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
};
const notPages = /^\/(api|ingest|socket\.io|healthz|readyz|metrics)(\/|$)/;

/** Parts of files and archives that are compressed inside go out as they are. */
export const isCompressible = (request: Request, response: Response): boolean =>
  !request.headers.range && extname(request.path) !== '.pmtiles' && compression.filter(request, response);

/** Base maps of the installation's own, put into its data folder: archives, or folders of images. Nothing is listed. */
export function serveMaps(folder: string): RequestHandler[] {
  const files = express.static(folder, { index: false, redirect: false, etag: true, maxAge: '1h' });
  return [files, (_request: Request, response: Response) => void response.status(404).end()];
}

/**
 * The built pages: compressed beforehand, hashed files kept for ever by the browser, and every other address answered
 * with the page itself, because addresses inside the portal belong to the portal.
 */
export function serveWeb(folder: string, now?: () => number): RequestHandler {
  const page = pageOf(join(folder, 'index.html'), now);
  const files = express.static(folder, { index: false, etag: true, maxAge: '1h' });
  const sendPage = (response: Response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(page());
  };

  return (request: Request, response: Response, next: NextFunction) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || notPages.test(request.path)) return next();
    const path = normalize(request.path);
    if (path === '/' || path === '/index.html') return sendPage(response);
    const type = types[extname(path)];
    if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    // A part of a file is a part of the file as it is, not of its compressed form.
    const accepted = request.headers.range ? '' : String(request.headers['accept-encoding'] ?? '');
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
