import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { readBook } from '../../server/xlsx/book/readBook.ts';

const file = new URL('../../templates/sample-hospital.xlsx', import.meta.url);

/** The sample hospital as the page that plays Excel opens it. */
export function sampleBook(): Plugin {
  return {
    name: 'sample-book',
    async generateBundle() {
      const { book } = await readBook(readFileSync(file));
      this.emitFile({ type: 'asset', fileName: 'host/sample-hospital.json', source: JSON.stringify(book) });
    },
  };
}
