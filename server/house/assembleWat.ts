import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import wabt from 'wabt';

/** `import bytes from './x.wat'`: assembles WebAssembly text while bundling, so that nothing is read at run time. */
export function assembleWat(): Plugin {
  return {
    name: 'assemble-wat',
    async load(file) {
      if (!file.endsWith('.wat')) return null;
      const { parseWat } = await wabt();
      const { buffer } = parseWat(file, await readFile(file, 'utf8')).toBinary({});
      return `export default new Uint8Array([${buffer.join()}]);`;
    },
  };
}
