import type { ItemFindingLine, ItemFindingsAnswer } from '../contract/api/items.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import type { ItemFinding } from '../engine/items/itemFindings.ts';
import type { Run } from '../engine/run.ts';
import type { RulePack } from '../rules/pack.ts';

/** The findings of a run in the words of its hospital and its rules. */
export function saidFindings({
  run,
  pack,
}: {
  readonly run: Run;
  readonly pack: RulePack;
}): ItemFindingsAnswer {
  const { items } = run;
  if (!items) return { hasItems: false, method: null, findings: [] };
  const chosen = pack.lists.itemMethods.find(({ id }) => id === items.method);
  return {
    hasItems: true,
    method: chosen ? { id: chosen.id, name: chosen.name, description: chosen.description } : null,
    findings: findingLines(run),
  };
}

/** By unit, in the order of the hospital's list; none where the run costed no service items. */
function findingLines({ items, ledger }: Run): ItemFindingLine[] {
  const findings = items?.findings() ?? [];
  const unitNames = new Map(ledger.units.map(({ code, name }) => [code, name]));
  const itemNames = new Map(ledger.serviceItems.map(({ code, name }) => [code, name]));
  const named = (names: ReadonlyMap<string, string>, code: string) => ({
    code,
    name: names.get(code) ?? code,
  });
  return findings.map((finding): ItemFindingLine => {
    const { kind, unit, item, found, expected, at } = finding;
    return {
      kind,
      unit: named(unitNames, unit),
      item: item === null ? null : named(itemNames, item),
      ...comparedOf(finding),
      found: figure(found),
      expected: figure(expected),
      times: figure(found / expected),
      at: at && { ...at },
    };
  });
}

const figures = {
  staffMinutes: { of: { zh: '每例人员分钟', en: 'staff minutes a case' }, measure: 'minutes' },
  materialYuan: { of: { zh: '每例材料费', en: 'materials a case' }, measure: 'yuan' },
  equipmentMinutes: { of: { zh: '每例设备分钟', en: 'equipment minutes a case' }, measure: 'minutes' },
  unitCost: { of: { zh: '单位成本', en: 'unit cost' }, measure: 'yuan' },
} as const;

function comparedOf({ of }: ItemFinding): { of: Bilingual; measure: 'minutes' | 'yuan' } {
  if (typeof of === 'string') return figures[of];
  const said = 'grade' in of ? of.grade : of.card;
  return { of: { zh: said, en: said }, measure: 'minutes' };
}

/** Four decimals: unit costs of cheap items are told apart. */
const DECIMALS = 4;

const figure = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toFixed(DECIMALS))) : '0';
