import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';

/** What a browser may have without the token: pages, scripts, icons. None of it knows a hospital. */
export interface Site {
  /** By path: `/taskpane.html`. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** Where the pages get office.js: from us, as it was built, or from Microsoft. */
  readonly officeJs: OfficeJsSource;
}

export type OfficeJsSource = 'own' | 'cdn';

/** The interface alone. */
export const noSite: Site = { files: new Map(), officeJs: 'own' };

const START_PAGE = '/help.html';
const OFFICE_JS = '/office-js/';
const CDN_ORIGIN = 'https://appsforoffice.microsoft.com';
const CDN_PATH = '/lib/1/hosted/';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const typeOf = (path: string): string =>
  types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

/** Names under `/assets/` hold a hash of their content; everything else is asked after each time. */
const cachingOf = (path: string): string =>
  path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';

/**
 * Pages talk to their own origin and to nobody else. Styles may stand in the page, since Fluent writes them
 * there; scripts may not.
 */
function policyOf(officeJs: OfficeJsSource): string {
  const scripts = officeJs === 'cdn' ? `'self' ${CDN_ORIGIN}` : "'self'";
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Puts the pages on the app. A path that is none of them goes on to the interface. */
export function mountPages(app: Hono, { files, officeJs }: Site): void {
  const policy = policyOf(officeJs);
  const tags = new Map([...files].map(([path, content]) => [path, tagOf(content)]));
  app.get('/', ({ redirect }) => redirect(START_PAGE));
  if (officeJs === 'cdn')
    app.get(`${OFFICE_JS}*`, ({ req, redirect }) =>
      redirect(`${CDN_ORIGIN}${CDN_PATH}${req.path.slice(OFFICE_JS.length)}`),
    );
  app.use(async ({ req, header, body }, next) => {
    const content = files.get(req.path);
    const tag = tags.get(req.path);
    if (!content || !tag) return next();
    if (req.method !== 'GET') {
      header('Allow', 'GET');
      throw new Refused(fault('HT-011', { path: req.path, method: req.method, allowed: 'GET' }));
    }
    header('Content-Type', typeOf(req.path));
    header('Cache-Control', cachingOf(req.path));
    header('Content-Security-Policy', policy);
    header('Referrer-Policy', 'no-referrer');
    header('ETag', tag);
    return req.header('If-None-Match') === tag ? body(null, 304) : body(content);
  });
}

const tagOf = (content: Uint8Array): string =>
  `"${createHash('sha256').update(content).digest('base64url')}"`;
