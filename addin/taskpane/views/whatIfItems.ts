import type { Choices } from '../../../server/contract/api/questions.ts';
import type { Bilingual } from '../../../server/contract/sheetDefinition.ts';
import type { ValueChange } from '../session/state.ts';
import { changeId } from '../session/whatIf.ts';

/** A driver parameter (人员, 面积), a workload, revenue of a fee category, or an internal service. */
export interface WhatIfItem {
  readonly key: string;
  readonly kind: ValueChange['kind'];
  readonly name: Bilingual;
  readonly values: readonly ItemValue[];
}

/** One value of an item: of a unit, or between two. */
export interface ItemValue {
  /** The same as the id of a change of it. */
  readonly code: string;
  readonly name: string;
  readonly quantity: number;
  readonly changed: (quantity: number) => ValueChange;
}

export const itemKinds = ['parameter', 'workload', 'revenue', 'internalService'] as const;

/** What may be changed at all: what has a value in the month. */
export function itemsOf(choices: Choices): readonly WhatIfItem[] {
  return [
    ...unitItems(choices, 'parameter'),
    ...unitItems(choices, 'workload'),
    ...revenueItems(choices),
    ...serviceItems(choices),
  ].filter(({ values }) => values.length > 0);
}

/** Every value of every item by the id of its change. */
export const valuesById = (
  items: readonly WhatIfItem[],
): ReadonlyMap<string, { readonly item: WhatIfItem; readonly value: ItemValue }> =>
  new Map(items.flatMap((item) => item.values.map((value) => [value.code, { item, value }] as const)));

function itemValue(name: string, quantity: number, changed: ItemValue['changed']): ItemValue {
  return { code: changeId(changed(quantity)), name, quantity, changed };
}

function unitItems({ units, parameters, workloads }: Choices, kind: 'parameter' | 'workload'): WhatIfItem[] {
  return (kind === 'parameter' ? parameters : workloads).map(({ id, name }) => ({
    key: `${kind} ${id}`,
    kind,
    name,
    values: units.flatMap((unit) => {
      const quantity = (kind === 'parameter' ? unit.parameters : unit.workloads)[id];
      if (quantity === undefined) return [];
      const changed = (value: number): ValueChange =>
        kind === 'parameter'
          ? { kind, unit: unit.code, parameter: id, quantity: value }
          : { kind, unit: unit.code, measure: id, quantity: value };
      return [itemValue(`${unit.name} ${unit.code}`, quantity, changed)];
    }),
  }));
}

const careNames = {
  outpatient: { zh: '门诊', en: 'outpatient' },
  inpatient: { zh: '住院', en: 'inpatient' },
} as const;
const careTypes = ['outpatient', 'inpatient'] as const;

function revenueItems(choices: Choices): WhatIfItem[] {
  const nameOf = unitNames(choices);
  const rows = grouped(choices.revenues, ({ category, careType }) => `${category} ${careType}`);
  return choices.categories.flatMap(({ id, name }) =>
    careTypes.map((careType): WhatIfItem => {
      const values = (rows.get(`${id} ${careType}`) ?? []).map(
        ({ orderingUnit, executingUnit, amountYuan }) =>
          itemValue(`${nameOf(orderingUnit)} → ${nameOf(executingUnit)}`, amountYuan, (value) => ({
            ...{ kind: 'revenue', orderingUnit, executingUnit, category: id, careType },
            amountYuan: value,
          })),
      );
      const { zh, en } = careNames[careType];
      return {
        key: `revenue ${id} ${careType}`,
        kind: 'revenue',
        name: { zh: `${name.zh}（${zh}）`, en: `${name.en} (${en})` },
        values,
      };
    }),
  );
}

function serviceItems(choices: Choices): WhatIfItem[] {
  const nameOf = unitNames(choices);
  const rows = grouped(choices.internalServices, ({ service }) => service);
  return [...rows].map(([service, own]) => ({
    key: `internalService ${service}`,
    kind: 'internalService',
    name: { zh: service, en: service },
    values: own.map(({ provider, receiver, quantity }) =>
      itemValue(`${nameOf(provider)} → ${nameOf(receiver)}`, quantity, (value) => ({
        ...{ kind: 'internalService', provider, receiver, service },
        quantity: value,
      })),
    ),
  }));
}

function unitNames({ units }: Choices): (code: string) => string {
  const names = new Map(units.map(({ code, name }) => [code, name]));
  return (code) => `${names.get(code) ?? ''} ${code}`.trim();
}

function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
