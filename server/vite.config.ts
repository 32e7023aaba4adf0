import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { assembleWat } from './house/assembleWat.ts';

/** Bundles what runs outside the tests. Flat, because the code finds rules/ and templates/ two folders up. */
export default defineConfig({
  plugins: [assembleWat()],
  root: fileURLToPath(new URL('..', import.meta.url)),
  build: {
    ssr: true,
    outDir: 'server/dist',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: {
        cli: 'server/headless/cli.ts',
        main: 'server/main.ts',
        worker: 'server/compute/worker/worker.ts',
        bench: 'server/bench/bench.ts',
        memory: 'server/bench/memory.ts',
        validate: 'server/house/manifest/validate.ts',
        stress: 'server/record/stress/stress.ts',
        registering: 'server/record/stress/registering.ts',
        racing: 'server/record/stress/racing.ts',
      },
      output: { chunkFileNames: '[name]-[hash].js' },
    },
  },
});
