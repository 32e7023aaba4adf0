import { join } from 'node:path';
import { type CaseLine, loadCase, runCase, UnknownCase } from '../../cases/runCase.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine, UsageError } from '../command.ts';
import { faultReport } from '../console.ts';
import { writeWhole } from '../files.ts';

const lineText = ({ label, expected, computed, tolerance, passed }: CaseLine) =>
  `${passed ? '  ' : '✗ '}${label}  ${expected}  ${computed}  ±${tolerance}`;

/** A worked example: computed beside expected, exit 1 where one differs. */
export const caseCommand: Command = {
  usage: '<样例文件夹或 case.json>',
  summary: '复算公开算例 / compute a worked example beside its published figures',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, { lang: { type: 'string' } });
    const path = onlyArgument(positionals, '算例');
    const book = loadOrExplain(path);
    const { workbook, lines, faults } = await runCase(book);
    const out = join('out', 'cases', `${book.id}.xlsx`);
    if (workbook) writeWhole(new Map([[out, workbook]]));
    const failed = lines.filter(({ passed }) => !passed).length;
    console.log(`${book.title}\n${book.source}\n  项目  应为  算得  容差（金额为元）`);
    console.log(lines.map(lineText).join('\n'));
    if (book.notComputed.length > 0) console.log(`本版不核算：${book.notComputed.join('、')}`);
    if (lines.length === 0) console.log(faultReport(faults, languageOf(values.lang)));
    const where = workbook ? `工作簿 ${out}` : '只是公式，没有工作簿';
    console.log(`${lines.length - failed} 项相符，${failed} 项不符；${where}`);
    return failed > 0 || lines.length === 0 ? 1 : 0;
  },
};

function loadOrExplain(path: string) {
  try {
    return loadCase(path);
  } catch (error) {
    if (error instanceof UnknownCase) throw new UsageError(`这个算例不是本版能核算的种类\n${error.message}`);
    throw new UsageError(`无法读取算例 ${path}`);
  }
}
