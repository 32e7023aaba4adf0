import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['server/**/*.test.ts', 'addin/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'server/dist/**'],
    testTimeout: 60_000,
  },
});
