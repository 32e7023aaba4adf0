import { findLayer, packUsedBy } from '../../history/layerVersions.ts';
import { compareLayers, readLayer } from '../../history/ruleLayer.ts';
import { ChangeWords } from '../../road/changeWords.ts';
import { type Command, languageOf, parseCommandLine, UsageError } from '../command.ts';
import { inputLines } from './comparisonText.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { USUAL_LAYER } from './saveRules.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

const flags = {
  ...recordFlags,
  ...bookFlags,
  layer: { type: 'string', default: USUAL_LAYER },
  before: { type: 'string' },
  after: { type: 'string' },
} as const;

/** Rows that two versions of the hospital's own rules do not share. */
export const compareRulesCommand: Command = {
  usage: `compare-rules --before <n> --after <n> [--layer <名称>] ${BOOK_USAGE} [--home <文件夹>]`,
  summary: '比较两版本院规则 / two versions of the hospital’s own rules side by side',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const [before, after] = [Number(values.before), Number(values.after)];
    if (!Number.isInteger(before) || !Number.isInteger(after))
      throw new UsageError('请用 --before、--after 指定两版');
    return withRecord(values.home, language, async ({ state, payloads }) => {
      const { hospital } = whichBook(state, values);
      const read = async (version: number) =>
        readLayer(await payloads.text(findLayer(state, { hospital, layer: values.layer, version }).content));
      const { rows, isReordered } = compareLayers(await read(before), await read(after));
      const said = new ChangeWords(packUsedBy(state, hospital)).input(rows);
      for (const line of inputLines(said, language).flat()) console.log(line);
      const moved = { zh: isReordered ? '，先后次序也不同' : '', en: isReordered ? ', and their order' : '' };
      console.log(
        { zh: `${rows.length} 行不同${moved.zh}`, en: `${rows.length} rows differ${moved.en}` }[language],
      );
      return 0;
    });
  },
};
