import type { Bilingual } from '../contract/sheetDefinition.ts';

/** What is found in each language. */
export const inBoth = <Found>(found: (language: keyof Bilingual) => Found): { zh: Found; en: Found } => ({
  zh: found('zh'),
  en: found('en'),
});

export const same = (text: string): Bilingual => ({ zh: text, en: text });
