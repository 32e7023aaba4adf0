import { describe, expect, it } from 'vitest';
import { handBuiltBook } from '../../../server/xlsx/handBuiltBook.ts';
import { readWorkbook } from '../../../server/xlsx/readWorkbook.ts';
import { officeRangeBlock } from './officeRange.ts';

/** One row with every kind of cell, as a file and as Office.js would load it. */
const rows = `<row r="3"><c r="B3"><v>12.5</v></c><c r="C3" s="1"><v>401</v></c><c r="D3" s="2"><v>45292</v></c>
<c r="E3" t="s"><v>0</v></c><c r="F3" t="b"><v>1</v></c><c r="G3" t="e"><v>#REF!</v></c><c r="H3"/><c r="I3"><v>1</v></c></row>`;

const loaded = {
  rowIndex: 2,
  columnIndex: 1,
  values: [[12.5, 401, 45292, '内科', true, '#REF!', '', 1]],
  valueTypes: [['Double', 'Double', 'Double', 'String', 'Boolean', 'Error', 'Empty', 'Double']],
  numberFormat: [['General', '0000', 'yyyy"年"m"月"', 'General', 'General', 'General', 'General', 'General']],
};

describe('a range loaded in Excel', () => {
  it('becomes the block that the file reader makes of the same cells', async () => {
    const book = await handBuiltBook({
      sheets: { 核算单元: rows },
      numberFormats: { 164: '0000', 165: 'yyyy"年"m"月"' },
      cellFormats: [0, 164, 165],
      sharedStrings: ['<t>内科</t>'],
    });
    const { blocks } = await readWorkbook(book);
    const block = officeRangeBlock(
      { id: blocks[0]?.sheetId ?? '', name: '核算单元', hiddenRows: [], date1904: false },
      loaded,
    );
    expect(block).toEqual(blocks[0]);
  });

  it('keeps the shape of an empty sheet', () => {
    const empty = { rowIndex: 0, columnIndex: 0, values: [], valueTypes: [], numberFormat: [] };
    const block = officeRangeBlock({ id: '1', name: '空', hiddenRows: [4], date1904: true }, empty);
    expect(block).toMatchObject({ rows: 0, columns: 0, values: [], hiddenRows: [4], date1904: true });
  });
});
