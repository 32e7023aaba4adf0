import { footerCode, pageMargins } from '../contract/layout/planPrint.ts';
import type { PrintVerb } from '../contract/plan.ts';
import { escapeText } from './xmlText.ts';

const MARGINS = Object.entries(pageMargins)
  .map(([side, inches]) => `${side}="${inches}"`)
  .join(' ');

/** A4 (paper 9), as wide as the pages asked for and as long as it takes. */
export function printXml(print: PrintVerb): string {
  const footer = footerCode(print);
  return (
    '<printOptions horizontalCentered="1"/>' +
    `<pageMargins ${MARGINS}/>` +
    `<pageSetup paperSize="9" fitToWidth="${print.pagesWide ?? 1}" fitToHeight="0" orientation="${print.landscape ? 'landscape' : 'portrait'}"/>` +
    (footer ? `<headerFooter><oddFooter>${escapeText(footer)}</oddFooter></headerFooter>` : '')
  );
}
