import { describe, expect, test } from 'vitest';
import type { Figure } from '../contract/figure.ts';
import type { BlockVerb, ChartVerb, PlanValue } from '../contract/plan.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { Run } from '../engine/run.ts';
import { unitCost } from '../engine/unitCost.ts';
import type { ReportSheet } from './reportSheet.ts';
import { PlanReader } from './testPlanReader.ts';
import { correctedLedger, golden, goldenLedger, packReports, reportsOf, runOf } from './testRuns.ts';
import { quarterLedger } from './testYear.ts';

const valuesOf = (sheets: readonly ReportSheet[]) => {
  const reader = new PlanReader(sheets.map(({ plan }) => plan));
  return (sheet: string, row: string, column: string) =>
    Number(reader.cell({ sheet, block: 'table', row, column }).value);
};

const clinical = ['0101', '0102', '0103', '0104'];
const bucket = (unit: string, name: string): number => {
  const amounts = golden.expected[unit]?.[name];
  return Array.isArray(amounts) ? amounts.reduce((sum, amount) => sum + amount, 0) : (amounts ?? 0);
};

describe('黄金样例医院', () => {
  const exact = valuesOf(reportsOf(runOf(goldenLedger(), 'yuan1e-4')));

  test.each(clinical)('%s 的科室04各栏等于按最后转出科室汇总的期望值', (unit) => {
    const row = `clinical.units.${unit}`;
    const received = (...names: string[]) => names.reduce((sum, name) => sum + bucket(unit, name), 0);
    const printed = 2;
    expect(exact('dept-04', row, 'direct.amount')).toBeCloseTo(received('d'), printed);
    expect(exact('dept-04', row, 'admin.amount')).toBeCloseTo(received('m'), printed);
    expect(exact('dept-04', row, 'aux.amount')).toBeCloseTo(received('a_d', 'a_m'), printed);
    expect(exact('dept-04', row, 'tech.amount')).toBeCloseTo(received('t_d', 't_m', 't_a', 't_am'), printed);
    expect(exact('dept-04', row, 'total.amount')).toBeCloseTo(bucket(unit, 'after'), printed);
  });

  test('分摊前后总额都是 8,178,600 元，非临床科室转出后为零', () => {
    expect(exact('dept-01-1', 'total', 'total')).toBe(8_178_600);
    expect(exact('dept-01-1', 'operating', 'total')).toBe(7_748_600);
    expect(exact('dept-02-1', 'total', 'total.full')).toBe(8_178_600);
    expect(exact('dept-step-down', 'tech.units.0201', 'handedOut')).toBeCloseTo(627_911.11, 2);
    expect(exact('dept-step-down', 'tech.units.0201', 'full')).toBe(0);
  });

  test('没有公用单元的医院不出现公用的行和列', () => {
    const reader = new PlanReader(reportsOf(runOf(goldenLedger())).map(({ plan }) => plan));
    const { rowKeys, columnKeys } = reader.block('dept-04', 'table');
    expect([...rowKeys, ...columnKeys].filter((key) => key.startsWith('shared'))).toEqual([]);
  });
});

describe('有调整、拆分、公用、不参与分摊单元和多种资金来源的两个月', () => {
  const run = runOf(correctedLedger());
  const sheets = reportsOf(run);
  const reader = new PlanReader(sheets.map(({ plan }) => plan));
  const value = valuesOf(sheets);

  test('各表读回核算结果，没有出入；没有工作量，因此没有科室可以测算', () => {
    expect(sheets.flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual(['RP-022']);
  });

  test('C06：成本医01、02 的表内表间恒等关系', () => {
    const elements = reader
      .block('dept-01-1', 'table')
      .columnKeys.filter((key) => key.startsWith('elements.'));
    expect(elements).toHaveLength(7);
    const fen = (yuan: number) => Math.round(yuan * 100);
    for (const element of [...elements, 'total']) {
      const direct = (row: string) => fen(value('dept-01-1', row, element));
      expect(direct('operating')).toBe(
        direct('clinical.subtotal') + direct('tech.subtotal') + direct('aux.subtotal'),
      );
      expect(direct('total')).toBe(direct('operating') + direct('admin') + direct('shared'));
      for (const unit of [...clinical.map((code) => `clinical.${code}`), 'total']) {
        const cell = (part: string) => fen(value('dept-02-1', unit, `${element}.${part}`));
        expect(cell('full')).toBe(cell('direct') + cell('indirect'));
      }
      for (const unit of clinical)
        expect(fen(value('dept-02-1', `clinical.${unit}`, `${element}.direct`))).toBe(
          direct(`clinical.units.${unit}`),
        );
      expect(fen(value('dept-02-1', 'total', `${element}.full`))).toBe(direct('total'));
    }
  });

  test('每个公式的缓存值等于按表上单元格重新计算的值', () => {
    const formulas = reader.formulas();
    expect(formulas.length).toBeGreaterThan(700);
    for (const { sheet, at, cell, formula } of formulas) {
      const fresh = reader.evaluate(formula, sheet);
      if (typeof fresh === 'number') expect(fresh, at).toBeCloseTo(Number(cell.value), 6);
      else expect(fresh, at).toBe(cell.value);
    }
  });

  test('表上每个金额都能还原成数字的含义，小计和合计也一样', () => {
    const kinds = sheets.map((sheet) => compareFigures(sheet, run));
    expect(kinds.reduce((sum, { compared }) => sum + compared, 0)).toBeGreaterThan(900);
    expect(kinds.flatMap(({ different }) => different)).toEqual([]);
  });

  test('直接、间接、小计和表外单元格的含义', () => {
    const sheet = sheets.find(({ plan }) => plan.key === 'dept-02-1');
    const { at, rowKeys, columnKeys } = reader.block('dept-02-1', 'table');
    const figure = (row: string, column: string) =>
      sheet?.figureAt(at.row + rowKeys.indexOf(row), at.column + columnKeys.indexOf(column));
    const common = { measure: 'heldCost', level: 'medical', elements: { statutory: ['DRUG'] } };
    expect(figure('clinical.0101', 'elements.DRUG.direct')).toEqual({
      ...common,
      units: { codes: ['0101'] },
      classesPassed: { without: ['SHARED', 'ADMIN', 'AUX', 'TECH'] },
    });
    expect(figure('clinical.0101', 'elements.DRUG.indirect')).toEqual({
      ...common,
      units: { codes: ['0101'] },
      classesPassed: { highest: ['SHARED', 'ADMIN', 'AUX', 'TECH'] },
    });
    expect(figure('total', 'elements.DRUG.full')).toEqual({ ...common, units: { classes: ['CLINICAL'] } });
    expect(sheet?.figureAt(0, 0)).toBeNull();
    expect(sheet?.figureAt(at.row, at.column)).toBeNull();
  });

  test('期间写明起止月份，不参与分摊的单元列在总计之下', () => {
    expect(reader.block('dept-01-1', 'title').cells[1]?.[0]?.value).toContain('2024年01月至2024年02月');
    const { rowKeys } = reader.block('dept-01-1', 'table');
    expect(rowKeys.indexOf('excluded.units.9901')).toBeGreaterThan(rowKeys.indexOf('total'));
  });
});

/** Money cells of a sheet against what their figures evaluate to. */
function compareFigures({ plan, figureAt }: ReportSheet, run: Run) {
  const block = plan.verbs.find((verb): verb is BlockVerb => verb.verb === 'block' && verb.key === 'table');
  const different: [string, PlanValue, PlanValue][] = [];
  let compared = 0;
  for (const [r, row] of (block?.cells ?? []).entries())
    for (const [c, cell] of row.entries()) {
      const figure = block && figureAt(block.at.row + r, block.at.column + c);
      if (!cell?.style.startsWith('money') || !figure) continue;
      compared++;
      const posted = figure.per ? perUnit(run, figure) : evaluate(run, figure) / 100;
      if (!isSame(posted, cell.value))
        different.push([`${plan.key} ${block.rowKeys[r]}`, cell.value, posted]);
    }
  return { compared, different };
}

const perUnit = (run: Run, figure: Figure) => unitCost(run, figure).quotient?.toNumber() ?? '—';

/** A quotient is worked out once in decimals and once as the sheet's formula does: their doubles may differ in the last digit. */
const isSame = (posted: PlanValue, shown: PlanValue) =>
  typeof posted === 'number' && typeof shown === 'number'
    ? Math.abs(posted - shown) <= Math.abs(posted) * 1e-15
    : posted === shown;

test('报表漏列一类科室：合计与核算结果不符，阻断发布并指到单元格', () => {
  const narrowed = packReports().flatMap((report) => {
    const { definition } = report;
    if (definition.layout !== 'table' || definition.id !== 'dept-01-1') return [];
    const rows = definition.rows.filter(({ key }) => key !== 'excluded' && key !== 'shared');
    return [{ ...report, definition: { ...definition, rows } }];
  });
  const checks = packReports().filter(({ definition }) => definition.layout === 'checks');
  const [sheet, checksSheet] = reportsOf(runOf(correctedLedger()), {}, [...narrowed, ...checks]);
  const found = sheet?.faults.find(({ params }) => params.column === '合计');
  expect(found).toMatchObject({
    code: 'RP-020',
    severity: 'unpublishable',
    params: { row: '本月（期）总计', sum: '16554730.88', posted: '16688064.22' },
    where: { sheet: '科室01-1 直接成本' },
  });
  expect(checksSheet?.plan.tab).toBe('checkBlocked');
});

describe('打印出来', () => {
  const plans = reportsOf(runOf(quarterLedger(1))).map(({ plan }) => plan);
  const columnOf = ({ key, at }: BlockVerb) => (key.startsWith('title') ? [at.column] : []);
  const blocks = (plan: ReportSheet['plan']) =>
    plan.verbs.filter((verb): verb is BlockVerb => verb.verb === 'block');

  test('每一页的表头都说出自己是哪一组，接着上一页的也说', () => {
    const wide = plans.filter((plan) => blocks(plan).flatMap(columnOf).length > 1);
    expect(wide.map(({ key }) => key)).toContain('visit-02');
    for (const plan of wide) {
      const table = blocks(plan).find(({ key }) => key === 'table');
      for (const column of blocks(plan).flatMap(columnOf))
        expect([plan.key, column, table?.cells[0]?.[column]?.value]).not.toContain(null);
    }
  });

  test('每页重复的行旁边没有图，免得图的一截也重复', () => {
    const charts = plans.flatMap((plan) => {
      const repeated = plan.verbs.find((verb) => verb.verb === 'print')?.repeatRows?.[1] ?? -1;
      const own = plan.verbs.filter((verb): verb is ChartVerb => verb.verb === 'chart');
      return own.map(({ at }) => [plan.key, at.row > repeated]);
    });
    expect(charts.length).toBeGreaterThan(2);
    expect(charts.filter(([, isBelow]) => !isBelow)).toEqual([]);
  });
});
