import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TracedNumber, TraceLine, TraceRequest, WhatIfRequest } from '../contract/api/questions.ts';
import type { Figure } from '../contract/figure.ts';
import { columnLetters } from '../contract/place.ts';
import type { SheetPlan } from '../contract/plan.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { Run } from '../engine/run.ts';
import { openTrace } from '../engine/trace.ts';
import { whatIf } from '../engine/whatIf.ts';
import { costWorkbook } from '../road/costing.ts';
import { StageClock } from '../road/stages.ts';
import { blocksOf, refusalOf, sampleBook, startTestServer, type TestServer } from './testServer.ts';

/** What a finished run answers, beside the engine in this process. */

/** Milliseconds for what comes before the tests. */
const PATIENCE = 60_000;

let server: TestServer;
let id: string;
let plans: readonly SheetPlan[];
let run: Run;

beforeAll(async () => {
  // Costed here first: a connection left alone for longer than the server keeps it would be closed meanwhile.
  const { costed } = await costWorkbook(sampleBook(), { quantum: 'fen' }, new StageClock());
  if (!costed) throw new Error('the sample hospital was not costed');
  run = costed.run;
  server = await startTestServer();
  const { client } = server;
  ({ id } = await client.finish(await client.startRun(await client.sendInput(await blocksOf(sampleBook())))));
  plans = await client.plans(id);
}, PATIENCE);
afterAll(() => server.close());

async function traced(request: TraceRequest): Promise<TracedNumber> {
  const answer = await server.client.trace(id, request);
  return answer.figure ? answer : expect.fail(`nothing to take apart: ${answer.why.code}`);
}
const trace = async (request: TraceRequest) => (await traced(request)).line;

/** Fen of a yuan text, exactly. */
const fen = (yuan: string | null) => Math.round(Number(yuan ?? Number.NaN) * 100);
const total = (lines: readonly TraceLine[]) => lines.reduce((sum, { amount }) => sum + fen(amount), 0);

/** The first number of the sample's allocation summary that is above zero, and its address. */
function someAmount(): { sheet: string; cell: string; value: number } {
  const plan = plans.find(({ key }) => key === 'dept-04');
  for (const verb of plan?.verbs ?? []) {
    if (verb.verb !== 'block' || verb.key !== 'table') continue;
    for (const [row, line] of verb.cells.entries())
      for (const [column, cell] of line.entries())
        if (typeof cell?.value === 'number' && cell.value > 0)
          return {
            sheet: 'dept-04',
            cell: `${columnLetters(verb.at.column + column)}${verb.at.row + row + 1}`,
            value: cell.value,
          };
  }
  throw new Error('no amount on dept-04');
}

/** The clinical unit that costs most. */
function dearest() {
  const costOf = (code: string) => evaluate(run, { measure: 'finalCost', units: { codes: [code] } });
  const clinical = run.layout.units.filter(({ unitClass }) => unitClass === 'CLINICAL');
  return clinical.reduce((most, unit) => (costOf(unit.code) > costOf(most.code) ? unit : most));
}

describe('a trace', () => {
  test('of a cell of a result sheet shows its number, and every level adds up to the fen', async () => {
    const { sheet, cell, value } = someAmount();
    const line = await trace({ sheet, cell, depth: 3 });
    expect(fen(line.amount)).toBe(Math.round(value * 100));
    const visit = ({ amount, children }: TraceLine): number => {
      if (!children?.length) return 0;
      expect(total(children)).toBe(fen(amount));
      return 1 + children.map(visit).reduce((sum, opened) => sum + opened, 0);
    };
    expect(visit(line)).toBeGreaterThan(3);
  });

  test('shows the engine’s own lines, and opens any of them by its path', async () => {
    const figure: Figure = { measure: 'heldCost', units: { codes: [dearest().code] } };
    const line = await trace({ figure });
    const top = openTrace(run, figure, '');
    expect(line.children?.map(({ path, kind, opens }) => ({ path, kind, opens }))).toEqual(
      top?.children.map(({ path, kind, opens }) => ({ path, kind, opens })),
    );
    const handed = line.children?.find(({ kind }) => kind === 'handedOver');
    expect(handed?.children).toBeNull();
    expect(handed?.step?.rule.id).not.toBe('');
    const opened = await trace({ figure, path: handed?.path });
    expect(opened.amount).toBe(handed?.amount);
    expect(total(opened.children ?? [])).toBe(fen(opened.amount));
  });

  test('of a figure of many units stays within an answer', async () => {
    const line = await trace({ figure: { measure: 'heldCost' }, depth: 5 });
    const count = ({ children }: TraceLine): number =>
      1 + (children ?? []).map(count).reduce((sum, more) => sum + more, 0);
    expect(count(line)).toBeGreaterThan(run.layout.units.length / 2);
    expect(count(line)).toBeLessThanOrEqual(501);
  });

  test('of a unit cost takes the cost apart and says what it is divided by', async () => {
    const unit = run.ledger.workloads.find(({ measure }) => measure === 'visits')?.unit ?? '';
    const cost: Figure = { measure: 'heldCost', level: 'medical', units: { codes: [unit] } };
    const { line, quotient } = await traced({ figure: { ...cost, per: 'visits' } });
    const { denominator, value } = quotient ?? expect.fail('no quotient');
    expect(fen(line.amount)).toBe(evaluate(run, cost));
    expect(Number(denominator)).toBe(
      evaluate(run, { measure: 'workload', workload: 'visits', units: { codes: [unit] } }),
    );
    expect(Number(value)).toBeCloseTo(Number(line.amount) / Number(denominator), 10);
    expect((await traced({ figure: cost })).quotient).toBeNull();
  });

  test.each(['dept-04 A1', 'directory B5', 'dept-04 XFD1048576'])(
    'of %s, where no number of the run stands, is answered with why',
    async (place) => {
      const [sheet = '', cell = ''] = place.split(' ');
      expect(await server.client.trace(id, { sheet, cell })).toMatchObject({
        figure: null,
        why: { code: 'HT-037', params: { cell } },
      });
      expect(await refusalOf(server.client.tracePlan(id, { sheet, cell }))).toBe('HT-037');
    },
  );

  test.each<[string, TraceRequest]>([
    ['HT-036', { sheet: 'dept-99', cell: 'A1' }],
    ['HT-038', { figure: { measure: 'heldCost' }, path: 'u:nobody' }],
    ['HT-039', { figure: { measure: 'heldCost', level: 'none' } }],
    ['HT-039', { figure: { measure: 'heldCost', classesPassed: { with: ['NONE'] } } }],
    ['HT-039', { figure: { measure: 'heldCost', units: { codes: ['nobody'] } } }],
    ['HT-039', { figure: { measure: 'heldCost', months: ['2019-01'] } }],
    ['HT-013', { figure: { measure: 'heldCost' }, depth: 0 }],
  ])('%s: %j', async (code, request) => {
    expect(await refusalOf(trace(request))).toBe(code);
  });
});

describe('a what-if', () => {
  const changes = (): WhatIfRequest['changes'] => ({
    month: run.months[0].month,
    values: [{ kind: 'parameter', unit: dearest().code, parameter: 'headcount', quantity: 99 }],
    drivers: [],
  });

  test('tells what the engine tells: every unit that changes, and the figures asked for', async () => {
    const figure: Figure = { measure: 'finalCost', units: { codes: [dearest().code] } };
    const answer = await server.client.whatIf(id, { changes: changes(), figures: [figure] });
    const expected = whatIf(run, changes());
    if (!expected.run) throw new Error('the change cannot be costed');
    expect(answer.units.length).toBeGreaterThan(10);
    expect(
      answer.units.map(({ code, before, after }) => ({ unit: code, before: fen(before), after: fen(after) })),
    ).toEqual(expected.units);
    const [asked] = answer.figures;
    expect([fen(asked.before), fen(asked.after), asked.isMoney]).toEqual([
      evaluate(run, figure),
      evaluate(expected.run, figure),
      true,
    ]);
    expect(asked.after).not.toBe(asked.before);
  });

  test('of a unit cost: the quotient before and after, and none where nothing was done', async () => {
    const unit = run.ledger.workloads.find(({ measure }) => measure === 'visits')?.unit ?? '';
    const cost: Figure = { measure: 'heldCost', level: 'medical', units: { codes: [unit] } };
    const visits = { kind: 'workload', unit, measure: 'visits', quantity: 4_000 } as const;
    const answer = await server.client.whatIf(id, {
      changes: { ...changes(), values: [visits] },
      figures: [
        { ...cost, per: 'visits' },
        { ...cost, per: 'occupiedBedDays' },
      ],
    });
    const changed = whatIf(run, { ...changes(), values: [visits] }).run;
    const [perVisit, perBedDay] = answer.figures;
    expect(Number(perVisit.after)).toBeCloseTo(evaluate(changed ?? run, cost) / 100 / 4_000, 10);
    expect(perVisit.after).not.toBe(perVisit.before);
    expect(perBedDay).toEqual({ before: null, after: null, isMoney: true });
  });

  test('leaves the run as it was', async () => {
    const before = await server.client.whatIf(id, { changes: changes() });
    expect(await server.client.whatIf(id, { changes: changes() })).toEqual(before);
    expect(await server.client.plans(id)).toEqual(plans);
  });

  test.each<[string, (known: WhatIfRequest['changes']) => object]>([
    ['HT-039', (known) => ({ ...known, month: '2019-01' })],
    ['HT-039', (known) => ({ ...known, values: [{ ...known.values[0], unit: 'nobody' }] })],
    ['HT-039', (known) => ({ ...known, values: [{ ...known.values[0], parameter: 'none' }] })],
    ['HT-039', (known) => ({ ...known, drivers: [{ assignment: 'none', driver: 'area' }] })],
    ['HT-039', (known) => ({ ...known, drivers: [{ assignment: 'admin', driver: 'none' }] })],
    ['HT-013', (known) => ({ ...known, values: [{ ...known.values[0], quantity: '99' }] })],
    ['HT-013', (known) => ({ ...known, values: [{ kind: 'nothing' }] })],
  ])('%s: a change of what is not there, %#', async (code, change) => {
    const asked = { changes: change(changes()) } as WhatIfRequest;
    expect(await refusalOf(server.client.whatIf(id, asked))).toBe(code);
  });
});

describe('answers as sheets', () => {
  const cellsOf = (plan: SheetPlan, key: string) => {
    const block = plan.verbs.find((verb) => verb.verb === 'block' && verb.key === key);
    return block?.verb === 'block' ? block.cells : [];
  };

  test('a trace: its lines are those of the answer, input cells are jumps, and the same cell is the same sheet', async () => {
    const { sheet, cell, value } = someAmount();
    const plan = await server.client.tracePlan(id, { sheet, cell });
    const again = await server.client.tracePlan(id, { sheet, cell });
    expect(plan).toEqual(again);
    expect(plan.name).toBe(`追溯 科室04 分摊汇总 ${cell}`);
    const [, first, ...others] = cellsOf(plan, 'rows');
    expect(first?.[2]?.value).toBe(value);
    const links = others.flatMap((line) => line[0]?.link ?? []);
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((link) => 'inputSheet' in link)).toBe(true);
    const direct = others.filter((line) => !String(line[0]?.value).startsWith('　　'));
    expect(fen(String(direct.reduce((sum, line) => sum + Number(line[2]?.value), 0)))).toBe(
      fen(String(value)),
    );
  });

  test('a what-if: what was changed, every unit it touches, and a total that adds up', async () => {
    const { month } = run.months[0] ?? { month: '' };
    const row = run.ledger.parameters.find((each) => each.parameter === 'headcount' && each.quantity > 1);
    if (!row) throw new Error('the sample has no headcount');
    const quantity = row.quantity - 1;
    const changes: WhatIfRequest['changes'] = {
      month,
      values: [{ kind: 'parameter', unit: row.unit, parameter: 'headcount', quantity }],
      drivers: [],
    };
    const { units } = await server.client.whatIf(id, { changes });
    const plan = await server.client.whatIfPlan(id, { name: '少一人', changes });
    expect(plan.name).toBe('测算 少一人');
    const head = cellsOf(plan, 'head').flat();
    expect(head.some((line) => String(line?.value).includes(`${row.quantity} → ${quantity}`))).toBe(true);
    const lines = cellsOf(plan, 'rows').slice(1);
    expect(lines.slice(0, -1).map((line) => line[0]?.value)).toEqual(units.map(({ code }) => code));
    const sum = units.reduce((all, { after }) => all + fen(after), 0);
    expect(fen(String(lines.at(-1)?.[3]?.value))).toBe(sum);
  });

  test('a what-if of revenue: which of them, and what all its vouchers together were', async () => {
    const { month } = run.months[0] ?? { month: '' };
    const { revenues, categories } = await server.client.choices(id, month);
    const vouchersOf = (chosen: (typeof revenues)[number]) =>
      run.ledger.revenues.filter(
        (each) =>
          each.month === month &&
          each.orderingUnit === chosen.orderingUnit &&
          each.executingUnit === chosen.executingUnit &&
          each.category === chosen.category &&
          each.careType === chosen.careType,
      );
    const chosen = revenues.find((each) => vouchersOf(each).length > 1);
    if (!chosen) throw new Error('the sample has no two vouchers of one kind');
    const category = categories.find((each) => each.id === chosen.category)?.name.zh;
    const care = chosen.careType === 'inpatient' ? '住院' : '门诊';
    const changes: WhatIfRequest['changes'] = {
      month,
      values: [{ ...chosen, kind: 'revenue', amountYuan: chosen.amountYuan + 100_000 }],
      drivers: [],
    };
    const plan = await server.client.whatIfPlan(id, { name: '多十万', changes });
    const told = cellsOf(plan, 'head').flatMap((line) => line.map((cell) => String(cell?.value)));
    expect(told.at(-1)).toContain(`${care}${category}：${chosen.amountYuan} → `);
  });
});

describe('what may be changed', () => {
  test('is told with its values as they are', async () => {
    const { month } = run.months[0] ?? { month: '' };
    const choices = await server.client.choices(id, month);
    const row = run.ledger.parameters.find((each) => each.month === month);
    const unit = choices.units.find(({ code }) => code === row?.unit);
    expect(unit?.parameters[row?.parameter ?? '']).toBe(row?.quantity);
    expect(choices.parameters.map(({ id: name }) => name)).toContain(row?.parameter);
    const cents = (amounts: readonly number[]) =>
      amounts.reduce((sum, yuan) => sum + Math.round(yuan * 100), 0);
    const revenues = run.ledger.revenues.filter((each) => each.month === month);
    const keys = choices.revenues.map(({ amountYuan: _, ...key }) => JSON.stringify(key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeLessThan(revenues.length);
    expect(cents(choices.revenues.map(({ amountYuan }) => amountYuan))).toBe(
      cents(revenues.map(({ amountYuan }) => amountYuan)),
    );
    const service = run.ledger.internalServices.find((each) => each.month === month);
    expect(choices.internalServices).toContainEqual({
      provider: service?.provider,
      receiver: service?.receiver,
      service: service?.service,
      quantity: service?.quantity,
    });
    expect(choices.breakEvenUnits.length).toBeGreaterThan(0);
  });

  test('of a month that was not costed is refused', async () => {
    expect(await refusalOf(server.client.choices(id, '1999-01'))).toBe('HT-039');
  });
});

describe('the break-even of a unit', () => {
  const shown = (plan: SheetPlan | undefined, row: string) => {
    const block = plan?.verbs.find((verb) => verb.verb === 'block' && verb.key === 'results');
    if (block?.verb !== 'block') throw new Error('保本测算 has no results');
    return block.cells[block.rowKeys.indexOf(row)]?.[1]?.value;
  };

  test('without changes is what 保本测算 shows of it', async () => {
    const trial = plans.find(({ key }) => key === 'break-even-02');
    const choice = trial?.verbs.find((verb) => verb.verb === 'block' && verb.key === 'choice');
    const label = choice?.verb === 'block' ? String(choice.cells[1]?.[1]?.value) : '';
    const [unit = ''] = label.split(' ');
    const { lines } = await server.client.breakEven(id, { unit, changes: {} });
    for (const { id: row, before, after } of lines) {
      const value = shown(trial, row);
      if (typeof value === 'number' && before !== null) expect(Number(before)).toBeCloseTo(value, 6);
      expect(after).toBe(before);
    }
    expect(lines).toHaveLength(15);
  });

  test('follows price, volume and fixed cost', async () => {
    const { month } = run.months[0] ?? { month: '' };
    const [unit] = (await server.client.choices(id, month)).breakEvenUnits;
    const { lines } = await server.client.breakEven(id, {
      unit: unit?.code ?? '',
      changes: { price: 0.1, volume: 0.5, fixed: -0.2 },
    });
    const of = (name: string) => lines.find((line) => line.id === name);
    const [volume, revenue, fixed] = ['volume', 'revenue', 'fixed'].map(of);
    expect(Number(volume?.after)).toBeCloseTo(Number(volume?.before) * 1.5, 6);
    expect(Number(revenue?.after)).toBeCloseTo(Number(revenue?.before) * 1.1 * 1.5, 4);
    expect(Number(fixed?.after)).toBeCloseTo(Number(fixed?.before) * 0.8, 4);
  });

  test('of a unit that has none is refused', async () => {
    expect(await refusalOf(server.client.breakEven(id, { unit: '9999', changes: {} }))).toBe('HT-039');
  });
});
