import { beforeAll, describe, expect, test } from 'vitest';
import { sampleBook } from '../cases/sampleHospital/sampleBook.ts';
import { COMMITTED_SAMPLE } from '../cases/sampleHospital/sampleHospital.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { columnLetters } from '../contract/place.ts';
import type { PlanCell, SheetPlan } from '../contract/plan.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { readWorkbook } from '../xlsx/readWorkbook.ts';
import { changed, type Parts, partsOf, readable, sheetPaths } from '../xlsx/testBooks.ts';
import { convert, libreOfficeMissing, pdfPages } from '../xlsx/testLibreOffice.ts';
import { costWorkbook } from './costing.ts';
import { resultSheets, writeResults } from './resultWorkbook.ts';
import { StageClock } from './stages.ts';

/** What the accountant of a sample hospital gets: a third of the committed one, with all its kinds of sheets. */

interface Outcome {
  readonly bytes: Uint8Array;
  readonly plans: readonly SheetPlan[];
  readonly faults: readonly Fault[];
  readonly runId: string;
}

let source: Uint8Array;

/** `readMilliseconds`: what the run card is told of the first stage. */
async function cost(book: Uint8Array, readMilliseconds: number): Promise<Outcome> {
  const clock = new StageClock();
  const { costed, faults } = await costWorkbook(book, { quantum: 'fen' }, clock);
  if (!costed) throw new Error(JSON.stringify(faults));
  clock.times[0] = { stage: 'read', milliseconds: readMilliseconds };
  const results = await resultSheets(costed, book, clock);
  const { bytes } = await writeResults(book, results, clock);
  if (!bytes) throw new Error('nothing was written');
  return {
    bytes,
    plans: results.plans,
    faults: [...faults, ...results.faults],
    runId: costed.identity.runId,
  };
}

/** Milliseconds for what comes before the tests. */
const PATIENCE = 240_000;

let outcome: Outcome;
beforeAll(async () => {
  source = await sampleBook({ ...COMMITTED_SAMPLE, units: 40, items: true });
  outcome = await cost(source, 470);
}, PATIENCE);

const WORKBOOK = 'xl/workbook.xml';

const differing = (before: Parts, after: Parts): string[] =>
  [...after.keys()].filter((path) => before.get(path) !== after.get(path));

describe('结果工作簿', () => {
  test(
    '项目成本这次没有算，上次的项目表不再留着旧数',
    async () => {
      const clock = new StageClock();
      const { costed } = await costWorkbook(source, { quantum: 'fen' }, clock);
      if (!costed) throw new Error('the sample is costed above');
      const run = { ...costed.run, items: null };
      const results = await resultSheets({ ...costed, run }, outcome.bytes, clock);
      const withdrawn = results.plans.filter(({ onlyIfThere }) => onlyIfThere);
      const { bytes } = await writeResults(outcome.bytes, { ...results, plans: withdrawn }, clock);
      const { blocks } = await readWorkbook(bytes ?? new Uint8Array());
      const again = blocks.filter(({ planKey }) => planKey?.startsWith('item-0'));
      expect(again).toHaveLength(9);
      for (const { rows, values } of again) {
        expect(rows).toBe(4);
        expect(values.at(-1)).toMatch(/^本次没有核算医疗服务项目成本/);
      }
    },
    PATIENCE,
  );

  test('输入各表逐字节不变，只有目录、工作簿清单和样式被改写', async () => {
    const [before, after] = [await partsOf(source), await partsOf(outcome.bytes)];
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
    const rewritten = differing(before, after).filter((path) => before.has(path));
    expect(rewritten.sort()).toEqual(
      [
        '[Content_Types].xml',
        'xl/_rels/workbook.xml.rels',
        'xl/styles.xml',
        WORKBOOK,
        sheetPaths(before).get('目录') ?? '',
      ].sort(),
    );
    const added = differing(before, after).filter((path) => !before.has(path));
    const paths = sheetPaths(after);
    const results = outcome.plans.filter(({ key }) => key !== 'directory');
    const ofCharts =
      /^xl\/(charts\/chart|drawings\/(_rels\/)?drawing|worksheets\/_rels\/sheet)\d+\.xml(\.rels)?$/;
    expect(added.filter((path) => !ofCharts.test(path)).sort()).toEqual(
      results.map(({ name }) => paths.get(name) ?? '').sort(),
    );
  });

  test('再算一次，只有运行卡的本次用时不同', async () => {
    const again = await cost(source, 512);
    expect(again.runId).toBe(outcome.runId);
    const [first, second] = [await partsOf(outcome.bytes), await partsOf(again.bytes)];
    const runCard = sheetPaths(first).get('运行卡') ?? '';
    expect(differing(first, second)).toEqual([runCard]);
    const plan = outcome.plans.find(({ key }) => key === 'run-card');
    const times = plan?.verbs.find((verb) => verb.verb === 'block' && verb.isVolatile);
    if (times?.verb !== 'block') throw new Error('no stage times');
    const untimed = (parts: Parts) =>
      readable(parts, runCard).replace(/<row r="(\d+)".*?<\/row>/gs, (row, number: string) =>
        Number(number) - 1 >= times.at.row && Number(number) - 1 < times.at.row + times.rowKeys.length
          ? ''
          : row,
      );
    expect(untimed(second)).toBe(untimed(first));
    expect(untimed(first)).toContain(outcome.runId);
  });

  test('在结果工作簿上再算，得到同一个工作簿', async () => {
    const again = await cost(outcome.bytes, 470);
    expect(again.faults).toEqual(outcome.faults);
    const parts = [await partsOf(outcome.bytes), await partsOf(again.bytes)] as const;
    // The run card states the digest of the file that was costed, and the stages' times.
    expect(differing(...parts)).toEqual([WORKBOOK, sheetPaths(parts[0]).get('运行卡')]);
  });
});

describe('有人改过的结果表', () => {
  const DEPT_04 = '科室04 分摊汇总';
  const edited = async () => {
    const path = sheetPaths(await partsOf(outcome.bytes)).get(DEPT_04) ?? '';
    return changed(outcome.bytes, {
      [path]: (text) => text.replace(/(<c r="C7"[^>]*><v>)[^<]*/, '$1888888.88'),
      [WORKBOOK]: (text) => text.replaceAll(DEPT_04, '一月分摊'),
    });
  };

  test('按数据重写，改名照旧；改过的一份另存，运行卡和目录都说明', async () => {
    const again = await cost(await edited(), 470);
    expect(again.runId).toBe(outcome.runId);
    const found = again.faults.filter(({ code }) => code === 'WB-053');
    expect(found).toMatchObject([
      { severity: 'notice', params: { copy: '一月分摊 手工修改' }, where: { sheet: '一月分摊' } },
    ]);
    const { blocks } = await readWorkbook(again.bytes);
    const valueAt = (name: string, row: number, column: number) => valueIn(blocks, name, row, column);
    expect(valueAt('一月分摊', 6, 2)).toBe(valueOfPlan(outcome.plans, DEPT_04, 6, 2));
    expect(valueAt('一月分摊 手工修改', 6, 2)).toBe(888888.88);
    const card = blocks.find(({ sheetName }) => sheetName === '运行卡');
    expect(card?.values.filter((value) => String(value).includes('《一月分摊 手工修改》'))).toHaveLength(1);
    const directory = blocks.find(({ sheetName }) => sheetName === '目录');
    const notices = again.faults.filter(({ severity }) => severity === 'notice').length;
    expect(directory?.values).toContain(`通过，${notices} 处提示`);
  });

  test('另存的一份不再当作输入，也不再提示', async () => {
    const again = await cost((await cost(await edited(), 470)).bytes, 470);
    expect(again.runId).toBe(outcome.runId);
    expect(again.faults).toEqual(outcome.faults);
  });
});

function valueIn(blocks: readonly RangeBlock[], name: string, row: number, column: number) {
  const block = blocks.find(({ sheetName }) => sheetName === name);
  if (!block) throw new Error(`no sheet ${name}`);
  return block.values[(row - block.origin.row) * block.columns + column - block.origin.column];
}

const blocksOfPlan = (plan: SheetPlan) => plan.verbs.flatMap((verb) => (verb.verb === 'block' ? [verb] : []));

function valueOfPlan(plans: readonly SheetPlan[], name: string, row: number, column: number) {
  const plan = plans.find((each) => each.name === name);
  const block = plan && blocksOfPlan(plan).find(({ key }) => key === 'table');
  return block?.cells[row - block.at.row]?.[column - block.at.column]?.value;
}

describe.skipIf(libreOfficeMissing)(`在 LibreOffice 里 ${libreOfficeMissing}`, () => {
  test(
    '每个公式重新计算都得到存下的值',
    async () => {
      const paths = sheetPaths(await partsOf(outcome.bytes));
      const forgotten = outcome.plans.map(
        ({ name }) =>
          [
            paths.get(name) ?? '',
            (text: string) => text.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1<v>0</v>'),
          ] as const,
      );
      const saved = await convert(await changed(outcome.bytes, Object.fromEntries(forgotten)), 'xlsx');
      const { blocks, faults } = await readWorkbook(saved);
      expect(faults).toEqual([]);
      let formulas = 0;
      for (const plan of outcome.plans)
        for (const { at, cells } of blocksOfPlan(plan))
          for (const [r, line] of cells.entries())
            for (const [c, cell] of line.entries()) {
              if (!cell?.formula) continue;
              formulas++;
              const found = valueIn(blocks, plan.name, at.row + r, at.column + c);
              const place = `${plan.name}!${columnLetters(at.column + c)}${at.row + r + 1}`;
              expect(agree(found, cell.value), `${place} ${found} ${cell.value}`).toBe(true);
            }
      expect(formulas).toBeGreaterThan(2_000);
    },
    PATIENCE,
  );

  describe('打印成 PDF', () => {
    let pages: readonly string[] = [];
    beforeAll(async () => {
      const texts = await pdfPages(await convert(outcome.bytes, 'pdf'));
      // A header that goes over two lines is one text.
      pages = texts.map((text) => text.replace(/\s/g, ''));
    }, PATIENCE);

    test('没有一格因列宽不足显示为 ###', () => {
      expect(pages.length).toBeGreaterThan(10);
      expect(pages.filter((page) => page.includes('##'))).toEqual([]);
    });

    const tables = [
      ...[
        '科室01-1',
        '科室02-1',
        '科室02-2',
        '科室03-1',
        '科室04',
        '三级分摊',
        '分项结转',
        '收支01',
        '收支02',
      ],
      ...['诊次01', '诊次02', '床日01', '床日02', '本量利01', '本量利02', '本量利03', '核对'],
    ];
    test.each(tables)('%s 每页都有标题和行首表头，各栏表头和合计齐全', (code) => {
      const plan = outcome.plans.find(({ name }) => name === code || name.startsWith(`${code} `));
      if (!plan) throw new Error(`no sheet ${code}`);
      const own = pagesOfSheet(plan, pages);
      expect(own.length).toBeGreaterThan(0);
      const table = blocksOfPlan(plan).find(({ key }) => key === 'table');
      const headers = (table?.cells ?? []).filter((line) => line.some((cell) => cell?.style === 'header'));
      const stub = textsOf(headers.map(([first]) => first));
      for (const page of own) for (const text of stub) expect(page).toContain(text);
      const all = own.join('\n');
      for (const text of textsOf(headers.flat())) expect(all).toContain(text);
      for (const total of totalsOf(table?.cells ?? [])) expect(all).toContain(total);
    });
  });
});

/** LibreOffice stores fifteen digits of a number. */
const agree = (found: unknown, stored: unknown): boolean =>
  typeof found === 'number' && typeof stored === 'number'
    ? Math.abs(found - stored) <= 1e-14 * Math.max(1, Math.abs(stored))
    : found === stored;

/** The pages that bear the sheet's title. */
function pagesOfSheet(plan: SheetPlan, pages: readonly string[]): string[] {
  const title = blocksOfPlan(plan).find(({ key }) => key === 'title')?.cells[0]?.[0]?.value;
  return pages.filter((page) => page.startsWith(String(title)));
}

const textsOf = (cells: readonly (PlanCell | null | undefined)[]): string[] =>
  cells.flatMap((cell) => (typeof cell?.value === 'string' ? [cell.value.replace(/\s/g, '')] : []));

/** Amounts of total rows as they are printed. */
const totalsOf = (cells: readonly (readonly (PlanCell | null)[])[]): string[] =>
  cells.flat().flatMap((cell) => {
    const isTotal = cell?.style === 'moneyTotal' && typeof cell.value === 'number' && cell.value !== 0;
    return isTotal
      ? [
          Number(cell.value)
            .toFixed(2)
            .replace(/\B(?=(\d{3})+\.)/g, ','),
        ]
      : [];
  });
