import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalLedger } from '../engine/canonical.ts';
import { type Costed, costWorkbook } from '../road/costing.ts';
import { runReport } from '../road/runReport.ts';
import { StageClock } from '../road/stages.ts';
import { sampleWithItems, smallBook } from '../routes/testServer.ts';
import { compareRuns } from './compareRuns.ts';
import { sha256 } from './identity.ts';
import { keptLedger } from './keptLedger.ts';
import { runTexts } from './runTexts.ts';
import { type RegisteredTexts, verifyRun } from './verifyRun.ts';

/** What the record keeps of a run says the run again, and any change of it is found. */

async function registered(book: Uint8Array): Promise<{ costed: Costed; texts: RegisteredTexts }> {
  const costing = await costWorkbook(book, { quantum: 'fen' }, new StageClock());
  const { costed } = costing;
  if (!costed) throw new Error(JSON.stringify(costing.faults));
  const { ledger, rules, result, method, report } = runTexts(costed.run, runReport(costing, null));
  const { identity } = costed;
  const { runId, engineVersion } = identity;
  const options = { months: report.months, quantum: report.quantum, method };
  return { costed, texts: { runId, engineVersion, ledger, rules, result, identity, options } };
}

let sample: RegisteredTexts;
let golden: RegisteredTexts;
let costed: Costed;
beforeAll(async () => {
  ({ texts: sample, costed } = await registered(sampleWithItems()));
  ({ texts: golden } = await registered(await smallBook()));
});

const codes = (texts: RegisteredTexts) => verifyRun(texts).map(({ code }) => code);

describe('a kept run', () => {
  it('is verified: its hashes hold, and its result comes out letter for letter', () => {
    expect(verifyRun(sample)).toEqual([]);
    expect(verifyRun(golden)).toEqual([]);
  });

  it('keeps its ledger under its ledger hash, and reads it back whole', () => {
    expect(sha256(sample.ledger)).toBe(sample.identity.ledgerHash);
    expect(canonicalLedger(keptLedger(sample.ledger))).toBe(sample.ledger);
    expect(keptLedger(sample.ledger).directCosts).toHaveLength(costed.ledger.directCosts.length);
  });

  it.each<[string, (texts: RegisteredTexts) => Partial<RegisteredTexts>, string[]]>([
    [
      'one amount of the input',
      ({ ledger }) => ({ ledger: ledger.replace(/"amountYuan":(\d)/, '"amountYuan":1$1') }),
      ['ST-036', 'ST-036', 'ST-037'],
    ],
    [
      'the driver of a rule',
      ({ rules }) => ({ rules: rules.replaceAll('"driver":"headcount"', '"driver":"area"') }),
      ['ST-036', 'ST-036', 'ST-037'],
    ],
    ['one fen of the result', ({ result }) => ({ result: result.replace(/=(\d+)$/m, '=1$1') }), ['ST-037']],
    [
      'one fen of an item',
      ({ result }) => ({ result: result.replace(/^(item \[.*=)(\d+)/m, (_, of, fen) => `${of}1${fen}`) }),
      ['ST-037'],
    ],
    [
      'the end of the result',
      ({ result }) => ({ result: result.slice(0, result.lastIndexOf('\n')) }),
      ['ST-037'],
    ],
    [
      'the engine that it names',
      ({ identity }) => ({ identity: { ...identity, engineVersion: '0' } }),
      ['ST-036', 'ST-038'],
    ],
  ])('of which %s was changed is found out', (_, change, expected) => {
    expect(codes({ ...sample, ...change(sample) })).toEqual(expected);
  });

  it.each<[string, Partial<RegisteredTexts>, string]>([
    ['a ledger that is none', { ledger: '年度总结' }, 'ST-042'],
    ['a ledger of records without their fields', { ledger: 'units\n{}\ndirectCosts\n{}' }, 'ST-039'],
    ['a ledger of a newer program', { ledger: 'satellites\n{"name":"x"}' }, 'ST-042'],
    ['rules that are none', { rules: '年度总结' }, 'ST-042'],
    ['rules without a month’s', { rules: '[{"month":"2024-01"}]' }, 'ST-042'],
    ['rules that are no list', { rules: '{}' }, 'ST-042'],
  ])('that was forged and sealed as it is, with %s, comes to a fault', (_, forged, expected) => {
    const texts = { ...sample, ...forged };
    const ledgerHash = sha256(texts.ledger);
    expect(codes({ ...texts, identity: { ...sample.identity, ledgerHash } })).toContain(expected);
  });

  it('of a newer program, with records that this engine does not know, is not read half', () => {
    expect(() => keptLedger(`${sample.ledger}\nsatellites\n{"name":"x"}`)).toThrow('satellites');
  });
});

describe('two runs side by side', () => {
  const other = (change: (texts: RegisteredTexts) => Partial<RegisteredTexts>) =>
    compareRuns(sample, { ...sample, ...change(sample) });

  it('that are one differ in nothing', () => {
    const { input, rules, result } = compareRuns(sample, sample);
    expect([input.count, rules.count, result.count]).toEqual([0, 0, 0]);
  });

  it('show what was changed of a record, a rule and an amount, before and after', () => {
    const { input, rules, result } = other(({ ledger, rules: text, result: amounts }) => ({
      ledger: ledger.replace(
        '"parameter":"headcount","quantity":22',
        '"parameter":"headcount","quantity":23',
      ),
      rules: text.replace('"driver":"area"', '"driver":"headcount"'),
      result: amounts.replace(
        /(held 0 \["[^"]*","[^"]*"\]=)(\d+)/,
        (_, label, quanta) => `${label}${Number(quanta) + 100}`,
      ),
    }));
    expect(input.shown).toMatchObject([
      { kind: 'parameters', change: 'changed', fields: [{ field: 'quantity', before: '22', after: '23' }] },
    ]);
    expect(rules.shown).toMatchObject([
      { kind: 'assignments', fields: [{ field: 'driver', before: 'area', after: 'headcount' }] },
    ]);
    expect(result.shown).toHaveLength(1);
    expect(result.shown[0]).toMatchObject({ month: '2024-01', differenceYuan: '1' });
    expect(result.shown[0]?.unitName).not.toBe('');
  });

  it('count what was added and what is gone; two vouchers equal their sum', () => {
    const cost = /^\{"amountYuan":[^,]*,"element":"[^"]*","month":.*$/m.exec(sample.ledger)?.[0] ?? '';
    const { amountYuan, ...rest } = JSON.parse(cost) as { amountYuan: number };
    const half = JSON.stringify({ amountYuan: amountYuan / 2, ...rest });
    expect(other(({ ledger }) => ({ ledger: ledger.replace(cost, `${half}\n${half}`) })).input.count).toBe(0);
    const gone = other(({ ledger }) => ({ ledger: ledger.replace(`${cost}\n`, '') })).input.shown;
    expect(gone.map(({ kind, change }) => [kind, change])).toEqual([['directCosts', 'removed']]);
  });
});
