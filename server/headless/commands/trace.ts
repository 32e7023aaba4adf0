import { fromA1 } from '../../contract/place.ts';
import { costWorkbook } from '../../road/costing.ts';
import { resultSheets } from '../../road/resultWorkbook.ts';
import { StageClock } from '../../road/stages.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine, UsageError } from '../command.ts';
import { faultReport } from '../console.ts';
import { readBook } from '../files.ts';
import { RUN_OPTIONS_USAGE, runOptionFlags, runOptionsOf } from '../runOptions.ts';
import { traceText } from '../traceText.ts';

const flags = {
  ...runOptionFlags,
  cell: { type: 'string' },
  depth: { type: 'string', default: '3' },
} as const;

/** `科室02-1!F12` → the sheet as a person names it, and the cell. */
function parseCell(text: string | undefined): { sheet: string; row: number; column: number } {
  const [, sheet, address] = /^'?(.+?)'?!([^!]+)$/.exec(text ?? '') ?? [];
  const cell = address === undefined ? null : fromA1(address);
  if (sheet === undefined || !cell) throw new UsageError(`--cell 写作 '科室02-1!F12'，不是 ${text ?? '空'}`);
  return { sheet, ...cell };
}

/** Takes a number of a result sheet apart, down to the input cells that made it. */
export const traceCommand: Command = {
  usage: `<工作簿.xlsx> --cell '科室02-1!F12' [--depth 3] ${RUN_OPTIONS_USAGE}`,
  summary: '追溯结果表中的一个数 / trace a number of a result sheet to its input cells',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const { sheet, row, column } = parseCell(values.cell);
    const depth = Number(values.depth);
    if (!Number.isInteger(depth) || depth < 1)
      throw new UsageError(`--depth 应为正整数，不是 ${values.depth}`);
    const source = readBook(onlyArgument(positionals, '工作簿'));
    const clock = new StageClock();
    const costing =
      source instanceof Uint8Array
        ? await costWorkbook(source, runOptionsOf(values), clock)
        : { faults: [source], costed: null };
    const { costed } = costing;
    if (!costed || !(source instanceof Uint8Array)) {
      console.log(faultReport(costing.faults, language));
      return 1;
    }
    const { reports } = await resultSheets(costed, source, clock);
    const named = reports.find(({ plan: { name } }) => name === sheet || name.split(' ')[0] === sheet);
    if (!named)
      throw new UsageError(`结果表有：${reports.map(({ plan }) => plan.name).join('、')}，没有 ${sheet}`);
    const figure = named.figureAt(row, column);
    if (!figure)
      throw new UsageError(
        `《${named.plan.name}》的 ${values.cell?.split('!').at(-1)} 不是核算数，或由表上别的数算出；请追溯算出它的数`,
      );
    console.log(traceText(costed.run, figure, depth, language));
    return 0;
  },
};
