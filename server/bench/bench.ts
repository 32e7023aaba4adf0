import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allocateAll } from './allocateAll.ts';
import { assertSameModel, type PeerModel, spreadsheetNumbers } from './peer.ts';
import { type Measured, peerLedger, peerScenario, scenarios } from './scenarios.ts';

/**
 * `npm run bench [-- --rounds 5 --only items]`: every measurement in a fresh process, the order reversed
 * each round, medians beside raw values, written to server/bench/results.json; of scenarios that are not
 * measured the file keeps what it has. The spreadsheet engine is measured where its own small package is
 * installed (`npm ci --prefix server/bench/hyperformula`).
 */
const here = fileURLToPath(import.meta.url);
const peerModel = fileURLToPath(new URL('../bench/hyperformula/model.js', import.meta.url));
const resultsFile = fileURLToPath(new URL('../bench/results.json', import.meta.url));
const MEGABYTE = 1024 * 1024;

interface Sample {
  readonly milliseconds: Measured;
  readonly peakMegabytes: number;
}

async function measureInThisProcess(name: string): Promise<void> {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  const milliseconds = await scenario.run();
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ milliseconds, peakMegabytes } satisfies Sample));
}

const child = (args: readonly string[]): string =>
  execFileSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 16 * MEGABYTE,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

function measurePeer(model: PeerModel): Sample & { version: string } {
  const folder = mkdtempSync(join(tmpdir(), 'stepdown-bench-'));
  const numbers = join(folder, 'numbers.json');
  const ledger = peerLedger();
  writeFileSync(numbers, JSON.stringify(spreadsheetNumbers(ledger)));
  const output = child([peerModel, numbers, model]);
  rmSync(folder, { recursive: true });
  const { clinicalYuanByMask, ...sample } = JSON.parse(output) as Sample & {
    clinicalYuanByMask: number[];
    version: string;
  };
  assertSameModel(allocateAll(ledger), clinicalYuanByMask, model);
  return sample;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
};

const rounded = (value: number) => Math.round(value * 10) / 10;

function summary(samples: readonly Sample[]) {
  const names = Object.keys(samples[0]?.milliseconds ?? {});
  const raw = (name: string) => samples.map(({ milliseconds }) => rounded(milliseconds[name] ?? Number.NaN));
  return {
    medianMilliseconds: Object.fromEntries(names.map((name) => [name, rounded(median(raw(name)))])),
    rawMilliseconds: Object.fromEntries(names.map((name) => [name, raw(name)])),
    peakMegabytes: samples.map(({ peakMegabytes }) => peakMegabytes),
  };
}

interface Results {
  readonly rounds: number;
  readonly scenarios: Readonly<Record<string, ReturnType<typeof summary>>>;
}

const resultsBefore = () => JSON.parse(readFileSync(resultsFile, 'utf8')) as Results;

const ratios = (theirs: Measured, ours: Measured): Measured =>
  Object.fromEntries(Object.keys(ours).map((name) => [name, rounded(theirs[name] / ours[name])]));

/** The peer's models by the name of their scenario. */
const peers = new Map<string, PeerModel>([
  ['HyperFormula, unrounded', 'unrounded'],
  ['HyperFormula, to the fen', 'toTheFen'],
]);

function measureAll(rounds: number, only: string): void {
  const hasPeer = existsSync(
    fileURLToPath(new URL('../bench/hyperformula/node_modules/hyperformula', import.meta.url)),
  );
  const names = [...scenarios.map(({ name }) => name), ...(hasPeer ? peers.keys() : [])].filter((name) =>
    name.startsWith(only),
  );
  const samples = new Map<string, Sample[]>(names.map((name) => [name, []]));
  let peerVersion: string | null = null;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const model = peers.get(name);
      const sample = model ? measurePeer(model) : (JSON.parse(child([here, '--scenario', name])) as Sample);
      if ('version' in sample) peerVersion = String(sample.version);
      samples.get(name)?.push(sample);
      console.error(`${round + 1}/${rounds} ${name}: ${JSON.stringify(sample.milliseconds)}`);
    }
  }
  const measured = Object.fromEntries([...samples].map(([name, all]) => [name, summary(all)]));
  const ours = measured[peerScenario.name]?.medianMilliseconds;
  const timesSlower = [...peers.keys()].flatMap((name) => {
    const theirs = measured[name]?.medianMilliseconds;
    return ours && theirs ? [[name, ratios(theirs, ours)] as const] : [];
  });
  const before = only === '' ? null : resultsBefore();
  const results = {
    ...before,
    node: process.version,
    cores: cpus().length,
    rounds: before?.rounds ?? rounds,
    scenarios: { ...before?.scenarios, ...measured },
    ...(peerVersion && { peer: { version: peerVersion, timesSlower: Object.fromEntries(timesSlower) } }),
  };
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  for (const [name, { medianMilliseconds, peakMegabytes }] of Object.entries(measured)) {
    console.log(`${name}: ${JSON.stringify(medianMilliseconds)} ms, peak ${Math.max(...peakMegabytes)} MB`);
  }
  for (const [name, times] of timesSlower)
    console.log(`${name} (${peerVersion}) takes so many times as long: ${JSON.stringify(times)}`);
}

const { values: options } = parseArgs({
  options: {
    scenario: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    /** Scenarios whose name begins so. */
    only: { type: 'string', default: '' },
  },
});
if (options.scenario !== undefined) await measureInThisProcess(options.scenario);
else measureAll(Number(options.rounds), options.only);
