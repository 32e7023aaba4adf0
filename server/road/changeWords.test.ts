import { beforeAll, describe, expect, test } from 'vitest';
import type { SaidField, SaidInputChange } from '../contract/api/comparison.ts';
import { inputChanges } from '../history/inputChanges.ts';
import { ledgerParts } from '../history/ledgerText.ts';
import { readRules, ruleChanges } from '../history/ruleChanges.ts';
import { type RunTexts, runTexts } from '../history/runTexts.ts';
import { sampleWithItems } from '../routes/testServer.ts';
import { ChangeWords } from './changeWords.ts';
import { costWorkbook } from './costing.ts';
import { runReport } from './runReport.ts';
import { StageClock } from './stages.ts';

/** Whoever reads a comparison knows the sheets; the record's own names are nobody's words. */

const words = new ChangeWords('cn-2021');
let texts: RunTexts;
beforeAll(async () => {
  const costing = await costWorkbook(sampleWithItems(), { quantum: 'fen' }, new StageClock());
  if (!costing.costed) throw new Error(JSON.stringify(costing.faults));
  texts = runTexts(costing.costed.run, runReport(costing, null));
});

/** Everything the sample holds, as if it were new. */
const allInput = (): SaidInputChange[] => {
  const nothing = { texts: new Map<string, string>(), lists: new Map() };
  return words.input(inputChanges(nothing, ledgerParts(texts.ledger)));
};
const ownName = /^[a-z]+([A-Z][a-z]+)*$/;
const headersOf = (fields: readonly SaidField[]) => fields.map(({ field }) => field.zh);

describe('what changed', () => {
  test('in the input stands under the names of the sheets and of their columns', () => {
    const said = allInput();
    const names = said.flatMap(({ kind, fields }) => [kind.zh, ...headersOf(fields)]);
    expect([...new Set(names.filter((name) => ownName.test(name)))]).toEqual([]);
    const kept = said.flatMap(({ fields }) => fields.map(({ after }) => after?.zh ?? ''));
    expect([...new Set(kept.filter((value) => ownName.test(value)))]).toEqual([]);
  });

  test('in the rules stands under the columns of 分摊规则, by the names of the rule pack', () => {
    const before = readRules(texts.rules);
    const after = readRules(texts.rules.replaceAll('"driver":"headcount"', '"driver":"area"'));
    const said = words.rules(ruleChanges(before, after));
    expect(said.length).toBeGreaterThan(0);
    for (const { kind, fields } of said) {
      expect(kind).toEqual({ zh: '谁用哪个参数', en: 'who uses which driver' });
      expect(fields).toEqual([
        {
          field: { zh: '分摊参数', en: 'Driver' },
          before: { zh: '人员', en: 'Headcount' },
          after: { zh: '面积', en: 'Floor area' },
        },
      ]);
    }
  });

  test('in what only a rule pack says is told apart, and not spelt out', () => {
    const after = readRules(texts.rules);
    const before = after.map(({ month, rules }) => ({ month, rules: { ...rules, items: { bases: [] } } }));
    const [items] = words.rules(ruleChanges(before as unknown as typeof after, after));
    expect(items?.kind.zh).toBe('医疗服务项目的规则');
    expect(items?.fields.map(({ after: now }) => now?.zh)).toEqual([
      expect.stringMatching(/^规则包的规定 [0-9a-f]{8}$/),
    ]);
  });

  test('of a rule pack that is not there any more is told as it was kept', () => {
    const gone = new ChangeWords('not-there');
    const before = readRules(texts.rules);
    const after = readRules(texts.rules.replaceAll('"driver":"headcount"', '"driver":"area"'));
    const [first] = gone.rules(ruleChanges(before, after));
    expect(first?.fields[0]?.before?.zh).toBe('headcount');
  });
});
