import type { Health } from '../contract/api/catalogues.ts';
import { documentationPage } from './documentationPage.ts';
import type { Handlers } from './mount.ts';
import { openApi } from './openapi.ts';

/** A page without a script, whatever stands in it. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** What is told to anybody on this computer. */
export const serviceRoutes = (health: Health): Handlers<'health' | 'document' | 'page'> => ({
  health: () => health,
  document: ({ context }) => context.json(openApi()),
  page: ({ context }) => {
    context.header('Content-Security-Policy', PAGE_POLICY);
    return context.html(documentationPage());
  },
});
