import type { Book, BookAddIn, JsonValue } from '../../../../server/xlsx/book/book.ts';

/** Our add-in as its manifest names it: under that name Excel keeps its settings in a workbook. */
const ADD_IN = '7d0c5b1e-3f52-4c8a-9b7e-5a1f2e94c6d3';

const isOurs = ({ id }: BookAddIn) => id === ADD_IN;

export const settingsIn = ({ addIns }: Book): BookAddIn['settings'] => addIns.find(isOurs)?.settings ?? {};

/** What add-ins keep with a workbook; what others keep is as it was. */
export function addInsWith(
  settings: readonly { readonly key: string; readonly value: unknown }[],
  before: Book | null,
): BookAddIn[] {
  const others = before?.addIns.filter((addIn) => !isOurs(addIn)) ?? [];
  if (settings.length === 0) return others;
  const ours = Object.fromEntries(settings.map(({ key, value }) => [key, value as JsonValue]));
  return [...others, { id: ADD_IN, settings: ours }];
}
