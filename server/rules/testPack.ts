import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BehaviourRow, CostElement, CostUnit, RuleRow } from '../engine/ledger.ts';
import type { Hospital } from './hospital.ts';
import { loadPack, packDirectory } from './loadPack.ts';
import type { RulePack } from './pack.ts';

/** What tests of this room share: cn-2021 as it is or with an edit, and a small hospital. */

export function cn2021(): RulePack {
  return packOrThrow(packDirectory('cn-2021'));
}

/** cn-2021 with one text of one file replaced, as an accountant would edit it. */
export function cn2021With(file: string, from: string, to: string): RulePack {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    const directory = join(folder, 'cn-2021');
    cpSync(packDirectory('cn-2021'), directory, { recursive: true });
    const text = readFileSync(join(directory, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(join(directory, file), text.replace(from, to));
    return packOrThrow(directory);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function packOrThrow(directory: string): RulePack {
  const { pack, faults } = loadPack(directory);
  if (!pack) throw new Error(JSON.stringify(faults));
  return pack;
}

export const unit = (code: string, unitClass: string, group = ''): CostUnit => ({
  code,
  name: code,
  unitClass,
  campus: '',
  careType: 'none',
  group,
  validFrom: null,
  validTo: null,
  successors: [],
  at: null,
});

export const element = (code: string, statutory: string, billable = false): CostElement => ({
  code,
  name: code,
  statutory,
  group: '',
  behaviour: 'fixed',
  controllable: false,
  billable,
  at: null,
});

/** A row of 分摊规则; rows stand from row 2 of the sheet on. */
export const row = (fields: Partial<RuleRow>): RuleRow => ({
  operation: 'set',
  senders: '',
  elements: '*',
  driver: '',
  fallback: '',
  receivers: [],
  order: null,
  validFrom: null,
  reason: '院长办公会决定',
  at: { sheet: '分摊规则', row: 1, column: 0 },
  ...fields,
});

/** A row of 成本习性. */
export const behaviourRow = (fields: Partial<BehaviourRow>): BehaviourRow => ({
  units: '*',
  elements: '*',
  behaviour: 'variable',
  variablePercent: null,
  validFrom: null,
  reason: '按业务量变动',
  at: { sheet: '成本习性', row: 1, column: 0 },
  ...fields,
});

export const hospital = (rows: readonly RuleRow[] = []): Hospital => ({
  units: [
    unit('0001', 'SHARED', '全院公用'),
    unit('0401', 'ADMIN'),
    unit('0402', 'ADMIN', '护理部'),
    unit('0301', 'AUX', '供应室'),
    unit('0302', 'AUX', '门诊挂号收费'),
    unit('0303', 'AUX'),
    unit('0201', 'TECH'),
    unit('0202', 'TECH', '药剂科'),
    unit('0101', 'CLINICAL'),
    unit('0901', 'EXCLUDED'),
  ],
  elements: [
    element('0101', 'PERSONNEL'),
    element('0201', 'MATERIAL', true),
    element('0202', 'MATERIAL'),
    element('0301', 'DRUG', true),
    element('0401', 'FA_DEPR'),
  ],
  rows,
  behaviourRows: [],
});
