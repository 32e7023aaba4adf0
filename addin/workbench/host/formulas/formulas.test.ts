import { describe, expect, it } from 'vitest';
import { Workbook } from '../model/workbook.ts';
import type { Worksheet } from '../model/worksheet.ts';

function bookOfTwo(): { workbook: Workbook; sheet: Worksheet; other: Worksheet } {
  const workbook = new Workbook(['表', '别的 表']);
  return { workbook, sheet: workbook.worksheets.getItemAt(0), other: workbook.worksheets.getItemAt(1) };
}

/** A2:A5 hold 12.5, a text, nothing and 通过; B2:B4 hold 3, #N/A and TRUE. */
function answer(formula: string): unknown {
  const { sheet } = bookOfTwo();
  sheet.getRange('A2:A5').values = [[12.5], ['科室'], [''], ['通过']];
  sheet.getRange('B2:B4').values = [[3], ['#N/A'], [true]];
  sheet.type('D1', formula);
  return sheet.cellAt('D1')?.value;
}

describe('a formula comes to what Excel makes of it', () => {
  it.each([
    ['=1+2*3', 7],
    ['=-2^2', 4],
    ['=2^3^2', 64],
    ['=(1+2)*3-4/2', 7],
    ['=50%*8', 4],
    ['=10-4-3', 3],
    ['="编制单位："&A3&"　　"&A2&A4', '编制单位：科室　　12.5'],
    ['="引"""&"号"', '引"号'],
    ['=A4=""', true],
    ['=A4=0', true],
    ['=A4', 0],
    ['="a"="A"', true],
    ['=A3>A2', true],
    ['=0.1+0.2=0.3', true],
    ['=A2<>12.5', false],
    ['=A2>=12.5', true],
    ['=A3+1', '#VALUE!'],
    ['="3"+1', 4],
    ['=1/0', '#DIV/0!'],
    ['=B3+1', '#N/A'],
    ['=不存在!A1', '#REF!'],
    ['=#REF!B2+1', '#REF!'],
  ])('%s', (formula, value) => expect(answer(formula)).toBe(value));

  it.each([
    ['=SUM(A2:A5)', 12.5],
    ['=SUM(A2,B2,"4",TRUE)', 20.5],
    ['=SUM(B2:B4)', '#N/A'],
    ['=SUM(A:A)', 12.5],
    ['=ROUND(1.005,2)', 1.01],
    ['=ROUND(-2.5,0)', -3],
    ['=ROUND(1234.5,-2)', 1200],
    ['=ROUND(0.1+0.2-0.3,4)', 0],
    ['=ROUND(1E-9,2)', 0],
    ['=MAX(0,A2:A5)', 12.5],
    ['=MIN(A2,B2)', 3],
    ['=MAX(A3:A5)', 0],
    ['=ABS(-A2)', 12.5],
    ['=IF(A2=0,1/0,"有")', '有'],
    ['=IF(A4="","空")', '空'],
    ['=IF(A2=0,1)', false],
    ['=IF(B3,1,2)', '#N/A'],
    ['=IFERROR(B3,"—")', '—'],
    ['=ISERROR(B3)', true],
    ['=AND(A2>0,B4)', true],
    ['=OR(A2=0,A4<>"")', false],
    ['=NOT(A2>0)', false],
    ['=ISNUMBER(A2)', true],
    ['=ISNUMBER(B3)', false],
    ['=ISNUMBER(A4)', false],
    ['=COUNT(A2:B5)', 2],
    ['=COUNTIF(A2:A5,"通过")', 1],
    ['=COUNTIF(A2:B5,">=3")', 2],
    ['=COUNTIF(A2:A5,"<>通过")', 3],
    ['=COUNTIF(B2:B4,3)', 1],
    ['=MATCH("通过",A2:A5,0)', 4],
    ['=MATCH("没有",A2:A5,0)', '#N/A'],
    ['=INDEX(A2:B5,1,2)', 3],
    ['=INDEX(A2:A5,MATCH("科室",A2:A5,0))', '科室'],
    ['=INDEX(A2:B2,2)', 3],
    ['=INDEX(A2:A5,9)', '#REF!'],
  ])('%s', (formula, value) => expect(answer(formula)).toBe(value));

  it.each([
    ['=VLOOKUP(A2,A2:B5,2,0)'],
    ['=A2:A5*2'],
    ['=MATCH(1,A2:A5)'],
    ['=COUNTIF(A2:A5,"通*")'],
    ['=未知名称+1'],
    ['=SUM(1'],
  ])('%s is left without a value, not with a wrong one', (formula) => {
    const { sheet } = bookOfTwo();
    sheet.type('D1', formula);
    expect(sheet.cellAt('D1')).toMatchObject({ value: null, isError: false, formula });
  });
});

describe('what changes is worked out again', () => {
  it('on the same sheet and on others, in the order of reading', () => {
    const { sheet, other } = bookOfTwo();
    sheet.getRange('A1:A3').formulas = [["='别的 表'!B1*2"], ['=A1+1'], [2]];
    other.getRange('B1').formulas = [['=SUM(表!A3:A9)']];
    expect(sheet.cellAt('A2')?.value).toBe(5);
    sheet.type('A5', 10);
    expect([sheet.cellAt('A1')?.value, sheet.cellAt('A2')?.value]).toEqual([24, 25]);
    sheet.getRange('A3:A5').clear('Contents');
    expect(sheet.cellAt('A2')?.value).toBe(1);
  });

  it('and nothing else', () => {
    const { workbook, sheet } = bookOfTwo();
    sheet.getRange('B1:B500').formulas = Array.from({ length: 500 }, (_, row) => [`=A${row + 1}*2`]);
    sheet.type('C1', '=SUM(B1:B500)');
    const before = workbook.calculation.done;
    sheet.type('A7', 4);
    expect(workbook.calculation.done - before).toBe(2);
    expect(sheet.cellAt('C1')?.value).toBe(8);
  });

  it('no longer where a formula was written over', () => {
    const { sheet } = bookOfTwo();
    sheet.type('B1', '=A1');
    sheet.type('B1', 3);
    sheet.type('A1', 9);
    expect(sheet.cellAt('B1')).toMatchObject({ value: 3, formula: null });
  });

  it('later, where the workbook is calculated by hand', () => {
    const { workbook, sheet } = bookOfTwo();
    sheet.type('B1', '=A1*2');
    workbook.application.calculationMode = 'Manual';
    sheet.type('A1', 9);
    expect(sheet.cellAt('B1')?.value).toBe(0);
    workbook.application.calculationMode = 'Automatic';
    expect(sheet.cellAt('B1')?.value).toBe(18);
  });

  it('cells that read each other come to 0', () => {
    const { sheet } = bookOfTwo();
    sheet.type('A1', '=B1+1');
    sheet.type('B1', '=A1+1');
    expect([sheet.cellAt('A1')?.value, sheet.cellAt('B1')?.value]).toEqual([0, 0]);
  });

  it('and a value that this host cannot work out is not kept when it is old', () => {
    const { sheet } = bookOfTwo();
    const cell = sheet.cells.touch(0, 1);
    Object.assign(cell, { formula: '=VLOOKUP(A1,A1:A9,1,0)', value: 7 });
    sheet.type('C1', 1);
    expect(cell.value).toBe(7);
    sheet.type('A5', 1);
    expect(cell.value).toBeNull();
  });
});

describe('formulas follow the sheet that they name', () => {
  const naming = ['=\'别的 表\'!B1&"别的 表"', "=SUM(B1,'别的 表'!B1:C2)"];

  it('when it is renamed', () => {
    const { workbook, sheet, other } = bookOfTwo();
    other.type('B1', 4);
    sheet.getRange('A1:A2').formulas = naming.map((formula) => [formula]);
    workbook.names.add('区域', "='别的 表'!$B$1");
    other.name = '收入';
    expect(sheet.getRange('A1:A2').formulas).toEqual([['=收入!B1&"别的 表"'], ['=SUM(B1,收入!B1:C2)']]);
    expect(workbook.names.getItem('区域').formula).toBe('=收入!$B$1');
    other.type('B1', 5);
    expect(sheet.cellAt('A2')?.value).toBe(5);
  });

  it('and are broken for good when it is deleted', () => {
    const { workbook, sheet, other } = bookOfTwo();
    sheet.getRange('A1:A2').formulas = naming.map((formula) => [formula]);
    other.delete();
    workbook.worksheets.add('别的 表');
    expect(sheet.cellAt('A2')).toMatchObject({
      formula: '=SUM(B1,#REF!B1:C2)',
      value: '#REF!',
      isError: true,
    });
  });
});
