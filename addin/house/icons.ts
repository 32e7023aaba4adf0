import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { Plugin } from 'vite';

/** Icons are drawn once, as SVG, and become the sizes that Office asks for. */

const drawings = new URL('../assets/', import.meta.url);
const PIXELS = [16, 32, 64, 80];

/** `/icons/check-16.png` and its sizes, of every drawing in `assets`. */
export function icons(): Plugin {
  return {
    name: 'icons',
    generateBundle() {
      for (const file of readdirSync(drawings).filter((name) => name.endsWith('.svg'))) {
        const drawing = readFileSync(new URL(file, drawings));
        for (const pixels of PIXELS)
          this.emitFile({
            type: 'asset',
            fileName: `icons/${basename(file, '.svg')}-${pixels}.png`,
            source: new Resvg(drawing, { fitTo: { mode: 'width', value: pixels } }).render().asPng(),
          });
      }
    },
  };
}
