import { readFileSync } from 'node:fs';
import type { HtmlTagDescriptor, Plugin } from 'vite';

/** Microsoft's client library as the npm package has it, and where pages ask for it. */

const packageFolder = new URL('../../node_modules/@microsoft/office-js/', import.meta.url);

/** Path below `dist/` of the package, and below `/office-js/` of our origin where office.js asks for another one. */
const files: Readonly<Record<string, string>> = {
  'office.js': 'office.js',
  'excel-win32-16.01.js': 'excel-win32-16.01.js',
  'excel-web-16.00.js': 'excel-web-16.00.js',
  'excel-mac-16.00.js': 'excel-mac-16.00.js',
  'zh-cn/office_strings.js': 'zh-cn/office_strings.js',
  'en-us/office_strings.js': 'en-us/office_strings.js',
  'o15apptofilemappingtable.js': 'o15apptofilemappingtable.js',
  'telemetry/oteljs_agave.js': 'telemetry/oteljs_agave.js',
  'agaveerrorux/index.html': 'AgaveErrorUX/index.html',
  'agaveerrorux/agaveerrorux.js': 'AgaveErrorUX/AgaveErrorUX.js',
  'agaveerrorux/style/agaveerrorux.css': 'AgaveErrorUX/style/AgaveErrorUX.css',
};

/** A classic script with this very name: the library looks for itself by it, and modules run after it. */
const script: HtmlTagDescriptor = {
  tag: 'script',
  attrs: { src: '/office-js/office.js' },
  injectTo: 'head',
};

/** Puts the library beside the pages, unmodified, and its script into the pages that stand inside Excel. */
export function officeJs(pages: readonly string[]): Plugin {
  return {
    name: 'office-js',
    transformIndexHtml: (_, { path }) => (pages.some((page) => path.endsWith(page)) ? [script] : []),
    generateBundle() {
      for (const [from, to] of Object.entries(files))
        this.emitFile({
          type: 'asset',
          fileName: `office-js/${to}`,
          source: readFileSync(new URL(`dist/${from}`, packageFolder)),
        });
    },
  };
}
