import { hundredThousandRows, itemScaleLedger } from '../cases/itemScale.ts';
import { allocateAll, timed } from './allocateAll.ts';
import type { Scenario } from './scenarios.ts';

/** Service items by every method of the rules, from the ledger on. */
export const itemScenario: Scenario = {
  name: 'items, 100,000 unit × item rows × 10 resources, all methods, 1 month',
  run: () => {
    const ledger = itemScaleLedger(hundredThousandRows);
    const start = performance.now();
    const { items } = allocateAll(ledger);
    if (!items) throw new Error('the generated items were not costed');
    const run = performance.now() - start;
    const methods = timed(() => {
      for (const { id } of items.rules.methods) items.costsBy(id);
    });
    return { run, methods, total: run + methods };
  },
};
