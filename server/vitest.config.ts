import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { assembleWat } from './house/assembleWat.ts';

export default defineConfig({
  plugins: [assembleWat()],
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    globalSetup: 'server/house/buildAll.ts',
    include: ['server/**/*.test.ts', 'addin/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
    // Hooks cost the sample hospital as tests do.
    hookTimeout: 60_000,
    // Most of the long ones wait for a browser, LibreOffice or a disk; one worker on two cores would wait with them.
    maxWorkers: 2,
  },
});
