import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Fault } from '../../contract/faults/fault.ts';
import type { BehaviourRow, CostElement, CostUnit, RuleRow } from '../../engine/ledger.ts';
import type { Hospital } from '../hospital.ts';
import { applyLayer } from '../layers.ts';
import { loadPack } from '../loadPack.ts';
import { resolveRules } from '../resolveRules.ts';
import { behaviourRow, element, row, unit } from '../testPack.ts';

/** How a sample makes its fault, beside the files it changes. */
interface Making {
  /** Files of the base that the sample lacks. */
  readonly without?: readonly string[];
  /** A file made as long as this with a comment, too large to keep here. */
  readonly pad?: { readonly file: string; readonly bytes: number };
  readonly month?: string;
  readonly method?: string;
  readonly itemMethod?: string;
}

/** What a sample's `expected.yaml` says. */
interface Expected extends Making {
  readonly code: string;
  /** `base/drivers.yaml:5 drivers.headcount`, `《分摊规则》A2`, or empty. */
  readonly place: string;
  readonly zh: string;
  readonly en: string;
}

const samplesFolder = fileURLToPath(new URL('.', import.meta.url));

/** One folder a code. */
export const sampleCodes = (): string[] =>
  readdirSync(samplesFolder).filter((name) => /^RU-\d{3}$/.test(name));

export const readExpected = (code: string): Expected =>
  parse(readFileSync(join(samplesFolder, code, 'expected.yaml'), 'utf8'));

/** The faults of a sample: the base pack with the sample's files on it, loaded, layered and resolved. */
export const faultsOfSample = (code: string): Fault[] => faultsAfter(code, readExpected(code));

/** The faults of the base as it is; samples would prove nothing if it had any. */
export const faultsOfBase = (): Fault[] => faultsAfter('base', {});

function faultsAfter(code: string, making: Making): Fault[] {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    const base = join(folder, 'base');
    layOut(base, code, making);
    return faultsOf(base, join(samplesFolder, code), making);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const besideThePack = ['expected.yaml', 'rows.yaml', 'behaviours.yaml', 'layer.yaml', 'hospital.yaml'];

function layOut(base: string, code: string, { without = [], pad }: Making): void {
  cpSync(join(samplesFolder, 'base'), base, { recursive: true });
  const sample = join(samplesFolder, code);
  for (const file of readdirSync(sample))
    if (!besideThePack.includes(file)) cpSync(join(sample, file), join(base, file));
  for (const file of without) rmSync(join(base, file));
  if (pad) {
    const written = readFileSync(join(base, pad.file)).length;
    appendFileSync(join(base, pad.file), '#'.padEnd(pad.bytes - written, '-'));
  }
}

function faultsOf(base: string, sample: string, { month = '2024-01', method, itemMethod }: Making): Fault[] {
  const loaded = loadPack(base);
  if (!loaded.pack) return loaded.faults;
  const layer = join(sample, 'layer.yaml');
  const layered = existsSync(layer) ? applyLayer(loaded.pack, layer) : loaded;
  if (!layered.pack) return layered.faults;
  return resolveRules(
    layered.pack,
    hospitalOf(sample),
    { ...(method && { method }), ...(itemMethod && { itemMethod }) },
    month,
  ).faults;
}

/** The sample's hospital or the common one, with the sample's rows; sheets begin with row 2. */
function hospitalOf(sample: string): Hospital {
  const own = join(sample, 'hospital.yaml');
  const described = existsSync(own) ? own : join(samplesFolder, 'hospital.yaml');
  const { units, elements } = parse(readFileSync(described, 'utf8'));
  const rowsOf = <Row>(file: string): Partial<Row>[] => {
    const path = join(sample, file);
    return existsSync(path) ? parse(readFileSync(path, 'utf8')) : [];
  };
  return {
    units: units.map((given: Partial<CostUnit>, index: number) => ({
      ...unit('', ''),
      at: { sheet: '核算单元', row: index + 1, column: 0 },
      ...given,
    })),
    elements: elements.map((given: Partial<CostElement>) => ({ ...element('', ''), ...given })),
    rows: rowsOf<RuleRow>('rows.yaml').map((given, index) =>
      row({ ...given, at: { sheet: '分摊规则', row: index + 1, column: 0 } }),
    ),
    behaviourRows: rowsOf<BehaviourRow>('behaviours.yaml').map((given, index) =>
      behaviourRow({ ...given, at: { sheet: '成本习性', row: index + 1, column: 0 } }),
    ),
  };
}
