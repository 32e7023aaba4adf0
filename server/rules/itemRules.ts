import { type ItemParameters, type ItemRules, itemParameterIds } from '../engine/items/itemRules.ts';
import type { ResolvedLists } from './resolveRules.ts';

/** What item costing takes of a month's lists. */
export function itemRulesOf(lists: ResolvedLists, method: string): ItemRules {
  const [base] = lists.itemBases;
  return {
    base: { ...base.content, origin: base.origin },
    costOrigins: lists.costOrigins.map(({ id, name, content }) => ({ ...content, id, name })),
    methods: lists.itemMethods.map(({ id, name, content, origin }) => ({ ...content, id, name, origin })),
    method,
    parameters: parametersOf(lists),
  };
}

function parametersOf({ itemParameters }: ResolvedLists): ItemParameters {
  const parameter = (id: string) => itemParameters.find((entry) => entry.id === id)?.content.value;
  return Object.fromEntries(itemParameterIds.map((id) => [id, parameter(id)])) as unknown as ItemParameters;
}
