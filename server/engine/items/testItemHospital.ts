import { itemScaleLedger } from '../../cases/itemScale.ts';
import { allocate } from '../allocate.ts';
import type { Ledger } from '../ledger.ts';
import type { Run } from '../run.ts';
import { seededNumbers } from '../testLedger.ts';
import { testRules } from '../testRules.ts';
import { EVERY_UNIT } from './itemLedger.ts';
import type { ItemRun } from './itemRun.ts';

/** A run of a ledger by the test rules; one without items is a mistake of the test. */
export function itemRunOf(ledger: Ledger): { run: Run; items: ItemRun } {
  const rulesOf = new Map(ledger.months.map((month) => [month, testRules()] as const));
  const { run, faults } = allocate(ledger, rulesOf, { months: ledger.months, quantum: 'fen' });
  if (!run?.items) throw new Error(JSON.stringify(faults.slice(0, 3)));
  return { run, items: run.items };
}

/** A small hospital with everything in it that makes item costing hard. */
export function smallItemLedger(seed: number): Ledger {
  const ledger = itemScaleLedger({
    seed,
    months: ['2024-01', '2024-02'],
    units: 5,
    items: 4,
    labour: 4,
    materials: 2,
    equipment: 2,
  });
  const random = seededNumbers(seed);
  const library = ledger.itemLabour
    .filter(() => random() < 0.2)
    .map((row) => ({ ...row, unit: EVERY_UNIT, servingUnit: null }));
  const isLibrary = new Set(
    ledger.itemLabour.filter(() => random() < 0.1).map(({ unit, item }) => `${unit} ${item}`),
  );
  return {
    ...ledger,
    itemLabour: [
      ...ledger.itemLabour.filter(({ unit, item }) => !isLibrary.has(`${unit} ${item}`)),
      ...library,
    ],
    staffGrades: ledger.staffGrades.map((row) => ({
      ...row,
      capacityMinutes:
        [null, 0, 6_000 + Math.floor(random() * 40_000) / 10][Math.floor(random() * 3)] ?? null,
      wagePerMinute: 1 + Math.floor(random() * 300) / 100,
    })),
    unitActivities: ledger.unitActivities.map((row) => ({
      ...row,
      areaSquareMetres: Math.floor(random() * 1e7) / 1e5,
      sharePercent: random() * 50,
    })),
    itemVolumes: ledger.itemVolumes.map((row) =>
      random() < 0.1 ? { ...row, quantity: -row.quantity, revenueYuan: -row.revenueYuan } : row,
    ),
  };
}
