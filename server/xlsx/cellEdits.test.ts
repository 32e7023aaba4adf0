import { expect, test } from 'vitest';
import { type CellEdit, editCells, type SheetEdits } from './cellEdits.ts';

const none: SheetEdits = { editOf: () => undefined, written: new Map() };
const nothing: CellEdit = { value: null };

const sheet = (rows: string, dimension = 'A1:B2') =>
  `<worksheet><dimension ref="${dimension}"/><sheetData>${rows}</sheetData><pageMargins left="1"/></worksheet>`;

const written = (cells: Record<number, Record<number, CellEdit>>): SheetEdits['written'] =>
  new Map(
    Object.entries(cells).map(([row, line]) => [
      Number(row),
      new Map(Object.entries(line).map(([column, edit]) => [Number(column), edit])),
    ]),
  );

const edited = (text: string, edits: Partial<SheetEdits>) =>
  editCells(text, { ...none, ...edits }, new Map());

test('what nobody changes keeps every character', () => {
  const text = sheet(
    '<row r="1" spans="1:2"><c r="A1" s="3" t="s" ><v>4</v></c>\n<c r="B1"/></row><row r="9"/>',
  );
  expect(edited(text, {}).text).toBe(text);
});

test('an emptied cell keeps its format, its neighbour everything', () => {
  const text = sheet(
    `<row r="2"><c r="A2" s="3" t="s"><v>4</v></c><c r="B2" t='inlineStr'><is><t>留</t></is></c></row>`,
  );
  const { text: after, formulasKept } = edited(text, {
    editOf: (_, column) => (column === 0 ? nothing : undefined),
  });
  expect(after).toBe(text.replace('<c r="A2" s="3" t="s"><v>4</v></c>', '<c r="A2" s="3"/>'));
  expect(formulasKept).toEqual([]);
});

test('a formula stays and loses the result it had, of whatever kind', () => {
  const text = sheet(
    '<row r="1"><c r="A1" s="1"><f>SUM(B:B)</f><v>7</v></c><c r="B1" t="str"><f t="shared" si="0"/><v>旧</v></c></row>',
  );
  const { text: after, formulasKept } = edited(text, { editOf: () => ({ value: '2024-02' }) });
  expect(after).toContain('<c r="A1" s="1"><f>SUM(B:B)</f></c><c r="B1"><f t="shared" si="0"/></c>');
  expect(formulasKept).toEqual([
    { row: 0, column: 0 },
    { row: 0, column: 1 },
  ]);
});

test('cells and rows that the sheet has not come in their order and look like those above', () => {
  const text = sheet(
    '<row r="1" spans="1:1"><c r="A1" s="5"><v>1</v></c><c r="C1" s="6"/></row><row r="4"/>',
  );
  const { text: after } = edited(text, {
    written: written({
      0: { 1: { value: 2 } },
      2: { 2: { value: 'a & b' }, 0: { value: 3 } },
      5: { 0: { value: 4 } },
    }),
  });
  expect(after).toBe(
    sheet(
      '<row r="1"><c r="A1" s="5"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1" s="6"/></row>' +
        '<row r="3"><c r="A3" s="5"><v>3</v></c><c r="C3" s="6" t="inlineStr"><is><t>a &amp; b</t></is></c></row>' +
        '<row r="4"/><row r="6"><c r="A6" s="5"><v>4</v></c></row>',
      'A1:C6',
    ),
  );
});

test('cells without addresses and elements with a prefix, as some programs write them', () => {
  const text =
    '<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c s="2"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>';
  const { text: after } = edited(text, {
    editOf: (row, column) => (row === 0 && column === 1 ? { value: '新' } : undefined),
  });
  expect(after).toContain(
    '<x:c><x:v>1</x:v></x:c><x:c r="B1" s="2" t="inlineStr"><x:is><x:t>新</x:t></x:is></x:c>',
  );
});

test('a sheet without a cell takes what is written', () => {
  const { text } = edited('<worksheet><sheetData/></worksheet>', {
    written: written({ 0: { 0: { value: 1 } } }),
  });
  expect(text).toBe('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>');
});

test('a year of a large hospital below its table', () => {
  const rows = Object.fromEntries(
    Array.from({ length: 250_000 }, (_, row) => [row + 1, { 0: { value: row } }]),
  );
  const { text } = edited(sheet('<row r="1"><c r="A1" s="5"/></row>'), { written: written(rows) });
  expect(text).toContain('<dimension ref="A1:B250001"/>');
  expect(text).toContain('<row r="250001"><c r="A250001" s="5"><v>249999</v></c></row></sheetData>');
});
