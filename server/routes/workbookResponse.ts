import { FACTS_HEADER, factsText, WORKBOOK_TYPE } from '../contract/api/workbookFile.ts';

/** A workbook that a worker made, with what there is to know of it beside it. */
export const workbookResponse = (file: Uint8Array<ArrayBuffer>, facts: object): Response =>
  new Response(file, { headers: { 'Content-Type': WORKBOOK_TYPE, [FACTS_HEADER]: factsText(facts) } });
