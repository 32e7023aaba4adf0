import { findLayer } from '../../history/layerVersions.ts';
import { readLayer } from '../../history/ruleLayer.ts';
import { writeLayer } from '../../road/ruleLayer/writeLayer.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine, UsageError } from '../command.ts';
import { faultReport } from '../console.ts';
import { readBook, writeWhole } from '../files.ts';
import { newTarget, targetsOf } from '../targets.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { USUAL_LAYER } from './saveRules.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

const flags = {
  ...recordFlags,
  ...bookFlags,
  layer: { type: 'string', default: USUAL_LAYER },
  version: { type: 'string' },
  out: { type: 'string' },
} as const;

/** A version's rows on the rule sheets of a workbook, which comes out under another name. */
export const writeRulesCommand: Command = {
  usage: `write-rules <工作簿.xlsx> --version <n> --out <结果.xlsx> [--layer <名称>] ${BOOK_USAGE} [--home <文件夹>]`,
  summary: '把一版本院规则写进工作簿 / write a version of the rules into a workbook',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const path = onlyArgument(positionals, '工作簿');
    const version = Number(values.version);
    if (!Number.isInteger(version)) throw new UsageError('请用 --version 指定第几版');
    if (values.out === undefined) throw new UsageError('请用 --out 给出结果文件名');
    const { out } = targetsOf(path, { out: newTarget(values.out), json: null, items: null });
    const source = readBook(path);
    if (!(source instanceof Uint8Array)) {
      console.log(faultReport([source], language));
      return 1;
    }
    return withRecord(values.home, language, async ({ state, payloads }) => {
      const { hospital } = whichBook(state, values);
      const { content } = findLayer(state, { hospital, layer: values.layer, version });
      const { bytes, faults } = await writeLayer(source, readLayer(await payloads.text(content)));
      console.log(faultReport(faults, language));
      if (!bytes) return 1;
      writeWhole(new Map([[out, bytes]]));
      console.log(out);
      return 0;
    });
  },
};
