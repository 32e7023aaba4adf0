import type { InputChange, RuleChange, SaidInputChange, SaidRuleChange } from '../contract/api/comparison.ts';
import type { CheckReport } from '../contract/api/inputs.ts';
import type {
  BreakEvenPlanRequest,
  BreakEvenRequest,
  ScenarioRequest,
  TraceRequest,
  WhatIfRequest,
} from '../contract/api/questions.ts';
import type { RecordEvent } from '../contract/api/record.ts';
import type { RunReport } from '../contract/api/runs.ts';
import type { AskedOptions } from '../contract/api/shapes.ts';
import type { SubmissionBoardAnswer } from '../contract/api/submissions.ts';
import type {
  CollectedReturns,
  SendOutRequest,
  SentOut,
  SubmissionStep,
} from '../contract/api/submissionWork.ts';
import type { NextMonthFacts } from '../contract/api/workbookFile.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import type { KeptRun } from '../history/compareRuns.ts';
import type { HistoryState } from '../history/fold.ts';
import type { RunTexts } from '../history/runTexts.ts';
import type { RegisteredTexts } from '../history/verifyRun.ts';

/** What passes between the main thread, which answers requests, and the workers, which compute. */

/** UTF-8 JSON, made in the worker and sent to the client as it is. */
export type Json = Uint8Array<ArrayBuffer>;

/** A held input: every worker may read its bytes, none copies them. */
export interface InputBytes {
  readonly id: string;
  /** What a person calls it. */
  readonly name: string | null;
  readonly blocks: readonly SharedArrayBuffer[];
}

/** A container of files. */
type Zip = Uint8Array<ArrayBuffer>;

export interface SheetJson {
  readonly key: string;
  readonly name: string;
  readonly plan: Json;
}

export interface RunOutcome {
  readonly report: RunReport;
  /** Null where the input's faults stop the run. */
  readonly sheets: readonly SheetJson[] | null;
}

/** A worker's tasks: what each is asked and what it gives. */
export interface Tasks {
  block: {
    asks: { readonly input: string; readonly number: number; readonly bytes: SharedArrayBuffer };
    gives: { readonly rows: number };
  };
  check: {
    asks: { readonly input: InputBytes; readonly options: AskedOptions };
    gives: CheckReport;
  };
  /** The run stays in the worker until it is told to forget it. */
  run: {
    asks: { readonly run: string; readonly input: InputBytes; readonly options: AskedOptions };
    gives: RunOutcome;
  };
  trace: { asks: { readonly run: string; readonly request: TraceRequest }; gives: Json };
  whatIf: { asks: { readonly run: string; readonly request: WhatIfRequest }; gives: Json };
  tracePlan: { asks: { readonly run: string; readonly request: TraceRequest }; gives: Json };
  whatIfPlan: { asks: { readonly run: string; readonly request: ScenarioRequest }; gives: Json };
  choices: { asks: { readonly run: string; readonly month: string }; gives: Json };
  breakEvenPlan: { asks: { readonly run: string; readonly request: BreakEvenPlanRequest }; gives: Json };
  breakEven: { asks: { readonly run: string; readonly request: BreakEvenRequest }; gives: Json };
  /** What the record keeps of a run. */
  runTexts: { asks: { readonly run: string }; gives: RunTexts };
  /** What the record keeps of the rule sheets that a run used. */
  layerText: { asks: { readonly run: string }; gives: { readonly hospital: string; readonly text: string } };
  layerWriting: { asks: { readonly input: InputBytes; readonly layer: string }; gives: Json };
  /** The whole record for whoever audits it; `bodies` are its entries as they were written. */
  audit: {
    asks: {
      readonly madeAt: string;
      readonly product: string;
      readonly events: readonly RecordEvent[];
      readonly checksums: readonly string[];
      readonly bodies: readonly string[];
    };
    gives: { readonly workbook: Uint8Array<ArrayBuffer>; readonly json: string; readonly entries: number };
  };
  verifyRun: { asks: { readonly kept: RegisteredTexts }; gives: { readonly faults: readonly Fault[] } };
  compareRuns: { asks: { readonly before: KeptRun; readonly after: KeptRun }; gives: Json };
  /** A comparison in the words of the sheets and of a rule pack. */
  sayComparison: { asks: { readonly comparison: string; readonly rulePack: string }; gives: Json };
  sayChanges: {
    asks: {
      readonly input: readonly InputChange[];
      readonly rules: readonly RuleChange[];
      /** Null: in the words of the template. */
      readonly rulePack: string | null;
    };
    gives: { readonly input: SaidInputChange[]; readonly rules: SaidRuleChange[] };
  };
  comparisonPlan: {
    asks: {
      readonly before: KeptRun;
      readonly after: KeptRun;
      readonly rulePack: string;
      readonly hospital: string;
      readonly months: readonly string[];
    };
    gives: Json;
  };
  sendOut: {
    asks: { readonly input: InputBytes } & SendOutRequest;
    gives: { readonly zip: Zip; readonly books: SentOut['books']; readonly faults: readonly Fault[] };
  };
  checkReturns: {
    asks: {
      readonly input: InputBytes;
      readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
      /** What the record knows of earlier ones. */
      readonly submissions: HistoryState['submissions'];
    };
    gives: { readonly zip: Zip; readonly found: Omit<CollectedReturns, 'kind' | 'id'> };
  };
  submissionBoard: {
    asks: { readonly input: InputBytes; readonly submissions: HistoryState['submissions'] };
    gives: SubmissionBoardAnswer;
  };
  itemFindings: { asks: { readonly run: string }; gives: Json };
  nextMonth: {
    asks: { readonly file: Uint8Array };
    gives: { readonly file: Uint8Array<ArrayBuffer>; readonly facts: NextMonthFacts };
  };
  templates: { asks: Readonly<Record<never, never>>; gives: Json };
  blankTemplate: { asks: { readonly withItems: boolean }; gives: Json };
  rulePacks: { asks: Readonly<Record<never, never>>; gives: Json };
  rules: { asks: { readonly pack: string; readonly month: string }; gives: Json };
}

export type TaskKind = keyof Tasks;

export type Task = { [Kind in TaskKind]: { readonly kind: Kind } & Tasks[Kind]['asks'] }[TaskKind];

export type ToWorker =
  /** `stop`: one number, not 0 once nobody wants the task any more. */
  | { readonly say: 'do'; readonly task: Task; readonly stop: SharedArrayBuffer }
  | { readonly say: 'forget'; readonly run: string };

/** How far a run has come. */
export type StageNews =
  | { readonly kind: 'begun'; readonly stage: string; readonly name: Bilingual }
  | { readonly kind: 'level'; readonly name: Bilingual; readonly month: string }
  | {
      readonly kind: 'ended';
      readonly stage: string;
      readonly name: Bilingual;
      readonly milliseconds: number;
    };

/** How far a task is that does the same for many. */
export interface Count {
  readonly step: SubmissionStep;
  readonly done: number;
  readonly all: number;
}

/** A worker does one task at a time, so that what it says is about the one it has. */
export type FromWorker =
  | { readonly say: 'stage'; readonly news: StageNews }
  | { readonly say: 'count'; readonly count: Count }
  | { readonly say: 'given'; readonly given: Tasks[TaskKind]['gives'] }
  | { readonly say: 'refused'; readonly fault: Fault }
  | { readonly say: 'stopped' }
  | { readonly say: 'defect'; readonly stack: string };
