import type { RulePacks, RulesOfMonth, Templates } from '../../contract/api/catalogues.ts';
import { Refused } from '../../contract/api/refused.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import type { SheetPlan } from '../../contract/plan.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { templatePlans, templateSheets } from '../../reports/templatePlans.ts';
import { loadPack, packDirectory, packIds, TEMPLATE_PACK, vocabularyOf } from '../../rules/loadPack.ts';
import type { RulePack } from '../../rules/pack.ts';
import { listsInForce } from '../../rules/resolveRules.ts';
import { nouns } from '../../rules/schema.ts';

export function templateAnswer(): Templates {
  const sheets = loadSheetDefinitions();
  return {
    sheets: sheets.map(({ id, version, name, summary, group, layout, required, subject }) => ({
      id,
      version,
      name,
      summary,
      group,
      layout,
      required,
      isOfItems: subject === 'items',
    })),
  };
}

export const blankTemplate = (withItems: boolean): SheetPlan[] =>
  templatePlans(
    templateSheets(loadSheetDefinitions(), { items: withItems }),
    vocabularyOf(packOf(TEMPLATE_PACK)),
    {},
  );

/** Packs that load; what is wrong with another is told when it is asked for by name. */
export function packsAnswer(): RulePacks {
  const packs = packIds().flatMap((id) => loadPack(packDirectory(id)).pack ?? []);
  return {
    packs: packs.map(({ id, title, from, defaultMethod, defaultItemMethod, lists }) => ({
      id,
      title,
      from,
      defaultMethod,
      methods: lists.methods.map((method) => ({ id: method.id, name: method.name })),
      defaultItemMethod,
      itemMethods: lists.itemMethods.map(({ id, name, description }) => ({ id, name, description })),
    })),
  };
}

export function rulesAnswer(packId: string, month: string): RulesOfMonth {
  const pack = packOf(packId);
  if (month < pack.from) throw new Refused(fault('RU-050', { pack: pack.id, from: pack.from, month }));
  const inForce = listsInForce(pack, month);
  const lists = Object.fromEntries(
    nouns.map((noun) => [
      noun,
      inForce[noun].map(({ id, name, content, origin }) => {
        const { name: _, ...values } = content;
        return { id, name, content: values, origin };
      }),
    ]),
  );
  return { pack: pack.id, title: pack.title, month, lists };
}

function packOf(id: string): RulePack {
  const { pack, faults } = loadPack(packDirectory(id));
  if (pack) return pack;
  const [first] = faults;
  if (!first) throw new Error(`the rule pack ${id} did not load and nothing says why`);
  throw new Refused(first);
}
