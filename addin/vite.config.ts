import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { flatPages } from './house/flatPages.ts';
import { icons } from './house/icons.ts';
import { officeJs } from './house/officeJs.ts';
import { sampleBook } from './house/sampleBook.ts';

/** Bundles the pages of the add-in, as the server serves them. */
export default defineConfig({
  plugins: [officeJs(['taskpane.html']), icons(), sampleBook(), flatPages()],
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // What the first view loads is measured gzipped, by a test.
    chunkSizeWarningLimit: 1_000,
    rollupOptions: {
      // Fluent marks its modules for servers that render, which nobody here does.
      onwarn: (warning, tell) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') tell(warning);
      },
      input: {
        taskpane: 'addin/taskpane/taskpane.html',
        help: 'addin/help/help.html',
        host: 'addin/workbench/host/browser/host.html',
      },
    },
  },
});
