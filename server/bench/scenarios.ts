import { filledBook } from '../cases/filledBook.ts';
import { sampleHospital } from '../cases/sampleHospital/sampleHospital.ts';
import type { Figure } from '../contract/figure.ts';
import type { Change } from '../engine/changes.ts';
import type { Ledger } from '../engine/ledger.ts';
import { type GeneratedSize, generatedLedger, monthsOfYear } from '../engine/testLedger.ts';
import { traceFigure } from '../engine/trace.ts';
import { whatIf } from '../engine/whatIf.ts';
import { costWorkbook } from '../road/costing.ts';
import { resultSheets, writeResults } from '../road/resultWorkbook.ts';
import { StageClock } from '../road/stages.ts';
import { allocateAll, timed } from './allocateAll.ts';
import { itemScenario } from './itemScenario.ts';
import { paneScenario } from './paneScenario.ts';
import { recordScenario } from './recordScenario.ts';
import { serverScenarios } from './serverScenarios.ts';
import { submissionScenario } from './submissionScenario.ts';

/** What one fresh process measured, in milliseconds by name. */
export type Measured = Readonly<Record<string, number>>;

/** A scenario runs once in a process of its own; preparing the input is not counted. */
export interface Scenario {
  readonly name: string;
  readonly run: () => Measured | Promise<Measured>;
}

const SEED = 20240131;

/** A fifth administrative, 12 % auxiliary, 18 % technical, the rest clinical: the proportions of platform.md. */
function sizeOf(units: number): Omit<GeneratedSize, 'seed' | 'months' | 'leaves'> {
  const [admin, aux, tech] = [0.2, 0.12, 0.18].map((share) => Math.round(units * share)) as [
    number,
    number,
    number,
  ];
  return { admin, aux, tech, clinical: units - admin - aux - tech };
}

const engineScenario = (units: number, monthCount: number): Scenario => ({
  name: `engine ${units} units × 30 leaves × 2 sources, ${monthCount} month${monthCount > 1 ? 's' : ''}`,
  run: () => {
    const months = monthsOfYear(2024).slice(0, monthCount);
    const ledger = generatedLedger({ ...sizeOf(units), seed: SEED, months, leaves: 30 });
    return { firstRun: timed(() => allocateAll(ledger)), secondRun: timed(() => allocateAll(ledger)) };
  },
});

/** One changed driver, and where a clinical unit's cost came from, on a run that stands. */
const questionScenario: Scenario = {
  name: 'what-if and trace, 500 units × 30 leaves × 2 sources, 1 month',
  run: () => {
    const ledger = generatedLedger({ ...sizeOf(500), seed: SEED, months: ['2024-01'], leaves: 30 });
    const run = allocateAll(ledger);
    const [unit] = ledger.units.filter(({ unitClass }) => unitClass === 'CLINICAL');
    const [revenue] = ledger.revenues;
    if (!unit || !revenue) throw new Error('the generated hospital has no clinical unit or revenue');
    const change = (value: Change['values'][number]): Change => ({
      month: '2024-01',
      values: [value],
      drivers: [],
    });
    const headcount = { kind: 'parameter', unit: unit.code, parameter: 'headcount', quantity: 99 } as const;
    const doubled = { ...revenue, kind: 'revenue', amountYuan: revenue.amountYuan * 2 } as const;
    const figure: Figure = { measure: 'finalCost', units: { codes: [unit.code] } };
    return {
      traceFirstLevel: timed(() => traceFigure(run, figure)),
      whatIfRevenue: timed(() => whatIf(run, change(doubled))),
      whatIfHeadcount: timed(() => whatIf(run, change(headcount))),
    };
  },
};

/** What the spreadsheet engine calculates too: one source, twelve elements. */
export function peerLedger(): Ledger {
  const whole = generatedLedger({ ...sizeOf(1000), seed: SEED, months: ['2024-01'], leaves: 12 });
  return { ...whole, directCosts: whole.directCosts.filter(({ source }) => source === 'SELF') };
}

export const peerScenario: Scenario = {
  name: 'engine 1000 units × 12 leaves × 1 source, 1 month',
  run: () => {
    const ledger = peerLedger();
    return { firstRun: timed(() => allocateAll(ledger)), secondRun: timed(() => allocateAll(ledger)) };
  },
};

const headlessScenario: Scenario = {
  name: 'headless 500 units × 30 leaves × 2 sources, dense month, workbook to workbook',
  run: async () => {
    const source = await filledBook(
      sampleHospital({ seed: SEED, units: 500, months: 1, leaves: 30, sources: 2, dense: true }),
    );
    const clock = new StageClock();
    const { costed } = await costWorkbook(source, { quantum: 'fen' }, clock);
    if (!costed) throw new Error('the sample hospital did not run');
    const results = await clock.time('reports', () => resultSheets(costed, source, clock));
    await writeResults(source, results, clock);
    const stages = Object.fromEntries(clock.times.map(({ stage, milliseconds }) => [stage, milliseconds]));
    return { ...stages, total: clock.times.reduce((sum, { milliseconds }) => sum + milliseconds, 0) };
  },
};

export const scenarios: readonly Scenario[] = [
  ...[120, 500, 1000].flatMap((units) => [engineScenario(units, 1), engineScenario(units, 12)]),
  questionScenario,
  itemScenario,
  submissionScenario,
  headlessScenario,
  ...serverScenarios,
  paneScenario,
  recordScenario,
  peerScenario,
];
