import type { Choices } from '../../../server/contract/api/questions.ts';
import type { Bilingual } from '../../../server/contract/sheetDefinition.ts';

/** A driver parameter (人员, 面积) or a workload of the rule pack. */
export interface WhatIfItem {
  readonly key: string;
  readonly kind: 'parameter' | 'workload';
  readonly id: string;
  readonly name: Bilingual;
}

export interface UnitValue {
  readonly code: string;
  readonly name: string;
  readonly quantity: number;
}

/** What may be changed at all: what some unit has a value of. */
export function itemsOf(choices: Choices): readonly WhatIfItem[] {
  const items = [
    ...choices.parameters.map((entry) => ({ ...entry, kind: 'parameter' as const })),
    ...choices.workloads.map((entry) => ({ ...entry, kind: 'workload' as const })),
  ].map((entry) => ({ ...entry, key: `${entry.kind} ${entry.id}` }));
  return items.filter((item) => valuesOf(choices, item).length > 0);
}

/** Every unit that has a value of the item, with it. */
export const valuesOf = (
  { units }: Choices,
  { kind, id }: Pick<WhatIfItem, 'kind' | 'id'>,
): readonly UnitValue[] =>
  units.flatMap(({ code, name, parameters, workloads }) => {
    const quantity = (kind === 'parameter' ? parameters : workloads)[id];
    return quantity === undefined ? [] : [{ code, name, quantity }];
  });
