import { basename } from 'node:path';
import type { Plugin } from 'vite';

/** `taskpane/taskpane.html` is served as `/taskpane.html`: what a folder is called is nobody's address. */
export function flatPages(): Plugin {
  return {
    name: 'flat-pages',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.fileName.endsWith('.html') && !file.fileName.startsWith('office-js/'))
            file.fileName = basename(file.fileName);
      },
    },
  };
}
