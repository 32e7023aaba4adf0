import { join } from 'node:path';
import { FEWEST_LEAVES } from '../../cases/sampleHospital/elements.ts';
import { sampleReturns } from '../../cases/sampleHospital/returns/sampleReturns.ts';
import { sampleBook } from '../../cases/sampleHospital/sampleBook.ts';
import { COMMITTED_SAMPLE, type SampleOptions } from '../../cases/sampleHospital/sampleHospital.ts';
import { FEWEST_UNITS } from '../../cases/sampleHospital/units.ts';
import { type Command, parseCommandLine, UsageError } from '../command.ts';
import { writeWhole } from '../files.ts';
import { newTarget, workbookTarget } from '../targets.ts';

const flags = {
  units: { type: 'string', default: String(COMMITTED_SAMPLE.units) },
  months: { type: 'string', default: String(COMMITTED_SAMPLE.months) },
  prior: { type: 'string', default: '0' },
  leaves: { type: 'string', default: String(COMMITTED_SAMPLE.leaves) },
  sources: { type: 'string', default: String(COMMITTED_SAMPLE.sources) },
  seed: { type: 'string', default: String(COMMITTED_SAMPLE.seed) },
  dense: { type: 'boolean', default: false },
  departments: { type: 'boolean', default: false },
  out: { type: 'string', default: 'out/sample.xlsx' },
  submissions: { type: 'string' },
} as const;

/**
 * An invented hospital of any size, filled in and ready to be costed; with what its departments return of
 * 填报, or without service items.
 */
export const sampleCommand: Command = {
  usage:
    '[--units 120] [--months 1] [--prior 0] [--leaves 30] [--sources 4] [--seed 1] [--dense] [--departments] [--out 样例.xlsx] [--submissions <文件夹>]',
  summary: '生成任意规模的虚构样例医院 / invent a filled sample hospital of any size',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const out = workbookTarget(values.out);
    const whole = (name: 'units' | 'months' | 'prior' | 'leaves' | 'sources' | 'seed', least = 1) => {
      const number = Number(values[name]);
      if (!Number.isInteger(number) || number < least)
        throw new UsageError(`--${name} 应为不小于 ${least} 的整数，不是 ${values[name]}`);
      return number;
    };
    const options: SampleOptions = {
      seed: whole('seed'),
      units: whole('units', FEWEST_UNITS),
      months: whole('months'),
      priorMonths: whole('prior', 0),
      leaves: whole('leaves', FEWEST_LEAVES),
      sources: whole('sources'),
      dense: values.dense,
      items: !values.departments,
    };
    const folder = values.submissions;
    if (folder !== undefined && values.departments)
      throw new UsageError('--departments 只生成科室的数据，没有可以交回的填报');
    const book = await sampleBook(options);
    const returns = folder === undefined ? [] : await sampleReturns(book, options);
    const files = returns.map(({ name, bytes }) => [newTarget(join(folder ?? '', name)), bytes] as const);
    writeWhole(new Map([[out, book], ...files]));
    console.log(out);
    if (folder !== undefined) console.log(folder);
    return 0;
  },
};
