import type {
  BookAnswer,
  BookList,
  HistoryAnswer,
  StatementAnswer,
  Verification,
} from '../../../server/contract/api/books.ts';
import type { Health, RulePacks, Templates } from '../../../server/contract/api/catalogues.ts';
import type { SaidComparison, SaidRuleChange } from '../../../server/contract/api/comparison.ts';
import type { ItemFindingsAnswer } from '../../../server/contract/api/items.ts';
import type { KeptFiles } from '../../../server/contract/api/keeping.ts';
import type {
  BreakEvenAnswer,
  BreakEvenRequest,
  Choices,
  TracedNumber,
  TraceLine,
  WhatIfAnswer,
  WhatIfRequest,
} from '../../../server/contract/api/questions.ts';
import type { RecordFacts } from '../../../server/contract/api/record.ts';
import type { UnderReview } from '../../../server/contract/api/reviews.ts';
import type { LayerComparison, RuleLayerAnswer } from '../../../server/contract/api/ruleLayers.ts';
import type { RunReport } from '../../../server/contract/api/runs.ts';
import type { AskedOptions } from '../../../server/contract/api/shapes.ts';
import type { SubmissionBoardAnswer } from '../../../server/contract/api/submissions.ts';
import type {
  CollectedReturns,
  SentOut,
  SubmissionStep,
} from '../../../server/contract/api/submissionWork.ts';
import type { Language } from '../../../server/contract/faults/catalogue.ts';
import type { Fault, Severity } from '../../../server/contract/faults/fault.ts';
import type { CellPlace } from '../../../server/contract/place.ts';
import type { CellValue } from '../../../server/contract/rangeBlock.ts';
import type { Bilingual } from '../../../server/contract/sheetDefinition.ts';
import type { WorkbookAbout, WorkbookProgress, WrittenSheet } from '../../workbook/workbook.ts';

/** All that the pane knows at one moment. Never changed: every change is a new state. */
export interface SessionState {
  readonly view: View;
  readonly language: Language;
  readonly connection: Connection;
  readonly workbook: WorkbookState;
  /** The month's path, one dot a view. */
  readonly steps: Readonly<Record<View, StepState>>;
  /** The one thing to do now: the primary button. */
  readonly next: NextAction;
  /** What is under way; one thing at a time. */
  readonly job: Job | null;
  /** How the last one ended, until the next begins. */
  readonly ended: JobEnd | null;
  /** What a press could not do, beside the job under way; until it is put away. */
  readonly notice: Trouble | null;
  readonly check: CheckResult | null;
  readonly run: LastRun | null;
  /** Set where the last run is not of what the workbook and the settings say now. */
  readonly stale: Stale | null;
  /** The write that can be taken back, of a sheet that was kept or (null) of the results; null where none can. */
  readonly undoable: { readonly sheet: string | null } | null;
  readonly trace: TraceState;
  readonly whatIf: WhatIfState;
  readonly breakEven: BreakEvenState;
  readonly books: BooksState;
  readonly ruleLayers: RuleLayersState;
  readonly reviews: ReviewsState;
  readonly items: ItemsState;
  readonly settings: Settings;
  /** What can be chosen in the settings; null until the server has told. */
  readonly packs: RulePacks['packs'] | null;
}

export const views = [
  'prepare',
  'check',
  'cost',
  'results',
  'trace',
  'whatIf',
  'items',
  'books',
  'settings',
] as const;
export type View = (typeof views)[number];

/** 未开始, 进行中, 有问题, 过期, 完成. */
export type StepState = 'open' | 'busy' | 'problem' | 'stale' | 'done';

/** `fix`: look at what the check found. `costAgain`: the result is older than its inputs. */
export type NextAction =
  | 'connect'
  | 'prepare'
  | 'check'
  | 'fix'
  | 'cost'
  | 'costAgain'
  | 'cancel'
  | 'results';

/** Something that went wrong, fit to be shown; `text` is the server's own for codes this side does not know. */
export interface Trouble {
  readonly fault: Fault;
  readonly text: Bilingual;
  /** Of a defect of ours: for whoever looks after the product, not for the reader. */
  readonly detail: string | null;
}

export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'ready'; readonly health: Health; readonly certificate: CertificateState | null }
  | { readonly kind: 'failed'; readonly diagnosis: Diagnosis; readonly trouble: Trouble };

/** What keeps the pane from its server, as far as a page can tell. */
export type Diagnosis =
  | 'notRunning'
  | 'certificateUntrusted'
  | 'certificateExpired'
  | 'localNetworkBlocked'
  | 'proxy'
  | 'anotherProgram'
  | 'tokenRefused'
  | 'serverOlder'
  | 'paneOlder'
  | 'wrongAddress'
  | 'serverFailing';

/** Of the certificate that the server shows. */
export interface CertificateState {
  /** ISO 8601, to the day. */
  readonly expires: string;
  readonly daysLeft: number;
  /** Within 60 days of its end. */
  readonly isExpiring: boolean;
}

interface WorkbookState {
  /** Null until it has been looked at. */
  readonly about: WorkbookAbout | null;
  /** Every input sheet the template knows, in its order; empty until server and workbook have been asked. */
  readonly inputs: readonly InputSheet[];
  /** Sheets of the template that `prepare` would write. */
  readonly missing: number;
}

export interface InputSheet {
  readonly template: Templates['sheets'][number];
  /** Where it stands; null where the workbook has none. */
  readonly sheetName: string | null;
  /** As the sheet says it is (`cost-units@1`); null where it is found by its name alone. */
  readonly signature: string | null;
}

export type JobKind =
  | 'prepare'
  | 'check'
  | 'cost'
  | 'refresh'
  | 'undo'
  | 'exportTrace'
  | 'keepScenario'
  | 'keepComparison'
  | 'writeRules'
  | 'sendOut'
  | 'collect'
  | 'submissionBoard'
  | 'mergeReturns'
  | 'gather'
  | 'audit'
  | 'newMonth';

export interface Job {
  readonly kind: JobKind;
  /** Milliseconds since 1970; what has elapsed is told by whoever draws. */
  readonly startedAt: number;
  /** Those that came and the one that is, last. */
  readonly stages: readonly JobStage[];
  /** Within 分摊: the level of a month that is being posted. */
  readonly level: JobLevel | null;
  /** Of many files: how many came. */
  readonly count: JobCount | null;
  /** Cells read or written in the stage under way; null where nothing is counted. */
  readonly progress: WorkbookProgress | null;
  readonly isCancelling: boolean;
}

/**
 * Stages of work in the trade's words. `read` 读取 the workbook, `send` 发送 to the server, `wait` 排队 there,
 * `check` 校验, `submissions` 填报, `rules` 规则, `allocate` 归集与分摊, `identify` 留痕, `reports` 报表, `write` 写回, `file` the
 * workbook as a file.
 */
export const stageIds = [
  'read',
  'send',
  'wait',
  'check',
  'submissions',
  'rules',
  'allocate',
  'identify',
  'reports',
  'write',
  'file',
] as const;
export type StageId = (typeof stageIds)[number];

export interface JobCount {
  readonly step: SubmissionStep;
  readonly done: number;
  readonly all: number;
}

export interface JobLevel {
  readonly name: Bilingual;
  readonly month: string;
}

export interface JobStage {
  readonly id: StageId;
  /** Null while it is under way. */
  readonly milliseconds: number | null;
}

export interface JobEnd {
  readonly kind: JobKind;
  readonly outcome: 'done' | 'failed' | 'cancelled';
  /** What made it fail; null where the check's faults say it. */
  readonly trouble: Trouble | null;
  readonly milliseconds: number;
  /** Sheets it wrote, in their order. */
  readonly sheets: readonly WrittenSheet[];
}

export interface CheckResult {
  /** When, as ISO 8601. */
  readonly at: string;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Sheets in the order of the workbook's tabs; what has no sheet comes first. At most 1,000 faults, worst kept. */
  readonly sheets: readonly FaultSheet[];
  /** Faults of the counts that are not among those shown. */
  readonly notShown: number;
  /** Notices that a person has acknowledged. */
  readonly acknowledged: number;
  /** As the 封面 names it; null where it cannot be read. */
  readonly hospital: string | null;
  readonly months: readonly string[];
  readonly checks: RunReport['checks'];
  readonly inputSheets: RunReport['inputSheets'];
  /** Inputs were edited since. */
  readonly isStale: boolean;
}

export interface FaultSheet {
  /** Null: the workbook or the rules as a whole. */
  readonly sheet: string | null;
  /** Worst first, then by row and column. */
  readonly faults: readonly FaultLine[];
}

export interface FaultLine {
  /** The same as long as code, place, words and the cell's value are. */
  readonly id: string;
  readonly fault: Fault;
  /** What stood in the cell when it was read; undefined where no cell is meant. */
  readonly value: CellValue | undefined;
  readonly acknowledgement: Acknowledgement | null;
  /** A 沿用 cell that `clearCarried` empties once its table has been looked through. */
  readonly isCarried: boolean;
}

export interface Acknowledgement {
  readonly reason: string;
  readonly at: string;
}

/** The last run whose sheets stand in the workbook; remembered with it. */
export interface LastRun {
  /** The server's id of it. */
  readonly id: string;
  /** When its sheets were written, as ISO 8601. */
  readonly at: string;
  /** From the press to the last sheet. */
  readonly milliseconds: number;
  readonly options: AskedOptions;
  readonly hospital: string | null;
  readonly months: readonly string[];
  readonly runId: string | null;
  readonly engineVersion: string | null;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly stages: readonly JobStage[];
  /** Money before and after every level. */
  readonly conservation: RunReport['conservation'];
  readonly checks: RunReport['checks'];
  readonly inputSheets: RunReport['inputSheets'];
  readonly sheets: readonly WrittenSheet[];
  /** Of the inputs it read. */
  readonly fingerprint: string;
}

export interface Stale {
  /** When the first difference was seen, as ISO 8601. */
  readonly since: string;
  /** Inputs are no longer those that were costed. */
  readonly isOtherInput: boolean;
  /** Those seen being edited; none where it happened while the pane was shut. */
  readonly sheets: readonly string[];
  /** Rule pack, method or months are no longer those that were costed by. */
  readonly isOtherChoice: boolean;
}

export interface TraceState {
  /** Where the selection is, where that is a cell of a result sheet. */
  readonly selected: ResultCell | null;
  readonly tree: TraceTree | null;
  readonly isLoading: boolean;
  /** Why nothing is shown: no number of the run, or the server holds the run no more. */
  readonly trouble: Trouble | null;
  /** The run has to be repeated before its numbers can be traced. */
  readonly needsRun: boolean;
}

interface ResultCell {
  readonly planKey: string;
  readonly sheetName: string;
  /** `F12`. */
  readonly address: string;
}

export interface TraceTree {
  readonly of: ResultCell;
  readonly figure: TracedNumber['figure'];
  readonly quotient: TracedNumber['quotient'];
  /** Lines that were opened carry their children. */
  readonly root: TraceLine;
  /** Paths of the lines whose children are shown. */
  readonly open: ReadonlySet<string>;
  /** Paths of the lines that are being fetched. */
  readonly opening: ReadonlySet<string>;
}

export type ValueChange = WhatIfRequest['changes']['values'][number];

export interface WhatIfState {
  /** What may be changed in the month, with its values as they are; null until asked for. */
  readonly choices: Choices | null;
  readonly changes: readonly WhatIfChange[];
  /** To the changes as they stand; null while there are none. */
  readonly answer: WhatIfAnswer | null;
  readonly isAsking: boolean;
  readonly trouble: Trouble | null;
  /** The run has to be repeated before it can be asked. */
  readonly needsRun: boolean;
}

export interface WhatIfChange {
  /** What is changed, whatever it is changed to. */
  readonly id: string;
  readonly change: ValueChange;
}

/** 保本测算 of one unit. */
export interface BreakEvenState {
  readonly asked: BreakEvenRequest | null;
  readonly answer: BreakEvenAnswer | null;
  readonly isAsking: boolean;
  readonly trouble: Trouble | null;
  readonly needsRun: boolean;
}

/** Two runs side by side, as they are now or as a published version kept them. */
interface ShownComparison {
  readonly said: SaidComparison;
  /** Version of the month chosen; null where two runs were picked. */
  readonly version: number | null;
}

/** 账套: what stands on record, and what is shown of it. */
export interface BooksState {
  /** Null until asked. */
  readonly facts: RecordFacts | null;
  readonly list: BookList['books'] | null;
  readonly book: BookAnswer | null;
  /** Of the book; null where it has none. */
  readonly month: string | null;
  /** What happened to the month, the latest first. */
  readonly lines: HistoryAnswer['lines'];
  /** What publishing would sign, while it is shown. */
  readonly statement: StatementAnswer | null;
  readonly comparison: ShownComparison | null;
  /** Backups and archives; null until asked. */
  readonly files: KeptFiles | null;
  /** What backing up, restoring or archiving came to, until the next one. */
  readonly kept: Kept | null;
  /** Of the run that the month rests on; null until asked for. */
  readonly verification: Verification | null;
  readonly isAsking: boolean;
  readonly trouble: Trouble | null;
  /** The run has to be repeated before it can be registered. */
  readonly needsRun: boolean;
  /** The workbook's run was taken on record once, and this record does not know it: it is an older one. */
  readonly isForgotten: boolean;
  /** Where drivers differ from the month before, and the reason was not given yet. */
  readonly driverChanges: readonly SaidRuleChange[] | null;
}

/** 本院规则 in their versions. */
export interface RuleLayersState {
  /** Whose; null until the workbook has said. */
  readonly hospital: string | null;
  readonly layers: RuleLayerAnswer['layers'] | null;
  readonly comparison: LayerComparison | null;
  readonly isAsking: boolean;
  readonly trouble: Trouble | null;
}

/** 送审: a package that is looked at, and what was made or taken in. */
export interface ReviewsState {
  readonly review: UnderReview | null;
  /** The file made last: a package, or a signed answer. */
  readonly laidDown: { readonly file: string; readonly folder: string } | null;
  /** Months that took a signed answer. */
  readonly taken: readonly string[] | null;
  readonly isAsking: boolean;
  readonly trouble: Trouble | null;
}

/** 服务项目: sheets that departments fill in, and what is unusual about what they say. */
export interface ItemsState {
  /** Workbooks that were made, until others are. */
  readonly sent: SentOut | null;
  /** What came back last, until the next time. */
  readonly collected: CollectedReturns | null;
  /** Where the departments stand: after collecting, or as registered; null until asked. */
  readonly board: SubmissionBoardAnswer | null;
  /** Entries that the record did not have; null where what came back was not registered. */
  readonly registered: number | null;
  /** Sheets that the returns were written into; null where they were not. */
  readonly merged: readonly string[] | null;
  readonly findings: ItemFindingsAnswer | null;
  readonly isAsking: boolean;
  readonly trouble: Trouble | null;
  /** The run has to be repeated before it can be asked. */
  readonly needsRun: boolean;
}

export type Kept =
  | {
      readonly kind: 'backedUp';
      readonly file: string;
      readonly folder: string;
      /** Contents that the record has lost, so that they are not in it. */
      readonly missing: number;
    }
  | { readonly kind: 'restored'; readonly lostEvents: number }
  | { readonly kind: 'archived'; readonly file: string; readonly folder: string }
  | { readonly kind: 'takenBack'; readonly payloads: number };

export interface Settings {
  /** Null: as the workbook's 封面 says, else the server's. */
  readonly rulePack: string | null;
  readonly method: string | null;
  /** Of service items. */
  readonly itemMethod: string | null;
  readonly months: { readonly from: string; readonly to: string | null } | null;
  /** Null: as Excel has it. */
  readonly language: Language | null;
}

/** A place in the workbook that the pane can go to. */
export type Destination = CellPlace | { readonly sheet: string };
