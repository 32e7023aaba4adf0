import { reason as reasonShape } from '../../contract/api/record.ts';
import { month } from '../../contract/api/shapes.ts';
import { findLayer, saveLayer } from '../../history/layerVersions.ts';
import { type Command, languageOf, parseCommandLine, UsageError } from '../command.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { USUAL_LAYER } from './saveRules.ts';
import { signerOf, signingFlags } from './signing.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

const flags = {
  ...recordFlags,
  ...bookFlags,
  ...signingFlags,
  layer: { type: 'string', default: USUAL_LAYER },
  version: { type: 'string' },
  from: { type: 'string' },
  reason: { type: 'string', default: '' },
} as const;

/** What an earlier version says, as the next one. */
export const rollBackRulesCommand: Command = {
  usage: `roll-back-rules --version <n> --from 2024-03 --by <姓名> --reason <理由> [--layer <名称>] ${BOOK_USAGE} [--home <文件夹>]`,
  summary: '把较早一版本院规则作为新的一版 / take an earlier version of the rules up again',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const by = signerOf(values, 'preparer');
    const version = Number(values.version);
    if (!Number.isInteger(version)) throw new UsageError('请用 --version 指定第几版');
    const validFrom = month.safeParse(values.from).data;
    if (validFrom === undefined) throw new UsageError('请用 --from 指定从哪个月起执行，如 2024-03');
    const { layer, reason } = values;
    if (!reasonShape.safeParse(reason).success) throw new UsageError('请用 --reason 写明理由');
    return withRecord(values.home, language, async (record) => {
      const { hospital } = whichBook(record.state, values);
      const { content } = findLayer(record.state, { hospital, layer, version });
      const event = await record.append((state) =>
        saveLayer(state, { by, hospital, layer, validFrom, reason, content, rolledBackTo: version }),
      );
      const made = event?.kind === 'ruleLayerSaved' ? event.version : null;
      const same = { zh: '与最近一版相同，没有另存', en: 'The latest version says the same' }[language];
      const saved = {
        zh: `已保存第 ${made} 版，同第 ${version} 版`,
        en: `Kept as version ${made}, as version ${version}`,
      };
      console.log(`${layer}  ${made === null ? same : saved[language]}`);
      return 0;
    });
  },
};
