import type { Compute } from '../compute/compute.ts';
import { jsonResponse } from './jsonResponse.ts';
import type { Handlers } from './mount.ts';

/** What is the same for every hospital; read by a worker, since reading YAML takes its time. */
export const catalogueRoutes = ({
  pool,
}: Compute): Handlers<'templates' | 'blankTemplate' | 'rulePacks' | 'rules'> => ({
  templates: async () => jsonResponse((await pool.do('templates', {})).given),
  blankTemplate: async ({ query: { items } }) =>
    jsonResponse((await pool.do('blankTemplate', { withItems: items === 'with' })).given),
  rulePacks: async () => jsonResponse((await pool.do('rulePacks', {})).given),
  rules: async ({ parameters: { pack }, query: { month } }) =>
    jsonResponse((await pool.do('rules', { pack, month })).given),
});
