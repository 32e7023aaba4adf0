import { filledBook } from '../../cases/filledBook.ts';
import { COMMITTED_SAMPLE, sampleHospital } from '../../cases/sampleHospital/sampleHospital.ts';
import { type Command, parseCommandLine, UsageError } from '../command.ts';
import { writeWhole } from '../files.ts';

const flags = {
  units: { type: 'string', default: String(COMMITTED_SAMPLE.units) },
  months: { type: 'string', default: String(COMMITTED_SAMPLE.months) },
  leaves: { type: 'string', default: String(COMMITTED_SAMPLE.leaves) },
  sources: { type: 'string', default: String(COMMITTED_SAMPLE.sources) },
  seed: { type: 'string', default: String(COMMITTED_SAMPLE.seed) },
  dense: { type: 'boolean', default: false },
  out: { type: 'string', default: 'out/sample.xlsx' },
} as const;

/** An invented hospital of any size, filled in and ready to be costed. */
export const sampleCommand: Command = {
  usage: '[--units 120] [--months 1] [--leaves 30] [--sources 4] [--seed 1] [--dense] [--out 样例.xlsx]',
  summary: '生成任意规模的虚构样例医院 / invent a filled sample hospital of any size',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const whole = (name: 'units' | 'months' | 'leaves' | 'sources' | 'seed') => {
      const number = Number(values[name]);
      if (!Number.isInteger(number) || number < 1)
        throw new UsageError(`--${name} 应为正整数，不是 ${values[name]}`);
      return number;
    };
    const records = sampleHospital({
      seed: whole('seed'),
      units: whole('units'),
      months: whole('months'),
      leaves: whole('leaves'),
      sources: whole('sources'),
      dense: values.dense,
    });
    writeWhole(values.out, await filledBook(records));
    console.log(values.out);
    return 0;
  },
};
