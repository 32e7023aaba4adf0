import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { capacitiesOf } from '../engine/items/itemRules.ts';
import { masksOf } from '../engine/maskReading.ts';
import type { UnitClass } from '../engine/rules.ts';
import { type Entry, inForce, type RulePack } from './pack.ts';
import type { Content, Noun } from './schema.ts';
import type { Whereabouts } from './whereabouts.ts';

type ItemRuleContent = Content<'itemMethods'>['rules'][number];

/** Whether rules of item costing count every cost once, once all dated values have begun. */
export function itemStructureFaults(pack: RulePack, where: Whereabouts): Fault[] {
  return [
    ...originFaults(pack, where),
    ...pack.lists.itemMethods.flatMap((entry, index) =>
      (latest(entry)?.rules ?? []).flatMap((rule, at) =>
        ruleFaults(entry.id, rule).map((found) => ({
          ...found,
          where: where.list('itemMethods', [index, 'values', entry.values.length - 1, 'rules', at]),
        })),
      ),
    ),
  ];
}

const latest = <N extends Noun>(entry: Entry<N>): Content<N> | undefined =>
  inForce(entry, '9999-12')?.content;

/** Cost of the base that two origins claim would count twice, cost that none claims would be lost. */
function originFaults(pack: RulePack, where: Whereabouts): Fault[] {
  const { lists } = pack;
  const classes = lists.classes.flatMap((entry): UnitClass[] => {
    const content = latest(entry);
    return content ? [{ id: entry.id, name: entry.name, bit: content.bit, role: content.role }] : [];
  });
  const origins = lists.costOrigins.map((entry) => ({
    id: entry.id,
    masks: masksOf(classes, latest(entry)?.classesPassed),
  }));
  const passed = (mask: number) =>
    classes.filter(({ bit }) => bit !== null && (mask & (2 ** bit)) !== 0).map(({ id }) => id);
  return lists.itemBases.flatMap((base) =>
    masksOf(classes, latest(base)?.classesPassed).flatMap((mask) => {
      const claiming = origins.filter(({ masks }) => masks.includes(mask)).map(({ id }) => id);
      if (claiming.length === 1) return [];
      const params = { classes: passed(mask).join(' ') || '—', origins: claiming.join(' ') || '—' };
      return [fault('RU-046', params, where.list('costOrigins', []))];
    }),
  );
}

function ruleFaults(
  method: string,
  { driver, through, capacity, origins, elements }: ItemRuleContent,
): Fault[] {
  const faults: Fault[] = [];
  if ((driver === 'activity') !== (through !== undefined)) faults.push(fault('RU-047', { method }));
  if (!capacitiesOf[driver].includes(capacity))
    faults.push(fault('RU-049', { method, driver, capacity, choices: capacitiesOf[driver].join(' / ') }));
  // Given rates do not ask how much there is to hand out: they hold for one kind of cost.
  if (capacity === 'given' && !(origins?.length === 1 && elements?.statutory?.length === 1))
    faults.push(fault('RU-048', { method }));
  return faults;
}
