import type { Book, BookSheet } from './book.ts';
import { plainFormat } from './formats.ts';

/** What a person gets who asks for a new sheet. */
export const blankSheet = (id: number, name: string): BookSheet => ({
  id,
  name,
  visibility: 'visible',
  tabColor: null,
  showsGridLines: true,
  zoom: 100,
  freeze: null,
  defaultColumnWidth: null,
  defaultRowHeight: 16.5,
  columns: [],
  rows: [],
  merges: [],
  links: [],
  validations: [],
  conditionalFormats: [],
  tables: [],
  charts: [],
  notes: [],
  autoFilter: null,
  print: null,
  protection: null,
  ignoredErrors: [],
});

/** A book of these sheets and nothing else. */
export const blankBook = (sheets: readonly BookSheet[]): Book => ({
  date1904: false,
  isCalculatedByHand: false,
  activeSheet: 0,
  protection: null,
  formats: [plainFormat],
  sheets,
  names: [],
  addIns: [],
});
