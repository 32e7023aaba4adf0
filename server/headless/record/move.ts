import { type Actor, actor } from '../../contract/api/record.ts';
import { monthAnswer } from '../../history/bookAnswers.ts';
import { compareRuns } from '../../history/compareRuns.ts';
import { close, findBook, findMonth, reopen, review, stateNames } from '../../history/moves.ts';
import { keptRun } from '../../record/keptRun.ts';
import type { Record } from '../../record/record.ts';
import { type Comparer, publishMonth, statementOf } from '../../record/statement.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine, UsageError } from '../command.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

const flags = {
  ...recordFlags,
  ...bookFlags,
  month: { type: 'string' },
  by: { type: 'string' },
  reason: { type: 'string', default: '' },
  statement: { type: 'string' },
} as const;

const steps = ['review', 'return', 'publish', 'close', 'reopen'] as const;
type Step = (typeof steps)[number];

const roleOf: { readonly [Each in Step]: Actor['role'] } = {
  review: 'reviewer',
  return: 'reviewer',
  publish: 'manager',
  close: 'manager',
  reopen: 'manager',
};

/** One step of a month. Publishing shows first what would be signed; its checksum, given back, signs it. */
export const moveCommand: Command = {
  usage: `move <${steps.join('|')}> --month 2024-01 --by <姓名> [--reason <意见或原因>] [--statement <校验码>] ${BOOK_USAGE} [--home <文件夹>]`,
  summary: '审核、退回、发布、月结、反结 / review, send back, publish, close, reopen',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const step = steps.find((each) => each === onlyArgument(positionals, '步骤'));
    const { month } = values;
    if (!step) throw new UsageError(`步骤是 ${steps.join('、')} 之一`);
    if (month === undefined) throw new UsageError('请用 --month 指定月份');
    const by = actor.safeParse({ name: values.by?.trim(), role: roleOf[step] }).data;
    if (!by) throw new UsageError('请用 --by 写明姓名');
    return withRecord(values.home, language, async (record) => {
      const book = whichBook(record.state, values).id;
      const asked = { book, month, by, reason: values.reason, statement: values.statement };
      const isDone = await take(record, step, asked);
      const { state } = monthAnswer(findMonth(findBook(record.state, book), month));
      console.log(`${month} ${stateNames[state][language]}`);
      return isDone ? 0 : 1;
    });
  },
};

interface Asked {
  readonly book: string;
  readonly month: string;
  readonly by: Actor;
  readonly reason: string;
  readonly statement: string | undefined;
}

/** False where nothing was written: what would be signed is shown first. */
async function take(record: Record, step: Step, asked: Asked): Promise<boolean> {
  const { book, month, reason } = asked;
  switch (step) {
    case 'review':
    case 'return': {
      const runId = findMonth(findBook(record.state, book), month).runId ?? '';
      const decision = step === 'review' ? ('approved' as const) : ('returned' as const);
      await record.append((state) =>
        review(state, { ...asked, runId, decision, remark: reason, seal: null }),
      );
      return true;
    }
    case 'close':
      await record.append((state) => close(state, asked));
      return true;
    case 'reopen':
      await record.append((state) => reopen(state, asked));
      return true;
    case 'publish':
      return publish(record, asked);
  }
}

async function publish(record: Record, asked: Asked): Promise<boolean> {
  const compare: Comparer = async (before, after) => {
    const [one, other] = [await keptRun(record, before), await keptRun(record, after)];
    return new TextEncoder().encode(JSON.stringify(compareRuns(one, other)));
  };
  if (asked.statement === undefined) {
    const { address, content } = await statementOf(record, asked, compare);
    console.log(JSON.stringify(content, null, 2));
    console.log(`以上是将要签发的内容。确认后加上 --statement ${address} 再执行一次`);
    return false;
  }
  await publishMonth(record, { ...asked, signed: asked.statement }, compare);
  return true;
}
