import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assignmentsOf, chooseAssignment } from '../engine/assignment.ts';
import { applyLayer } from './layers.ts';
import type { RulePack } from './pack.ts';
import { resolveRules } from './resolveRules.ts';
import { cn2021, cn2021With, element, row, unit } from './testPack.ts';

const readme = readFileSync(new URL('../../rules/README.md', import.meta.url), 'utf8');

/** The fenced example that holds a text. */
function example(holding: string): string {
  const found = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text);
  const text = found.find((each) => each.includes(holding));
  if (!text) throw new Error(`README has no example with ${holding}`);
  return text;
}

const security = unit('0405', 'ADMIN', '后勤保障');
const pay = element('0101', 'PERSONNEL');

function driversOf(pack: RulePack, rows = [] as ReturnType<typeof row>[]) {
  return ['2025-12', '2026-01'].map((month) => {
    const { rules } = resolveRules(
      pack,
      { units: [security], elements: [pay], rows, behaviourRows: [] },
      {},
      month,
    );
    const [rule] = chooseAssignment(assignmentsOf(rules?.assignments ?? [], security), pay);
    return [rule.driver, ...rule.fallbacks];
  });
}

describe('README 的实例“保卫科从 2026 年起按面积”', () => {
  const expected = [['headcount'], ['area', 'headcount']];

  test('分摊规则表的一行', () => {
    const change = row({ senders: '0405', driver: '面积', fallback: '人员', validFrom: '2026-01' });
    expect(driversOf(cn2021(), [change])).toEqual(expected);
  });

  test('医院层', () => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    try {
      const path = join(folder, 'hospital.yaml');
      writeFileSync(path, example('operations:'));
      const { pack, faults } = applyLayer(cn2021(), path);
      expect(faults).toEqual([]);
      expect(pack && driversOf(pack)).toEqual(expected);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('规则包里新的一行', () => {
    const old =
      '        senders: { groups: [logistics] }\n        elements: {}\n        driver: headcount\n        fallbacks: []\n';
    const amended = cn2021With('assignments.yaml', old, old + example('新文件的名称和条款'));
    expect(driversOf(amended)).toEqual(expected);
  });
});

test('README 展示的规则就是规则包里的那一条', () => {
  const shown = example('id: admin').replace(/ +#.*$/gm, '');
  const assignments = readFileSync(new URL('../../rules/cn-2021/assignments.yaml', import.meta.url), 'utf8');
  expect(assignments).toContain(shown);
});
