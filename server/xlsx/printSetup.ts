import { footerCode } from '../contract/layout/planPrint.ts';
import type { PrintVerb } from '../contract/plan.ts';
import { escapeText } from './xmlText.ts';

/** Centimetres do not exist in the format: margins are inches. */
const MARGINS = 'left="0.5" right="0.5" top="0.6" bottom="0.75" header="0.3" footer="0.35"';

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
