import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { faultLine, placeText } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { submissionFaults } from '../../contract/faults/submissions.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { changed, furnishedBook, partsOf, readable, sheetPaths } from '../../xlsx/testBooks.ts';
import type { Collected } from './collect.ts';
import { collect } from './collect.ts';
import type { ReturnedFile } from './readSubmission.ts';
import { SUBMISSION_VERSION, sealOf } from './seal.ts';
import { itemRecords, mainBook } from './testHospital.ts';
import { answered, cellOf, collected, sentBooks, signature, type Typed, typed } from './testReturns.ts';

/** What clerks send back, and what each fault says of it. */

let main: Uint8Array;
let sent: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  main = await mainBook();
  sent = await sentBooks(main);
});

/** 内科门诊 fills in all, and then this. */
async function outpatients(more: Typed, name = '0301.xlsx'): Promise<ReturnedFile> {
  const files = await answered(sent, { '0301': more });
  const found = files.find((file) => file.name === '0301.xlsx');
  if (!found) throw new Error('nothing went out to 0301');
  return { ...found, name };
}

const lineOf = ({ board }: Collected, unit: string) => {
  const line = board.find((each) => each.unit.code === unit);
  if (!line) throw new Error(`${unit} is not on the board`);
  return line;
};

/** Faults of 内科门诊 as `code place`. */
const told = (found: readonly Fault[]) =>
  found.map(({ code, where }) => `${code} ${placeText(where)}`.trim());

async function toldOf(...files: readonly ReturnedFile[]): Promise<string[]> {
  const found = await collected(main, files);
  return told([...(found.faults.get('0301') ?? []), ...found.strangers.flatMap(({ faults }) => faults)]);
}

const identity = { hospital: '示例医院', unit: '0301', from: '2024-01', to: '2024-02' };
const versioned = (version: string): Typed => ({
  填报封面: { B11: version, B12: sealOf({ ...identity, version }) },
});

/** What each sample says. */
const messages = parse(readFileSync(new URL('./bad/messages.yaml', import.meta.url), 'utf8')) as Readonly<
  Record<string, { readonly zh: string; readonly en: string }>
>;

/** One small change a code, and where it is told. */
const samples: Readonly<Record<string, { more: Typed; at: string[] }>> = {
  'IT-042': {
    more: {
      填报封面: {
        B4: '别家医院',
        B12: sealOf({ ...identity, hospital: '别家医院', version: 'submission@1' }),
      },
    },
    at: ['IT-042 《填报封面》B4'],
  },
  'IT-043': {
    more: {
      填报封面: { B7: '2023-01', B12: sealOf({ ...identity, from: '2023-01', version: 'submission@1' }) },
    },
    at: ['IT-043 《填报封面》B7'],
  },
  'IT-044': { more: versioned(`submission@${SUBMISSION_VERSION + 1}`), at: ['IT-044 《填报封面》B11'] },
  'IT-045': { more: versioned('submission@0'), at: ['IT-045 《填报封面》B11'] },
  'IT-046': { more: { 填报封面: { B5: '0302' } }, at: ['IT-046 《填报封面》B12'] },
  'IT-047': {
    more: { 填报封面: { B5: '0101', B12: sealOf({ ...identity, unit: '0101', version: 'submission@1' }) } },
    at: ['IT-047 《填报封面》B5'],
  },
  'IT-048': { more: { 填报封面: { B13: null } }, at: ['IT-048 《填报封面》B13'] },
  'IT-049': { more: { 填报封面: { B14: '年底' } }, at: ['IT-049 《填报封面》B14'] },
  'IT-053': {
    more: { 项目材料: { A90: 'A02', D90: 'M1', F90: 1, I90: '0302' } },
    at: ['IT-053 《项目材料》I90'],
  },
  'IT-054': {
    more: { 项目人力: { A8: 'C01', D8: '操作', E8: '护士', F8: 1, G8: 5 } },
    at: ['IT-054 《项目人力》A8'],
  },
  'IT-055': { more: { 项目人力: { E5: '技师' } }, at: ['IT-055 《项目人力》E5'] },
  'IT-056': { more: { 项目人力: { G5: 10000 } }, at: ['IT-056 《项目人力》G5'] },
  'IT-057': { more: { 项目材料: { F5: 0 } }, at: ['IT-057 《项目材料》F5'] },
  'IT-058': { more: { 项目材料: { D5: 'M3' } }, at: ['IT-058 《项目材料》D5'] },
  'IT-059': { more: { 项目设备: { D5: 'E1' } }, at: ['IT-059 《项目设备》D5'] },
  'IT-060': { more: { 项目作业量: { F5: 200 } }, at: ['IT-060 《项目作业量》D5'] },
  'IT-061': { more: { 项目人力: { D7: null, E7: null, F7: null, G7: null } }, at: ['IT-061 《科室项目》A6'] },
};

/** Those that need more than one change are looked at one by one. */
const others = [
  'IT-040',
  'IT-041',
  'IT-050',
  'IT-051',
  'IT-052',
  'IT-062',
  'IT-063',
  'IT-064',
  'IT-065',
  'IT-066',
  'IT-067',
  'IT-068',
  'IT-069',
  'IT-070',
];

test('every code of submissions is looked at', () => {
  expect([...Object.keys(samples), ...others].sort()).toEqual(Object.keys(submissionFaults).sort());
});

test.each(Object.entries(samples))('%s', async (code, { more, at }) => {
  const found = await collected(main, [await outpatients(more)]);
  const faults = [...(found.faults.get('0301') ?? []), ...found.strangers.flatMap(({ faults }) => faults)];
  expect(told(faults)).toEqual(at);
  const [own] = faults.filter((each) => each.code === code);
  if (!own) throw new Error(`${code} is not told`);
  expect({ zh: faultLine(own, 'zh'), en: faultLine(own, 'en') }).toEqual(messages[code]);
  // What stops it goes back to the clerk and nowhere else; what does not is taken in.
  const stops = own.severity === 'blocking';
  expect([found.returned.length, found.merged === null]).toEqual(stops ? [1, true] : [0, false]);
});

describe('files', () => {
  it('that are no submissions are told by name, and nothing else is lost for them', async () => {
    const found = await collected(main, [
      { name: '通知.docx', bytes: new TextEncoder().encode('x') },
      { name: '台账.xlsx', bytes: await furnishedBook() },
      { name: '坏.xlsx', bytes: new TextEncoder().encode('不是工作簿') },
      ...(await answered(sent)),
    ]);
    expect(found.strangers.map(({ file, faults }) => [file, told(faults)])).toEqual([
      ['通知.docx', ['WB-002']],
      ['台账.xlsx', ['IT-041']],
      ['坏.xlsx', ['WB-003']],
    ]);
    expect(found.board.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('may be called anything', async () => {
    const found = await collected(main, [await outpatients({}, '新建 (2)- 副本.xlsx')]);
    expect(found.board.map(({ unit, outcome, files }) => [unit.code, outcome, files])).toEqual([
      ['0201', 'notReturned', []],
      ['0301', 'accepted', ['新建 (2)- 副本.xlsx']],
      ['0302', 'notReturned', []],
    ]);
    expect(lineOf(found, '0301')).toMatchObject({
      signedBy: '王护士',
      signedOn: '2025-01-15',
      items: 2,
      filled: 2,
    });
  });

  it('of one unit: the later one holds, and which one is told', async () => {
    const early = await outpatients({ 项目人力: { G5: 9 } }, '甲.xlsx');
    const late = await outpatients({ ...signature('2025/2/3'), 项目人力: { G5: 7 } }, '乙.xlsx');
    for (const files of [
      [early, late],
      [late, early],
    ]) {
      const found = await collected(main, files);
      expect(lineOf(found, '0301')).toMatchObject({ outcome: 'accepted', files: ['乙.xlsx', '甲.xlsx'] });
      expect(found.faults.get('0301')).toMatchObject([
        { code: 'IT-051', params: { taken: '乙.xlsx', left: '甲.xlsx' } },
      ]);
    }
  });

  it('of one unit and one day are not guessed between, unless they say the same', async () => {
    const [one, other] = [
      await outpatients({}, '甲.xlsx'),
      await outpatients({ 项目人力: { G5: 7 } }, '乙.xlsx'),
    ];
    const found = await collected(main, [one, other]);
    expect(found.faults.get('0301')).toMatchObject([
      { code: 'IT-050', params: { first: '乙.xlsx', second: '甲.xlsx' } },
    ]);
    expect([lineOf(found, '0301').outcome, found.merged]).toEqual(['faulty', null]);
    const twice = await collected(main, [one, { ...one, name: '甲 副本.xlsx' }]);
    expect(told(twice.faults.get('0301') ?? [])).toEqual(['IT-067']);
    expect(lineOf(twice, '0301').outcome).toBe('accepted');
  });
});

describe('sheets', () => {
  it('renamed and moved are found; deleted ones are missed', async () => {
    const file = await outpatients({});
    const renamed = await changed(file.bytes, {
      'xl/workbook.xml': (text) =>
        text.replace('name="项目人力"', 'name="人力（已改）"').replace('name="填报封面"', 'name="Sheet1"'),
    });
    expect(await toldOf({ name: '0301.xlsx', bytes: renamed })).toEqual([]);
    const unmarked = await changed(renamed, {
      'xl/workbook.xml': (text) => text.replace(/<definedNames>.*<\/definedNames>/s, ''),
    });
    const [marks, none] = [
      await collected(main, [file]),
      await collected(main, [{ ...file, bytes: unmarked }]),
    ];
    expect(lineOf(none, '0301')).toEqual(lineOf(marks, '0301'));
    const path = sheetPaths(await partsOf(file.bytes)).get('项目材料') ?? '';
    const emptied = await changed(file.bytes, {
      [path]: (text) => text.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>'),
    });
    const found = await collected(main, [{ name: '0301.xlsx', bytes: emptied }]);
    expect(found.faults.get('0301')).toMatchObject([{ code: 'IT-052', params: { sheet: '项目材料' } }]);
    const labour = sheetPaths(await partsOf(file.bytes)).get('项目人力') ?? '';
    const unheaded = await changed(file.bytes, {
      [labour]: (text) => text.replace('<t>时间(分)</t>', '<t>多久</t>'),
    });
    expect(await toldOf({ name: '0301.xlsx', bytes: unheaded })).toEqual(['IT-052 《项目人力》']);
  });

  it('are read below the prepared rows', async () => {
    const file = await outpatients({ 项目材料: { A90: 'A02', D90: '输液器', F90: 3 } });
    expect(await toldOf(file)).toEqual([]);
    const found = await collected(main, [file]);
    expect(await cellOf(found.merged ?? new Uint8Array(), '项目材料', 'I8')).toBe(3);
  });

  it('with texts, dates and errors pasted over figures name each cell', async () => {
    const file = await outpatients({ 项目人力: { G5: '8分钟', F6: '一' }, 项目材料: { F5: '2024-01-05' } });
    expect(await toldOf(file)).toEqual([
      'IN-015 《项目人力》G5',
      'IN-015 《项目人力》F6',
      'IN-015 《项目材料》F5',
    ]);
  });

  it('with a row twice, or half a row, name the cell', async () => {
    const half = { A8: 'A02', D8: '操作', E8: '护士' };
    const twice = { A9: 'A01', D9: '操作', E9: '护士', F9: 1, G9: 5 };
    expect(await toldOf(await outpatients({ 项目人力: { ...half, ...twice } }))).toEqual([
      'IN-019 《项目人力》F8',
      'IN-019 《项目人力》G8',
      'IN-032 《项目人力》E9',
    ]);
  });

  it('with formulas where figures belong: their last result holds and is told; one that nobody calculated stops', async () => {
    const file = await outpatients({});
    const path = sheetPaths(await partsOf(file.bytes)).get('项目人力') ?? '';
    const formula = (cell: string, content: string) => (text: string) =>
      text.replace(new RegExp(`(<c r="${cell}" s="\\d+")[^>]*>.*?</c>`), `$1>${content}</c>`);
    const kept = await changed(file.bytes, { [path]: formula('G5', '<f>[1]表!B2*2</f><v>11</v>') });
    const found = await collected(main, [{ name: '0301.xlsx', bytes: kept }]);
    expect(told(found.faults.get('0301') ?? [])).toEqual(['IT-062 《项目人力》G5']);
    expect(await cellOf(found.merged ?? new Uint8Array(), '项目人力', 'J5')).toBe(11);
    const lost = await changed(file.bytes, { [path]: formula('G5', '<f>B2*2</f>') });
    expect(await toldOf({ name: '0301.xlsx', bytes: lost })).toContain('IN-014 《项目人力》G5');
  });
});

describe('work that several units do', () => {
  it('is filled in by each of them once, and not by one for another', async () => {
    // 检验科 performs B01 for the outpatients; from now on the outpatients perform it as well.
    const shared = [
      ...itemRecords['item-volumes'],
      { month: '2024-01', unit: '0301', executingUnit: '0301', item: 'B01', quantity: 4, revenueYuan: 40 },
      { month: '2024-01', unit: '0301', executingUnit: '0302', item: 'A01', quantity: 4, revenueYuan: 40 },
    ];
    const joint = await mainBook({ 'item-volumes': shared });
    const books = await sentBooks(joint);
    const labour = (row: number, item: string, grade: string, serving: string | null) => ({
      ...{ [`A${row}`]: item, [`D${row}`]: '操作', [`E${row}`]: grade, [`F${row}`]: 1, [`G${row}`]: 5 },
      [`I${row}`]: serving,
    });
    const files = await answered(books, {
      '0301': { 项目人力: { ...labour(8, 'B01', '技师', '0201'), ...labour(9, 'B01', '护士', null) } },
      '0302': {
        项目人力: { ...labour(5, 'A01', '护士', '0301'), ...labour(7, 'A01', '护士', null) },
        项目作业量: { A5: 'A01', D5: '操作', E5: 1 },
      },
    });
    const found = await collected(joint, files);
    const of = (unit: string) =>
      told((found.faults.get(unit) ?? []).filter(({ severity }) => severity === 'blocking'));
    expect(of('0301')).toEqual(['IT-069 《项目人力》I8']);
    expect(of('0302')).toEqual(['IT-070 《项目人力》I5', 'IT-070 《项目作业量》D5']);
  });
});

describe('outcomes', () => {
  it('know content, not bytes: an accepted submission saved anew is the same, a changed one is told', async () => {
    const first = await collected(main, await answered(sent));
    const contents = new Map(first.board.map(({ unit, content }) => [unit.code, content ?? '']));
    const again = await collected(main, await answered(sent, { '0301': signature('2025-03-01') }), contents);
    expect(again.board.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
    const files = await answered(sent, { '0301': { 项目人力: { G5: 7 } } });
    const changedSince = await collected(main, files, contents);
    expect(lineOf(changedSince, '0301').outcome).toBe('changed');
    expect(told(changedSince.faults.get('0301') ?? [])).toEqual(['IT-063']);
  });

  it('stop with the one who waits, and the main workbook without volumes asks nobody', async () => {
    const stopped = new Error('stopped');
    const files = await answered(sent);
    const watch = (step: string) => {
      if (step === 'merge') throw stopped;
    };
    await expect(collect(main, files, () => new Map(), watch)).rejects.toBe(stopped);
    const none = await collect(
      await mainBook({ 'item-volumes': [] }),
      files,
      () => new Map(),
      () => undefined,
    );
    expect([none.collected, told(none.faults)]).toEqual([null, ['IT-040']]);
  });
});

describe('all answers together', () => {
  it('tell who claims more of a machine than there is, and what is far from last time', async () => {
    // Two units take the outpatients' pump, each for most of a month.
    const minutes = { A5: 'A01', D5: 'E2', F5: 60 };
    const files = await answered(sent, {
      '0301': { 项目设备: minutes, 项目人力: { G5: 80 } },
      // A material without a price would keep items from being costed.
      '0302': { 项目设备: { A5: 'A02', D5: 'E2', F5: 300 }, 项目材料: { D5: 'M2' } },
    });
    const found = await collected(main, files);
    expect(found.board.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(found.findings.map(({ code, params }) => [code, params.unit])).toContainEqual([
      'IT-068',
      '内科门诊(0301)',
    ]);
    const outpatient = found.findings.find(({ params }) => params.unit === '内科门诊(0301)');
    expect(outpatient?.params.kinds).toContain('与上次');
    expect(outpatient?.params.kinds).toContain('设备占用超过可用时间 1');
  });
});

describe('what goes back', () => {
  it('is the clerk’s own file: every part but marks and one sheet, links to the cells, marks that go when they are right', async () => {
    const file = await outpatients({ 项目人力: { G5: 10000 }, 填报封面: { B13: null } });
    const found = await collected(main, [file]);
    const [copy] = found.returned;
    if (!copy) throw new Error('nothing goes back');
    expect(copy.name).toBe('0301.xlsx');
    const [before, after] = [await readWorkbook(file.bytes), await readWorkbook(copy.bytes)];
    const cells = ({ blocks }: typeof before) =>
      blocks
        .filter(({ sheetName }) => sheetName !== '退回说明')
        .map(({ sheetName, values }) => [sheetName, values]);
    expect(cells(after)).toEqual(cells(before));
    const parts = await partsOf(copy.bytes);
    const paths = sheetPaths(parts);
    expect([...paths.keys()][0]).toBe('退回说明');
    expect(readable(parts, 'xl/workbook.xml')).toContain('activeTab="0"');
    const selected = [...paths].filter(([, path]) => readable(parts, path).includes('tabSelected="1"'));
    expect(selected.map(([name]) => name)).toEqual(['退回说明']);
    const reasons = readable(parts, paths.get('退回说明') ?? '');
    expect(reasons).toContain('做一次要 10000 分钟');
    expect(reasons).toContain('location="\'项目人力\'!G5"');
    const labour = readable(parts, paths.get('项目人力') ?? '');
    expect(labour).toMatch(
      /sqref="G5"><cfRule type="expression" dxfId="\d+" priority="\d+"><formula>G5=10000</,
    );
    expect(labour).toContain('<sheetProtection sheet="1"');
    // Sent back once more as it came, it is marked as before.
    const [again] = (await collected(main, [{ name: '0301.xlsx', bytes: copy.bytes }])).returned;
    const twice = await partsOf(again?.bytes ?? new Uint8Array());
    expect(readable(twice, sheetPaths(twice).get('项目人力') ?? '')).toBe(labour);
    expect(readable(parts, paths.get('填报封面') ?? '')).toContain('<formula>B13=""</formula>');
  });

  it('comes back corrected and is taken in, its reasons unread', async () => {
    const wrong = await collected(main, [await outpatients({ 项目人力: { G5: 10000 } })]);
    const [copy] = wrong.returned;
    const corrected = await typed(copy?.bytes ?? new Uint8Array(), { 项目人力: { G5: 8 } });
    const found = await collected(main, [{ name: '0301.xlsx', bytes: corrected }]);
    expect([lineOf(found, '0301').outcome, told(found.faults.get('0301') ?? [])]).toEqual(['accepted', []]);
  });
});
