import type { Health } from '../contract/api/catalogues.ts';
import { documentationPage } from './documentationPage.ts';
import type { Handlers } from './mount.ts';
import { openApi } from './openapi.ts';

/** A page without a script, whatever stands in it. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** Made when it is first asked for: it takes tens of milliseconds and is always the same. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

const documentText = once(() => JSON.stringify(openApi()));
const pageText = once(() => String(documentationPage()));

/** What is told to anybody on this computer. */
export const serviceRoutes = (health: () => Health): Handlers<'health' | 'document' | 'page'> => ({
  health,
  document: ({ context }) => context.body(documentText(), 200, { 'Content-Type': 'application/json' }),
  page: ({ context }) => {
    context.header('Content-Security-Policy', PAGE_POLICY);
    return context.html(pageText());
  },
});
