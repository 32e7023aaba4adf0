import { parentPort } from 'node:worker_threads';
import type { Comparison } from '../../contract/api/comparison.ts';
import { Refused } from '../../contract/api/refused.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import { compareRuns } from '../../history/compareRuns.ts';
import { Fold } from '../../history/fold.ts';
import { layerOf, layerText, readLayer } from '../../history/ruleLayer.ts';
import { runTexts } from '../../history/runTexts.ts';
import { verifyRun } from '../../history/verifyRun.ts';
import { comparisonSheet } from '../../reports/comparisonSheet.ts';
import { saidFindings } from '../../reports/itemFindings.ts';
import { periodText } from '../../reports/period.ts';
import { auditExport } from '../../road/auditExport.ts';
import { ChangeWords } from '../../road/changeWords.ts';
import { layerWriting } from '../../road/ruleLayer/layerWriting.ts';
import { Stopped } from '../stopped.ts';
import type { FromWorker, Json, Task, TaskKind, Tasks, ToWorker } from '../tasks.ts';
import { askBreakEven } from './askBreakEven.ts';
import { askBreakEvenPlan } from './askBreakEvenPlan.ts';
import { askChoices } from './askChoices.ts';
import { askScenario } from './askScenario.ts';
import { askBoard, collectReturns, makeSubmissions } from './askSubmissions.ts';
import { askTrace } from './askTrace.ts';
import { askTracePlan } from './askTracePlan.ts';
import { askWhatIf } from './askWhatIf.ts';
import { checkInput, runInput, type StandingRun } from './costInput.ts';
import { jsonBytes } from './jsonBytes.ts';
import { makeNextMonth } from './makeNextMonth.ts';
import { ParsedInputs } from './parsedInputs.ts';
import { readAhead } from './readAhead.ts';
import { blankTemplate, packsAnswer, rulesAnswer, templateAnswer } from './ruleAnswers.ts';
import { TaskWatch } from './taskWatch.ts';

/** The entry of a worker thread: does one task at a time and keeps the runs it made. */

const parsed = new ParsedInputs();
const standing = new Map<string, StandingRun>();

if (!parentPort) throw new Error('this file runs in a worker thread only');
const port = parentPort;
port.on('message', (message: ToWorker) => {
  if (message.say === 'forget') standing.delete(message.run);
  else void answer(message.task, message.stop);
});

readAhead();

const say = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

async function answer(task: Task, stop: SharedArrayBuffer): Promise<void> {
  try {
    const watch = new TaskWatch(
      stop,
      (news) => say({ say: 'stage', news }),
      (count) => say({ say: 'count', count }),
    );
    const { given, transfer } = await work(task, watch);
    say({ say: 'given', given }, transfer);
  } catch (cause) {
    if (cause instanceof Refused) say({ say: 'refused', fault: cause.fault });
    else if (cause instanceof Stopped) say({ say: 'stopped' });
    else
      say({ say: 'defect', stack: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
  }
}

interface Given {
  readonly given: Tasks[TaskKind]['gives'];
  readonly transfer?: ArrayBuffer[];
}

async function work(task: Task, watch: TaskWatch): Promise<Given> {
  switch (task.kind) {
    case 'block':
      return { given: { rows: parsed.take(task.input, task.number, task.bytes).rows } };
    case 'check':
      return { given: await checkInput(task.input, task.options, parsed, watch) };
    case 'run':
      return keepRun(task, watch);
    case 'trace':
      return handedOver(jsonBytes(askTrace(standingRun(task.run), task.request)));
    case 'whatIf':
      return handedOver(jsonBytes(askWhatIf(standingRun(task.run), task.request)));
    case 'tracePlan':
      return handedOver(jsonBytes(askTracePlan(standingRun(task.run), task.request)));
    case 'whatIfPlan':
      return handedOver(jsonBytes(askScenario(standingRun(task.run), task.request)));
    case 'choices':
      return handedOver(jsonBytes(askChoices(standingRun(task.run), task.month)));
    case 'breakEvenPlan':
      return handedOver(jsonBytes(askBreakEvenPlan(standingRun(task.run), task.request)));
    case 'breakEven':
      return handedOver(jsonBytes(askBreakEven(standingRun(task.run), task.request)));
    case 'runTexts': {
      const { run, report } = standingRun(task.run);
      return { given: runTexts(run, report) };
    }
    case 'comparisonPlan': {
      const { before, after, hospital, months, rulePack } = task;
      const comparison = new ChangeWords(rulePack).comparison(compareRuns(before, after));
      return handedOver(jsonBytes(comparisonSheet({ hospital, period: periodText(months), comparison })));
    }
    case 'layerText': {
      const { ledger } = standingRun(task.run).run;
      return { given: { hospital: ledger.hospital, text: layerText(layerOf(ledger)) } };
    }
    case 'layerWriting':
      return handedOver(jsonBytes(layerWriting(parsed.all(task.input), readLayer(task.layer))));
    case 'audit': {
      const { bodies, ...record } = task;
      const state = Fold.of(record.events);
      const { workbook, json } = await auditExport({ ...record, state }, bodies);
      return { given: { workbook: new Uint8Array(workbook), json, entries: record.events.length } };
    }
    case 'verifyRun':
      return { given: { faults: verifyRun(task.kept) } };
    case 'compareRuns':
      return handedOver(jsonBytes(compareRuns(task.before, task.after)));
    case 'sayComparison': {
      const comparison = JSON.parse(task.comparison) as Comparison;
      return handedOver(jsonBytes(new ChangeWords(task.rulePack).comparison(comparison)));
    }
    case 'sayChanges': {
      const words = new ChangeWords(task.rulePack);
      return { given: { input: words.input(task.input), rules: words.rules(task.rules) } };
    }
    case 'sendOut': {
      const given = await makeSubmissions(task, parsed.all(task.input), watch);
      return { given, transfer: [given.zip.buffer] };
    }
    case 'checkReturns': {
      const given = await collectReturns(task, parsed.all(task.input), watch);
      return { given, transfer: [given.zip.buffer] };
    }
    case 'submissionBoard':
      return { given: await askBoard(task, parsed.all(task.input)) };
    case 'itemFindings':
      return handedOver(jsonBytes(saidFindings(standingRun(task.run))));
    case 'nextMonth': {
      const given = await makeNextMonth(task.file);
      return { given, transfer: [given.file.buffer] };
    }
    case 'templates':
      return handedOver(jsonBytes(templateAnswer()));
    case 'blankTemplate':
      return handedOver(jsonBytes(blankTemplate(task.withItems)));
    case 'rulePacks':
      return handedOver(jsonBytes(packsAnswer()));
    case 'rules':
      return handedOver(jsonBytes(rulesAnswer(task.pack, task.month)));
  }
}

async function keepRun(task: Extract<Task, { kind: 'run' }>, watch: TaskWatch): Promise<Given> {
  const { outcome, standing: made } = await runInput(task.input, task.options, parsed, watch);
  if (made) standing.set(task.run, made);
  return { given: outcome, transfer: (outcome.sheets ?? []).map(({ plan }) => plan.buffer) };
}

const handedOver = (json: Json): Given => ({ given: json, transfer: [json.buffer] });

function standingRun(run: string): StandingRun {
  const found = standing.get(run);
  if (!found) throw new Refused(fault('HT-031', { run }));
  return found;
}
