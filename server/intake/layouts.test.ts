import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../engine/ledger.ts';
import {
  baseSheets,
  blockOf,
  blocksOf,
  changed,
  readSheets,
  type SampleGrid,
  type SampleSheets,
} from './testing/sampleBlocks.ts';

const base = baseSheets();

/** The ledger without places, each list in one order: what must not change when only the layout does. */
function content(ledger: Ledger | null): unknown {
  if (!ledger) throw new Error('nothing was read');
  return JSON.parse(
    JSON.stringify(ledger, (key, value) => (key === 'at' ? undefined : value)),
    (_, value) =>
      Array.isArray(value)
        ? [...value].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
        : value,
  );
}

const expected = content(readSheets(blocksOf(base)).ledger);
const lists = Object.keys(base).filter((name) => name !== '封面');

function withSheet(name: string, grid: SampleGrid): SampleSheets {
  return { ...base, [name]: grid };
}

/** Reads the base with one sheet laid out otherwise and expects the same records. */
function expectSame(name: string, grid: SampleGrid, noticed: readonly string[] = []): void {
  const { ledger, faults } = readSheets(blocksOf(withSheet(name, grid)));
  expect(faults.map((found) => found.code)).toEqual(noticed);
  expect(content(ledger)).toEqual(expected);
}

const directCost = base.直接成本 as SampleGrid;

describe('性质', () => {
  test('rows in any order give the same records', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lists).chain((name) => {
          const [header = [], ...rows] = base[name] as SampleGrid;
          const orders = fc.shuffledSubarray(
            rows.map((_, i) => i),
            { minLength: rows.length },
          );
          return orders.map((order) => ({ name, grid: [header, ...order.map((i) => rows[i] ?? [])] }));
        }),
        ({ name, grid }) => expectSame(name, grid),
      ),
      { numRuns: 30 },
    );
  });

  test('blank columns, columns in another order, title rows and blank rows change nothing but places', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lists).chain((name) => {
          const width = base[name]?.[0]?.length ?? 0;
          const slots = [...Array(width).keys(), -1, -1];
          const order = fc.shuffledSubarray(slots, { minLength: slots.length });
          return fc.record({
            name: fc.constant(name),
            order,
            above: fc.integer({ min: 0, max: 4 }),
            left: fc.nat(3),
          });
        }),
        ({ name, order, above, left }) => {
          const titles = Array.from({ length: above }, (_, i) => (i === 0 ? ['示例医院报送表'] : []));
          const body = (base[name] as SampleGrid).flatMap((row) => {
            const cells = order.map((at) => (at < 0 ? null : (row[at] ?? null)));
            return [[...Array<null>(left).fill(null), ...cells], []];
          });
          expectSame(name, [...titles, ...body]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('版式', () => {
  test('two-row merged headers', () => {
    const [, ...rows] = directCost;
    const upper = ['期间', '核算单元', null, '成本项目', null, '资金来源', '金额（元）'];
    const lower = [null, '编码', '名称', '编码', '名称', null, null];
    expectSame('直接成本', [['某某医院直接成本表'], upper, lower, ...rows]);
  });

  test('headers of systems in use, units by name only', () => {
    const rows = directCost
      .slice(1)
      .map(([month, , unit, , element, source, amount]) => [month, unit, element, source, amount]);
    const grid = [['统计年月', '科室', '成本项目', '经费性质', '发生额'], ...rows] as SampleGrid;
    expectSame('直接成本', grid);
  });

  test('totals, notes, signatures, a repeated header and section headings are no records', () => {
    const [header = [], first = [], ...rest] = directCost;
    const grid = [
      header,
      ['一、行政后勤'],
      first,
      [null, '小 计', null, null, null, null, 1000],
      header,
      ...rest,
      ['合计', null, null, null, null, null, 4600.5],
      ['注：本表由财务科编制'],
      ['数据来源为总账', null, null, null, null, null, null],
      ['制表：张', null, null, '复核：李'],
    ];
    expectSame('直接成本', grid, ['IN-039']);
  });

  test('a remark that says 合计 or 注 does not hide a fault of its row', () => {
    const [header = [], ...rows] = directCost;
    const grid = [
      [...header, '摘要'],
      ...rows.map((row) => [...row]),
      ['2024-01', '0999', null, '01', null, '自筹', 5, '一月工资合计'],
      ['2024-01', '0998', null, '01', null, '自筹', 5, '注：补记'],
    ];
    const { faults } = readSheets(blocksOf(withSheet('直接成本', grid)));
    expect(faults.map((found) => found.params.value)).toEqual(['0999', '0998']);
  });

  test('a table that starts in the middle of a sheet, carried by several blocks', () => {
    const others = blocksOf(changed(base, { sheets: { 直接成本: null } }));
    const top = blockOf('直接成本', directCost.slice(0, 3), { row: 7, column: 4 });
    const bottom = blockOf('直接成本', directCost.slice(3), { row: 10, column: 4 });
    const { ledger } = readSheets([...others, bottom, top]);
    expect(content(ledger)).toEqual(expected);
    expect(ledger?.directCosts[0]?.at).toEqual({ sheet: '直接成本', row: 8, column: 10 });
  });

  test('blocks side by side are one sheet', () => {
    const others = blocksOf(changed(base, { sheets: { 直接成本: null } }));
    const left = blockOf(
      '直接成本',
      directCost.map((row) => row.slice(0, 4)),
    );
    const right = blockOf(
      '直接成本',
      directCost.map((row) => row.slice(4)),
      { row: 0, column: 4 },
    );
    expect(content(readSheets([...others, left, right]).ledger)).toEqual(expected);
  });

  test('单位 line above the table and 万元 amounts come out to the fen', () => {
    const [header = [], ...rows] = directCost;
    const inTenThousand = rows.map((row) => [...row.slice(0, 6), Number(row[6]) / 10_000]);
    expectSame(
      '直接成本',
      [['编制单位：示例医院', null, null, null, '单位：万元'], header, ...inTenThousand],
      ['IN-012'],
    );
  });

  test('the wide sheet gives the same costs as the long one', () => {
    const wide = [
      ['期间', '科室编码', '科室名称', '资金来源', '基本工资', '化验材料', '合计'],
      ['2024-01', '0101', '院办', '自筹', 1000, null, 1000],
      ['2024-01', '0201', '检验科', '自筹', null, 200.5, 200.5],
      ['2024-01', '0301', '内科门诊', '财政项目', 3000, null, 3000],
      ['2024-01', '0303', '急诊科', '自筹', 400, null, 400],
      ['2024-01', '合计', null, null, 4400, 200.5, 4600.5],
    ];
    const { ledger, faults } = readSheets(
      blocksOf({ ...changed(base, { sheets: { 直接成本: null } }), 直接成本宽表: wide }),
    );
    expect(faults.map((found) => found.code)).toEqual(['IN-039']);
    expect(content(ledger)).toEqual(expected);
  });

  test('a copy of any list is told once, not added and not told row by row', () => {
    for (const name of lists) {
      const copied = { ...base, [`${name} (2)`]: base[name] as SampleGrid };
      const { ledger, faults } = readSheets(blocksOf(copied));
      expect(faults.map((found) => found.code)).toEqual(['IN-048']);
      expect(faults[0]?.params).toMatchObject({ other: name });
      expect(ledger).toBeNull();
    }
  });

  test('one key with other amounts or vouchers, and zeros, on two sheets are records of their own', () => {
    const 直接成本2 = [
      ['期间', '核算单元编码', '成本项目编码', '资金来源', '金额', '凭证号'],
      ['2024-01', '0101', '01', '自筹', 999, null],
      ['2024-01', '0101', '01', '自筹', 1000, '记-7'],
      ['2024-01', '0101', '02', '自筹', 0, null],
    ];
    const 直接成本3 = [直接成本2[0], ['2024-01', '0101', '02', '自筹', 0, null]] as SampleGrid;
    const { ledger, faults } = readSheets(blocksOf({ ...base, 直接成本2, 直接成本3 }));
    expect(faults.map((found) => found.code)).toEqual(['IN-007']);
    expect(ledger?.directCosts).toHaveLength(8);
  });

  test('a wide column of amounts under no header keeps the result from being published', () => {
    const 直接成本宽表 = [
      ['期间', '核算单元编码', '资金来源', null, '化验材料'],
      ['2024-01', '0101', '自筹', 5000, 8],
      ['2024-01', '0201', '自筹', '—', 8],
      ['合计', null, null, 5000, 16],
    ];
    const { faults } = readSheets(
      blocksOf({ ...changed(base, { sheets: { 直接成本: null } }), 直接成本宽表 }),
    );
    expect(faults.map((found) => [found.code, found.severity, found.params.count ?? null])).toEqual([
      ['IN-049', 'unpublishable', 1],
      ['IN-039', 'notice', 1],
    ]);
  });

  test('a unit or element whose name ends in 合计 keeps its cost', () => {
    const { ledger, faults } = readSheets(
      blocksOf(
        changed(base, {
          set: {
            核算单元: { B2: '院办合计' },
            成本项目: { B2: '工资小计' },
            直接成本: { C2: '院办合计', E2: '工资小计', E4: '工资小计', E5: '工资小计' },
            分摊参数: { C2: '院办合计' },
          },
        }),
      ),
    );
    expect(faults).toEqual([]);
    expect(ledger?.units.map(({ name }) => name)).toContain('院办合计');
    expect(ledger?.directCosts).toHaveLength(4);
  });

  test('a result sheet that looks like a cover is none', () => {
    const { 封面, ...others } = base;
    const runCard = { ...blockOf('运行卡', 封面 as SampleGrid), planKey: 'run-card' };
    const { faults } = readSheets([runCard, ...blocksOf(others)]);
    expect(faults.map((found) => [found.code, found.params])).toEqual([['IN-001', { sheet: '封面' }]]);
    const moved = { ...blockOf('本院', 封面 as SampleGrid), planKey: 'cover' };
    expect(content(readSheets([moved, ...blocksOf(others)]).ledger)).toEqual(expected);
  });

  test('人员 and 面积 on two sheets, as two systems export them', () => {
    const parameters = base.分摊参数 as SampleGrid;
    const pick = (...columns: number[]) => parameters.map((row) => columns.map((at) => row[at] ?? null));
    const sheets = {
      ...changed(base, { sheets: { 分摊参数: null } }),
      人员: pick(0, 1, 3),
      面积: pick(0, 1, 4),
    };
    const { ledger, faults } = readSheets(blocksOf(sheets));
    expect(faults.map((found) => found.code)).toEqual(['IN-007']);
    expect(content(ledger)).toEqual(expected);
  });

  test('分摊参数 and 工作量 on one sheet', () => {
    const parameters = base.分摊参数 as SampleGrid;
    const joined = [
      ['期间', '科室编码', '人员', '面积', '门急诊人次', '实际占用床日'],
      ...parameters
        .slice(1)
        .map(([month, unit, , headcount, area]) => [
          month,
          unit,
          headcount,
          area,
          unit === '0301' ? 100 : null,
        ]),
      ['2024-01', '0302', null, null, null, 60],
    ] as SampleGrid;
    const sheets = { ...changed(base, { sheets: { 分摊参数: null, 工作量: null } }), 综合: joined };
    const { ledger, faults } = readSheets(blocksOf(sheets));
    expect(faults).toEqual([]);
    expect(content(ledger)).toEqual(expected);
  });

  test('a result sheet of ours in the same workbook is no input', () => {
    const sheets = {
      ...base,
      '科室04 分摊汇总': [
        ['科室编码', '科室名称', '直接成本', '全成本'],
        ['0301', '内科门诊', 3000, 4000],
      ],
      目录: [
        ['医院名称', '示例医院'],
        ['期间', '2024-01'],
      ],
    };
    const { ledger, faults } = readSheets(blocksOf(sheets));
    expect(faults).toEqual([]);
    expect(content(ledger)).toEqual(expected);
  });

  test('the template’s own notes beside unanswered lines of the cover are no answers', () => {
    const cover = [
      ['封面'],
      ['医院名称', '示例医院', '出现在每张报表的表头'],
      ['核算月份', { date: 45292 }, null],
      ['截止月份', null, '连续多个月时填最后一个月；只算上一行所列月份时留空'],
      ['规则包', 'cn-2021'],
    ];
    expectSame('封面', cover);
  });
});

describe('单元格', () => {
  test('codes: text behind a number format, full width, a formula-like name', () => {
    const set = {
      直接成本: { B2: { padded: '0101' }, B3: '０２０１ ', C4: '内 科 门 诊' },
      核算单元: { B2: '=HYPERLINK("x")' },
    };
    const { ledger, faults } = readSheets(blocksOf(changed(base, { set })));
    expect(faults.map((found) => found.code)).toEqual(['IN-028', 'IN-028']);
    expect(ledger?.directCosts.map((cost) => cost.unit)).toEqual(['0101', '0201', '0301', '0303']);
    expect(ledger?.units[0]?.name).toBe('=HYPERLINK("x")');
  });

  test('a faulty dictionary row is told once, not again by every row that names it', () => {
    const { faults } = readSheets(blocksOf(changed(base, { set: { 核算单元: { C3: '检验类' } } })));
    expect(faults.map((found) => found.code)).toEqual(['IN-031']);
  });

  test('一个月前的分摊参数 is kept for drivers that fall back on it, older rows are not', () => {
    const set = {
      分摊参数: { A5: '2023-12', B5: '0101', D5: 4, A6: '2023-11', B6: '0101', D6: 3 },
    };
    const { ledger, faults } = readSheets(blocksOf(changed(base, { set })));
    expect(faults.map((found) => found.code)).toEqual(['IN-037']);
    expect(ledger?.parameters.filter((row) => row.month !== '2024-01').map((row) => row.month)).toEqual([
      '2023-12',
    ]);
    expect(ledger?.months).toEqual(['2024-01']);
  });

  test('总账: 药品费 is an element for cost and a fee category for revenue', () => {
    const ledgerSheet = [
      ['期间', '总账类别', '会计科目', '项目', '门诊/住院', '金额'],
      ['2024-01', '成本', '5001', '药品费', null, 1],
      ['2024-01', '收入', '4001', '检验', '门诊', 2],
      ['2024-01', '成本', '合计', null, null, 1],
    ];
    const { ledger, faults } = readSheets(blocksOf({ ...base, 总账: ledgerSheet }));
    expect(faults.map((found) => found.code)).toEqual(['IN-039']);
    expect(ledger?.controls.map(({ item, source }) => [item, source])).toEqual([
      ['DRUG', 'SELF'],
      ['LAB', ''],
    ]);
  });

  test('分摊规则: units by name become codes, groups and words of the pack stay for the rules to read', () => {
    const rules = [
      ['操作', '服务科室', '成本项目', '分摊参数', '备用参数', '受益科室', '顺序', '生效期间', '理由'],
      ['设定', '检验科', null, '面积', '上月', '内科门诊、0302，内科', 1, '2024-01', '试行'],
      ['取消', '行政后勤类', '人员经费', null, null, null, null, null, '统一口径'],
    ];
    const { ledger, faults } = readSheets(blocksOf({ ...base, 分摊规则: rules }));
    expect(faults).toEqual([]);
    expect(ledger?.ruleRows.map(({ at: _, ...row }) => row)).toEqual([
      {
        operation: 'set',
        senders: '0201',
        elements: '*',
        driver: 'area',
        fallback: 'lastMonth',
        receivers: ['0301', '0302', '内科'],
        order: 1,
        validFrom: '2024-01',
        reason: '试行',
      },
      {
        operation: 'remove',
        senders: 'ADMIN',
        elements: 'PERSONNEL',
        driver: '',
        fallback: '',
        receivers: [],
        order: null,
        validFrom: null,
        reason: '统一口径',
      },
    ]);
  });
});

test('a sheet of ours with a header renamed is told as itself, not read as another that fits', () => {
  const labour: SampleGrid = [
    ['核算单元编码', '收费项目编码', '作业', '岗位', '人数', '多久'],
    ['0201', 'A1', '操作', '护士', 1, 5],
  ];
  const sheets = {
    ...base,
    收费项目: [
      ['收费项目编码', '收费项目名称', '收费类别', '计价单位', '单价'],
      ['A1', '静脉输液', '检查', '次', 4.5],
    ],
    作业: [
      ['作业编码', '作业名称', '作业性质'],
      ['操作', '操作', '项目作业'],
    ],
    项目人力: labour,
  };
  const marked = blocksOf(sheets).map((block) =>
    block.sheetName === '项目人力' ? { ...block, planKey: 'item-labour' } : block,
  );
  expect(readSheets(marked).faults).toMatchObject([
    { code: 'IN-003', where: { sheet: '项目人力' }, params: { headers: '时间(分)' } },
  ]);
});

test('a row of items knows the column of each of its fields, wherever it stands', () => {
  const sheets = {
    ...base,
    耗材: [
      ['单价', '物资编码', '物资名称'],
      [1.5, 'W1', '输液器'],
    ],
  };
  const [material] = readSheets(blocksOf(sheets)).ledger?.materials ?? [];
  expect(material.at).toMatchObject({ sheet: '耗材', row: 1 });
  expect(material.columns).toMatchObject({ priceYuan: 0, code: 1, name: 2 });
});
