import type * as z from 'zod/mini';
import type { FaultCode } from '../faults/catalogue.ts';
import type { Bilingual } from '../sheetDefinition.ts';
import { rangeBlockShape } from './block.ts';
import {
  bookAnswer,
  bookList,
  clockRequest,
  compareQuery,
  historyAnswer,
  historyQuery,
  monthInBook,
  moveRequest,
  registerRequest,
  runRegistered,
  standingAnswer,
  standingQuery,
  statementAnswer,
  verification,
} from './books.ts';
import { blankTemplateQuery, health, rulePacks, rulesOfMonth, rulesQuery, templates } from './catalogues.ts';
import { saidComparison } from './comparison.ts';
import { blockTaken, checkReport, checkRequest, inputForgotten, inputMade, newInput } from './inputs.ts';
import { itemFindingsAnswer } from './items.ts';
import {
  archived,
  archiveRequest,
  backedUp,
  keptFiles,
  restored,
  restoreRequest,
  takeBackRequest,
  takenBack,
} from './keeping.ts';
import {
  breakEvenAnswer,
  breakEvenPlanRequest,
  breakEvenRequest,
  choices,
  choicesQuery,
  scenarioRequest,
  traceAnswer,
  traceRequest,
  whatIfAnswer,
  whatIfRequest,
} from './questions.ts';
import { recordFacts } from './record.ts';
import {
  auditEntries,
  auditFacts,
  packageMade,
  packageRequest,
  reviewSigned,
  reviewTaken,
  signQuery,
  underReview,
} from './reviews.ts';
import {
  compareLayersQuery,
  layerComparison,
  layerSaved,
  layersAnswer,
  layersQuery,
  layerWritingAnswer,
  rollBackRequest,
  saveLayerRequest,
  writeLayerRequest,
} from './ruleLayers.ts';
import { planShape, plansAnswer, runEvent, runStarted, runStatus, startRun } from './runs.ts';
import { submissionBoardAnswer } from './submissions.ts';
import {
  registerSubmissionsRequest,
  sendOutRequest,
  submissionEvent,
  submissionsRegistered,
} from './submissionWork.ts';
import { API_PREFIX } from './version.ts';
import { nextMonthFacts } from './workbookFile.ts';

/** One line of the interface. The server, the client and the description are all made from it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `:name` stands for a part that the caller fills in. */
  readonly path: string;
  readonly group: 'service' | 'rules' | 'inputs' | 'runs' | 'items' | 'books';
  readonly summary: Bilingual;
  /** Answered without the token: it tells nothing of a hospital. */
  readonly isOpen?: true;
  readonly query?: z.ZodMiniType;
  /** `files`: as a form sends them, each under the name `files`. */
  readonly request?: z.ZodMiniType | 'workbook' | 'package' | 'files';
  /** The body is handed to a worker as it came; it is not read where requests are answered. */
  readonly isRaw?: true;
  readonly status: 200 | 201 | 202;
  /** `facts`: the answer is a workbook, and these are told beside it. */
  readonly answer:
    | z.ZodMiniType
    | { readonly events: z.ZodMiniType }
    | { readonly facts: z.ZodMiniType }
    | 'document'
    | 'page'
    | 'zip';
  /** What it may refuse, beside what every route may. */
  readonly faults: readonly FaultCode[];
}

const ofInput = ['HT-020', 'HT-021'] as const;
const ofRun = ['HT-030', 'HT-031', 'HT-032'] as const;
const ofResult = [...ofRun, 'HT-033', 'HT-034', 'HT-035'] as const;
const ofRecord = ['ST-001', 'ST-002', 'ST-004', 'ST-014', 'ST-015'] as const;
const ofWriting = ['ST-005', 'ST-006', 'ST-007', 'ST-008', 'ST-016'] as const;
const ofContent = ['ST-009', 'ST-010', 'ST-011'] as const;
const ofWork = ['HT-040', 'HT-041', 'HT-042', 'HT-043'] as const;

export const routes = {
  health: {
    method: 'GET',
    path: '/api/health',
    group: 'service',
    summary: {
      zh: '握手：产品、版本、接口版本',
      en: 'Handshake: product, version, version of the interface',
    },
    isOpen: true,
    status: 200,
    answer: health,
    faults: [],
  },
  document: {
    method: 'GET',
    path: '/api/openapi.json',
    group: 'service',
    summary: { zh: '本接口说明（OpenAPI）', en: 'This interface as OpenAPI' },
    isOpen: true,
    status: 200,
    answer: 'document',
    faults: [],
  },
  page: {
    method: 'GET',
    path: '/api',
    group: 'service',
    summary: { zh: '本接口说明（网页）', en: 'This interface as a page' },
    isOpen: true,
    status: 200,
    answer: 'page',
    faults: [],
  },
  templates: {
    method: 'GET',
    path: `${API_PREFIX}/templates`,
    group: 'rules',
    summary: {
      zh: '输入表的定义：编号、版本、名称',
      en: 'Definitions of the input sheets: ids, versions, names',
    },
    status: 200,
    answer: templates,
    faults: ofWork,
  },
  blankTemplate: {
    method: 'GET',
    path: `${API_PREFIX}/templates/blank/plans`,
    group: 'rules',
    summary: { zh: '空白模板各表', en: 'The sheets of the blank template' },
    query: blankTemplateQuery,
    status: 200,
    answer: plansAnswer,
    faults: ofWork,
  },
  rulePacks: {
    method: 'GET',
    path: `${API_PREFIX}/rules`,
    group: 'rules',
    summary: { zh: '规则包', en: 'Rule packs' },
    status: 200,
    answer: rulePacks,
    faults: ofWork,
  },
  rules: {
    method: 'GET',
    path: `${API_PREFIX}/rules/:pack`,
    group: 'rules',
    summary: {
      zh: '规则包在某月有效的内容，逐项注明出处',
      en: 'What a rule pack says in a month, every value with its origin',
    },
    query: rulesQuery,
    status: 200,
    answer: rulesOfMonth,
    faults: ['RU-001', 'RU-050', ...ofWork],
  },
  newInput: {
    method: 'POST',
    path: `${API_PREFIX}/inputs`,
    group: 'inputs',
    summary: { zh: '建立一份输入', en: 'Begin an input' },
    request: newInput,
    status: 201,
    answer: inputMade,
    faults: [],
  },
  putBlock: {
    method: 'PUT',
    path: `${API_PREFIX}/inputs/:input/blocks/:number`,
    group: 'inputs',
    summary: {
      zh: '发送一块数据；编号从 0 起依次发送，重发同样的内容没有影响',
      en: 'Send a block; numbered from 0, in order; sending the same again changes nothing',
    },
    request: rangeBlockShape,
    isRaw: true,
    status: 200,
    answer: blockTaken,
    faults: [
      ...ofInput,
      ...(['HT-022', 'HT-023', 'HT-024', 'HT-026', 'HT-027', 'HT-028', 'HT-029'] as const),
      ...ofWork,
    ],
  },
  check: {
    method: 'POST',
    path: `${API_PREFIX}/inputs/:input/check`,
    group: 'inputs',
    summary: { zh: '校验：试算到分摊，不出表', en: 'Check: up to the allocation, no sheets' },
    request: checkRequest,
    status: 200,
    answer: checkReport,
    faults: [...ofInput, 'HT-025', ...ofWork],
  },
  forgetInput: {
    method: 'DELETE',
    path: `${API_PREFIX}/inputs/:input`,
    group: 'inputs',
    summary: { zh: '丢弃一份输入', en: 'Forget an input' },
    status: 200,
    answer: inputForgotten,
    faults: ofInput,
  },
  nextMonth: {
    method: 'POST',
    path: `${API_PREFIX}/next-month`,
    group: 'inputs',
    summary: {
      zh: '新建下月：收本月的工作簿文件，给下月的工作簿文件',
      en: 'The next month: takes this month’s workbook file, gives the next one’s',
    },
    request: 'workbook',
    isRaw: true,
    status: 200,
    answer: { facts: nextMonthFacts },
    faults: ['WB-003', 'WB-006', 'IN-001', 'IN-019', 'IN-020', ...ofWork],
  },
  startRun: {
    method: 'POST',
    path: `${API_PREFIX}/runs`,
    group: 'runs',
    summary: { zh: '开始核算', en: 'Start a run' },
    request: startRun,
    status: 202,
    answer: runStarted,
    faults: [...ofInput, 'HT-025', 'HT-040', 'HT-043'],
  },
  run: {
    method: 'GET',
    path: `${API_PREFIX}/runs/:run`,
    group: 'runs',
    summary: {
      zh: '核算的状态、提示、核对、用时、标识和守恒',
      en: 'State of a run, its faults, checks, times, identity and conservation',
    },
    status: 200,
    answer: runStatus,
    faults: ofRun,
  },
  runEvents: {
    method: 'GET',
    path: `${API_PREFIX}/runs/:run/events`,
    group: 'runs',
    summary: {
      zh: '核算的进程（事件流），从 Last-Event-ID 之后续传',
      en: 'Progress of a run as an event stream, continued after Last-Event-ID',
    },
    status: 200,
    answer: { events: runEvent },
    faults: ofRun,
  },
  plans: {
    method: 'GET',
    path: `${API_PREFIX}/runs/:run/plans`,
    group: 'runs',
    summary: { zh: '全部结果表', en: 'All result sheets' },
    status: 200,
    answer: plansAnswer,
    faults: ofResult,
  },
  plan: {
    method: 'GET',
    path: `${API_PREFIX}/runs/:run/plans/:sheet`,
    group: 'runs',
    summary: { zh: '一张结果表', en: 'One result sheet' },
    status: 200,
    answer: planShape,
    faults: [...ofResult, 'HT-036'],
  },
  cancelRun: {
    method: 'DELETE',
    path: `${API_PREFIX}/runs/:run`,
    group: 'runs',
    summary: {
      zh: '取消核算，在当前环节结束时停下；已经结束的核算不变',
      en: 'Cancel a run, which stops at the end of its stage; a run that has ended stays as it is',
    },
    status: 200,
    answer: runStatus,
    faults: ofRun,
  },
  trace: {
    method: 'POST',
    path: `${API_PREFIX}/runs/:run/trace`,
    group: 'runs',
    summary: { zh: '追溯一个数，直到输入单元格', en: 'Where a number comes from, down to input cells' },
    request: traceRequest,
    status: 200,
    answer: traceAnswer,
    faults: [...ofResult, 'HT-036', 'HT-038', 'HT-039', ...ofWork],
  },
  whatIf: {
    method: 'POST',
    path: `${API_PREFIX}/runs/:run/what-if`,
    group: 'runs',
    summary: {
      zh: '试算：改动参数后哪些单元的成本会变',
      en: 'What a change of drivers would do to every unit',
    },
    request: whatIfRequest,
    status: 200,
    answer: whatIfAnswer,
    faults: [...ofResult, 'HT-039', ...ofWork],
  },
  tracePlan: {
    method: 'POST',
    path: `${API_PREFIX}/runs/:run/trace/plan`,
    group: 'runs',
    summary: { zh: '追溯结果作为一张工作表', en: 'A traced number as a sheet' },
    request: traceRequest,
    status: 200,
    answer: planShape,
    faults: [...ofResult, 'HT-036', 'HT-037', 'HT-038', 'HT-039', 'HT-044', ...ofWork],
  },
  whatIfPlan: {
    method: 'POST',
    path: `${API_PREFIX}/runs/:run/what-if/plan`,
    group: 'runs',
    summary: { zh: '试算结果作为一张工作表', en: 'A what-if as a sheet' },
    request: scenarioRequest,
    status: 200,
    answer: planShape,
    faults: [...ofResult, 'HT-039', 'HT-045', ...ofWork],
  },
  choices: {
    method: 'GET',
    path: `${API_PREFIX}/runs/:run/choices`,
    group: 'runs',
    summary: {
      zh: '试算可以改动的参数、工作量和收入',
      en: 'Drivers, volumes and revenue that a what-if may change',
    },
    query: choicesQuery,
    status: 200,
    answer: choices,
    faults: [...ofResult, 'HT-039', ...ofWork],
  },
  breakEvenPlan: {
    method: 'POST',
    path: `${API_PREFIX}/runs/:run/break-even/plan`,
    group: 'runs',
    summary: { zh: '保本测算结果作为一张工作表', en: 'A break-even trial as a sheet' },
    request: breakEvenPlanRequest,
    status: 200,
    answer: planShape,
    faults: [...ofResult, 'HT-039', ...ofWork],
  },
  breakEven: {
    method: 'POST',
    path: `${API_PREFIX}/runs/:run/break-even`,
    group: 'runs',
    summary: {
      zh: '保本测算：单价、单位变动成本、业务量、固定成本变动后的结果',
      en: 'What price, unit variable cost, volume and fixed cost would do to a unit',
    },
    request: breakEvenRequest,
    status: 200,
    answer: breakEvenAnswer,
    faults: [...ofResult, 'HT-039', ...ofWork],
  },
  record: {
    method: 'GET',
    path: `${API_PREFIX}/record`,
    group: 'books',
    summary: { zh: '账套存档的状态', en: 'State of the record' },
    status: 200,
    answer: recordFacts,
    faults: [],
  },
  acceptClock: {
    method: 'POST',
    path: `${API_PREFIX}/record/clock`,
    group: 'books',
    summary: {
      zh: '电脑时间早于最近一条记录时，说明原因后继续',
      en: 'Answers for a clock that stands before the last entry',
    },
    request: clockRequest,
    status: 200,
    answer: recordFacts,
    faults: [...ofRecord, 'ST-005', 'ST-006', 'ST-007'],
  },
  keptFiles: {
    method: 'GET',
    path: `${API_PREFIX}/record/files`,
    group: 'books',
    summary: { zh: '账套存档的备份和归档文件', en: 'Backups and archives of the record' },
    status: 200,
    answer: keptFiles,
    faults: [],
  },
  makeBackup: {
    method: 'POST',
    path: `${API_PREFIX}/record/backups`,
    group: 'books',
    summary: { zh: '备份账套存档，并读回核对', en: 'Back the record up, and verify by reading back' },
    status: 200,
    answer: backedUp,
    faults: [...ofRecord, 'ST-006', 'ST-061', 'ST-064', 'ST-065'],
  },
  restoreBackup: {
    method: 'POST',
    path: `${API_PREFIX}/record/restore`,
    group: 'books',
    summary: {
      zh: '用备份恢复账套存档；原存档先另存',
      en: 'Put a backup in the place of the record, which is kept first',
    },
    request: restoreRequest,
    status: 200,
    answer: restored,
    faults: ['ST-004', 'ST-005', 'ST-006', 'ST-060', 'ST-061', 'ST-062'],
  },
  takeBack: {
    method: 'POST',
    path: `${API_PREFIX}/record/take-back`,
    group: 'books',
    summary: { zh: '把归档的数据取回存档', en: 'Take archived contents back into the record' },
    request: takeBackRequest,
    status: 200,
    answer: takenBack,
    faults: [...ofRecord, ...ofWriting, 'ST-061', 'ST-062', 'ST-070', 'ST-072'],
  },
  archiveBook: {
    method: 'POST',
    path: `${API_PREFIX}/books/:book/archive`,
    group: 'books',
    summary: { zh: '把各月都已月结的账套归档', en: 'Archive a book whose months are all closed' },
    request: archiveRequest,
    status: 200,
    answer: archived,
    faults: [...ofRecord, ...ofWriting, ...ofContent, 'ST-031', 'ST-061', 'ST-064', 'ST-071', 'ST-073'],
  },
  books: {
    method: 'GET',
    path: `${API_PREFIX}/books`,
    group: 'books',
    summary: {
      zh: '账套（医院、年度）和各月状态',
      en: 'Books (hospital and year) and where their months stand',
    },
    status: 200,
    answer: bookList,
    faults: ofRecord,
  },
  book: {
    method: 'GET',
    path: `${API_PREFIX}/books/:book`,
    group: 'books',
    summary: {
      zh: '一个账套的各月、版本和登记的核算',
      en: 'A book: its months, versions and registered runs',
    },
    status: 200,
    answer: bookAnswer,
    faults: [...ofRecord, 'ST-031'],
  },
  history: {
    method: 'GET',
    path: `${API_PREFIX}/books/:book/history`,
    group: 'books',
    summary: { zh: '账套里发生过的事，最近的在前', en: 'What happened in a book, the latest first' },
    query: historyQuery,
    status: 200,
    answer: historyAnswer,
    faults: [...ofRecord, 'ST-031'],
  },
  standing: {
    method: 'GET',
    path: `${API_PREFIX}/standing`,
    group: 'books',
    summary: {
      zh: '一个工作簿的医院和月份在存档里的状态',
      en: 'Where the months of a workbook’s hospital stand in the record',
    },
    query: standingQuery,
    status: 200,
    answer: standingAnswer,
    faults: ofRecord,
  },
  registerRun: {
    method: 'POST',
    path: `${API_PREFIX}/runs/:run/register`,
    group: 'books',
    summary: { zh: '把核算登记到账套', en: 'Take a run into its book' },
    request: registerRequest,
    status: 200,
    answer: runRegistered,
    faults: [...ofResult, ...ofWork, ...ofRecord, ...ofWriting, 'ST-020', 'ST-029'],
  },
  statement: {
    method: 'GET',
    path: `${API_PREFIX}/books/:book/months/:month/statement`,
    group: 'books',
    summary: { zh: '发布时将要签发的内容', en: 'What publishing the month would sign' },
    status: 200,
    answer: statementAnswer,
    faults: [
      ...ofRecord,
      ...ofContent,
      'ST-006',
      'ST-021',
      'ST-022',
      'ST-023',
      'ST-031',
      'ST-032',
      ...ofWork,
    ],
  },
  verifyRun: {
    method: 'POST',
    path: `${API_PREFIX}/books/:book/runs/:run/verification`,
    group: 'books',
    summary: {
      zh: '按存档的输入和规则重算一次登记的核算，验证逐字相同',
      en: 'Make a registered run anew from what is kept, and compare every byte',
    },
    status: 200,
    answer: verification,
    faults: [...ofRecord, ...ofContent, 'ST-028', 'ST-031', ...ofWork],
  },
  comparisonPlan: {
    method: 'GET',
    path: `${API_PREFIX}/books/:book/comparison/plan`,
    group: 'books',
    summary: { zh: '两次核算的比较作为一张工作表', en: 'Two runs side by side as a sheet' },
    query: compareQuery,
    status: 200,
    answer: planShape,
    faults: [...ofRecord, ...ofContent, 'ST-028', 'ST-031', ...ofWork],
  },
  ruleLayers: {
    method: 'GET',
    path: `${API_PREFIX}/rule-layers`,
    group: 'books',
    summary: { zh: '一家医院保存过的本院规则', en: 'A hospital’s own rules, as they were kept' },
    query: layersQuery,
    status: 200,
    answer: layersAnswer,
    faults: ofRecord,
  },
  saveRuleLayer: {
    method: 'POST',
    path: `${API_PREFIX}/runs/:run/rule-layer`,
    group: 'books',
    summary: {
      zh: '把核算所用的《分摊规则》《成本习性》保存为一版',
      en: 'Keep the rule sheets that a run used as a version',
    },
    request: saveLayerRequest,
    status: 200,
    answer: layerSaved,
    faults: [...ofResult, ...ofWork, ...ofRecord, ...ofWriting],
  },
  rollBackRuleLayer: {
    method: 'POST',
    path: `${API_PREFIX}/rule-layers/roll-back`,
    group: 'books',
    summary: { zh: '把较早一版的规则作为新的一版', en: 'An earlier version’s rules as the next one' },
    request: rollBackRequest,
    status: 200,
    answer: layerSaved,
    faults: [...ofRecord, ...ofWriting, 'ST-040', 'ST-041'],
  },
  compareRuleLayers: {
    method: 'GET',
    path: `${API_PREFIX}/rule-layers/comparison`,
    group: 'books',
    summary: { zh: '比较两版规则', en: 'Two versions of rules side by side' },
    query: compareLayersQuery,
    status: 200,
    answer: layerComparison,
    faults: [...ofRecord, ...ofContent, 'ST-040', 'ST-041', ...ofWork],
  },
  writeRuleLayer: {
    method: 'POST',
    path: `${API_PREFIX}/inputs/:input/rule-layer`,
    group: 'books',
    summary: {
      zh: '把一版规则写进工作簿要改的单元格',
      en: 'The cells of a workbook that a version of rules changes',
    },
    request: writeLayerRequest,
    status: 200,
    answer: layerWritingAnswer,
    faults: [...ofInput, 'HT-025', ...ofWork, ...ofRecord, ...ofContent, 'ST-040', 'ST-041'],
  },
  sendOutSubmissions: {
    method: 'POST',
    path: `${API_PREFIX}/inputs/:input/submissions/out`,
    group: 'items',
    summary: {
      zh: '为做过服务项目的每个科室生成填报工作簿（事件流，最后一条是结果）',
      en: 'Make a workbook to be filled in for every unit that performed service items (event stream, the outcome last)',
    },
    request: sendOutRequest,
    status: 200,
    answer: { events: submissionEvent },
    faults: [...ofInput, 'HT-025', ...ofWork],
  },
  collectSubmissions: {
    method: 'POST',
    path: `${API_PREFIX}/inputs/:input/submissions/collect`,
    group: 'items',
    summary: {
      zh: '检查各科室交回的填报工作簿（事件流，最后一条是结果）',
      en: 'Check the workbooks that units sent back (event stream, the outcome last)',
    },
    request: 'files',
    isRaw: true,
    status: 200,
    answer: { events: submissionEvent },
    faults: [...ofInput, 'HT-013', 'HT-025', 'HT-047', ...ofWork, ...ofRecord],
  },
  submissionBoard: {
    method: 'GET',
    path: `${API_PREFIX}/inputs/:input/submissions/board`,
    group: 'items',
    summary: {
      zh: '各科室填报的状态，按登记',
      en: 'Where each unit stands with what it was asked to fill in, as registered',
    },
    status: 200,
    answer: submissionBoardAnswer,
    faults: [...ofInput, 'HT-025', ...ofWork, ...ofRecord],
  },
  submissionFiles: {
    method: 'GET',
    path: `${API_PREFIX}/submissions/:submissions/files`,
    group: 'items',
    summary: {
      zh: '生成的填报工作簿或退回件，打成一个压缩包',
      en: 'The workbooks to send out, or the copies to send back, as one zip',
    },
    status: 200,
    answer: 'zip',
    faults: ['HT-046'],
  },
  registerSubmissions: {
    method: 'POST',
    path: `${API_PREFIX}/submissions/:submissions/register`,
    group: 'items',
    summary: { zh: '登记各科室的填报', en: 'Take into the record where the units stand' },
    request: registerSubmissionsRequest,
    status: 200,
    answer: submissionsRegistered,
    faults: ['HT-046', ...ofRecord, ...ofWriting],
  },
  itemFindings: {
    method: 'GET',
    path: `${API_PREFIX}/runs/:run/item-findings`,
    group: 'items',
    summary: {
      zh: '合理性评估：要请科室再看的数',
      en: 'Figures of service items that units are to look at again',
    },
    status: 200,
    answer: itemFindingsAnswer,
    faults: [...ofResult, ...ofWork],
  },
  packageMonth: {
    method: 'POST',
    path: `${API_PREFIX}/books/:book/months/:month/package`,
    group: 'books',
    summary: { zh: '把一个月的核算打成送审包', en: 'A month’s run as a sealed package for its reviewer' },
    request: packageRequest,
    status: 200,
    answer: packageMade,
    faults: [...ofRecord, ...ofContent, 'ST-006', 'ST-021', 'ST-028', 'ST-031', 'ST-032', 'ST-064'],
  },
  openReview: {
    method: 'POST',
    path: `${API_PREFIX}/record/review`,
    group: 'books',
    summary: {
      zh: '查看送审包，并按其中的输入和规则重算',
      en: 'Look at a review package and make its run anew',
    },
    request: 'package',
    isRaw: true,
    status: 200,
    answer: underReview,
    faults: ['ST-050', 'ST-061', 'ST-062', ...ofWork],
  },
  signReview: {
    method: 'POST',
    path: `${API_PREFIX}/record/review/sign`,
    group: 'books',
    summary: { zh: '签署送审包', en: 'Sign a review package' },
    query: signQuery,
    request: 'package',
    isRaw: true,
    status: 200,
    answer: reviewSigned,
    faults: ['ST-006', 'ST-034', 'ST-035', 'ST-050', 'ST-061', 'ST-062'],
  },
  takeReview: {
    method: 'POST',
    path: `${API_PREFIX}/record/review/take`,
    group: 'books',
    summary: { zh: '把签署的审核意见登记到账套', en: 'Take a signed review into its book' },
    request: 'package',
    isRaw: true,
    status: 200,
    answer: reviewTaken,
    faults: [
      ...ofRecord,
      ...ofWriting,
      ...([
        'ST-021',
        'ST-028',
        'ST-031',
        'ST-032',
        'ST-033',
        'ST-051',
        'ST-052',
        'ST-053',
        'ST-062',
      ] as const),
    ],
  },
  auditWorkbook: {
    method: 'GET',
    path: `${API_PREFIX}/record/audit`,
    group: 'books',
    summary: { zh: '审计用的工作簿', en: 'The record as a workbook for an auditor' },
    status: 200,
    answer: { facts: auditFacts },
    faults: [...ofRecord, ...ofWork],
  },
  auditEntries: {
    method: 'GET',
    path: `${API_PREFIX}/record/audit/entries`,
    group: 'books',
    summary: {
      zh: '审计用的全部记录，逐字',
      en: 'Every entry, letter for letter, for an auditor’s programs',
    },
    status: 200,
    answer: auditEntries,
    faults: [...ofRecord, ...ofWork],
  },
  compareRuns: {
    method: 'GET',
    path: `${API_PREFIX}/books/:book/comparison`,
    group: 'books',
    summary: {
      zh: '比较两次登记的核算：输入、规则、结果的差异',
      en: 'Two registered runs side by side: input, rules and result',
    },
    query: compareQuery,
    status: 200,
    answer: saidComparison,
    faults: [...ofRecord, ...ofContent, 'ST-028', 'ST-031', ...ofWork],
  },
  difference: {
    method: 'GET',
    path: `${API_PREFIX}/books/:book/months/:month/versions/:version/difference`,
    group: 'books',
    summary: {
      zh: '更正版本的差异报告，按发布时存下的那一份',
      en: 'The difference report of a corrected version, as it was kept when it was published',
    },
    status: 200,
    answer: saidComparison,
    faults: [...ofRecord, ...ofContent, 'ST-031', 'ST-032', 'ST-043', 'ST-044', ...ofWork],
  },
  move: {
    method: 'POST',
    path: `${API_PREFIX}/books/:book/months/:month/moves`,
    group: 'books',
    summary: {
      zh: '归集、审核、退回、发布、月结、反结',
      en: 'Gather, review, send back, publish, close, reopen',
    },
    request: moveRequest,
    status: 200,
    answer: monthInBook,
    faults: [
      ...ofRecord,
      ...ofWriting,
      ...ofContent,
      ...(['ST-021', 'ST-022', 'ST-023', 'ST-024', 'ST-025', 'ST-027', 'ST-028', 'ST-030'] as const),
      ...(['ST-031', 'ST-032', 'ST-033', 'ST-034', 'ST-035'] as const),
      ...ofInput,
      'HT-025',
      ...ofWork,
    ],
  },
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof routes;

/** What a route's request or answer holds, as far as a schema describes it. */
export type RequestOf<Name extends RouteName> = (typeof routes)[Name] extends {
  readonly request: infer Shape extends z.ZodMiniType;
}
  ? z.infer<Shape>
  : undefined;
export type QueryOf<Name extends RouteName> = (typeof routes)[Name] extends {
  readonly query: infer Shape extends z.ZodMiniType;
}
  ? z.infer<Shape>
  : undefined;
export type AnswerOf<Name extends RouteName> = (typeof routes)[Name]['answer'] extends infer Shape extends
  z.ZodMiniType
  ? z.infer<Shape>
  : undefined;

type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
export type ParametersOf<Name extends RouteName> = Readonly<
  Record<NamesIn<(typeof routes)[Name]['path']>, string>
>;

/** A route's path with its `:names` filled in. */
export function pathOf<Name extends RouteName>(name: Name, parameters: ParametersOf<Name>): string {
  const values: Readonly<Record<string, string>> = parameters;
  return routes[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(values[key] ?? ''));
}
