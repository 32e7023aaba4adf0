import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Before the tests: bundles the server once, since the command line's own tests run what users run. */
export default async function buildServer(): Promise<void> {
  const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'warn' });
}
