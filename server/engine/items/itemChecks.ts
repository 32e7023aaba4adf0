import type { Figure } from '../../contract/figure.ts';
import type { Bilingual } from '../../contract/sheetDefinition.ts';
import type { CheckSides } from '../checks.ts';
import { evaluate, unitsOf } from '../evaluate.ts';
import type { Run } from '../run.ts';
import type { ItemRun } from './itemRun.ts';

const names = {
  base: { zh: '项目成本基数', en: 'Base of item costing' },
  baseFound: { zh: '基数加药品、单独收费材料', en: 'Base, drugs and separately charged materials' },
  held: { zh: '科室二级分摊后成本', en: 'Cost of the units after level 2' },
  items: { zh: '项目成本核对', en: 'Item costs tie to their base' },
  itemsFound: {
    zh: '项目成本、未归入项目的各行、对外协作',
    en: 'Items, lines no item bears, joint work given',
  },
  baseAndIn: { zh: '基数加接收协作', en: 'Base and joint work received' },
  units: { zh: '项目成本核对：逐单元', en: 'Item costs tie to their base, unit by unit' },
  differences: { zh: '各单元差额的绝对值之和', en: 'Sum of the units’ absolute differences' },
  none: { zh: '应为零', en: 'Should be zero' },
} as const satisfies Record<string, Bilingual>;

const itemSide: readonly Figure[] = [
  { measure: 'itemCost' },
  { measure: 'itemResidual' },
  { measure: 'itemTransferOut' },
];
const baseSide: readonly Figure[] = [{ measure: 'itemBase' }, { measure: 'itemTransferIn' }];

/**
 * C23: base and what is left out are what the units held. C24: items and the lines beside them are the
 * base, by statutory element and unit by unit (methodology.md 8.8).
 */
export function itemChecks(run: Run): CheckSides[] {
  const { items } = run;
  if (!items) return [];
  const { statutoryElements } = run.months[run.months.length - 1].rules;
  const shared = { relation: 'equal', severity: 'unpublishable', origin: items.rules.base.origin } as const;
  const found: Figure[] = [{ measure: 'itemBase' }, { measure: 'itemLeftOut' }];
  const held = heldFigure(items);
  const total = {
    ...{ ...shared, id: 'C23', name: names.base, part: null },
    ...{ leftLabel: names.baseFound, rightLabel: names.held, leftFigures: found, rightFigures: [held] },
    left: sum(run, found),
    right: evaluate(run, held),
  };
  const byElement = statutoryElements.map(({ id, name }) => {
    const of = (figures: readonly Figure[]) =>
      figures.map((figure) => ({ ...figure, elements: { statutory: [id] } }));
    const [leftFigures, rightFigures] = [of(itemSide), of(baseSide)];
    return {
      ...{ ...shared, id: 'C24', name: names.items, part: { kind: 'statutory' as const, id, name } },
      ...{ leftLabel: names.itemsFound, rightLabel: names.baseAndIn, leftFigures, rightFigures },
      left: sum(run, leftFigures),
      right: sum(run, rightFigures),
    };
  });
  const byUnit = {
    ...{ ...shared, id: 'C24-unit', name: names.units, part: null, leftFigures: [], rightFigures: [] },
    ...{ leftLabel: names.differences, rightLabel: names.none },
    left: unitDifferences(run, items),
    right: 0,
  };
  return [total, ...byElement, byUnit];
}

const sum = (run: Run, figures: readonly Figure[]) =>
  figures.reduce((total, figure) => total + evaluate(run, figure), 0);

const heldFigure = ({ rules: { base }, months }: ItemRun): Figure => ({
  measure: 'heldCost',
  units: { classes: [...base.classes] },
  level: base.level,
  classesPassed: base.classesPassed,
  months: [...months],
});

function unitDifferences(run: Run, { rules, layout }: ItemRun): number {
  const classes = [...rules.base.classes];
  return unitsOf(run, { classes }).reduce((total, unit) => {
    const units = { codes: [layout.of.units[unit].code] };
    const of = (figures: readonly Figure[]) => figures.map((figure) => ({ ...figure, units }));
    return total + Math.abs(sum(run, of(itemSide)) - sum(run, of(baseSide)));
  }, 0);
}
