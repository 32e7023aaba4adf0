import { reason as reasonShape } from '../../contract/api/record.ts';
import { saveLayer } from '../../history/layerVersions.ts';
import { layerOf, layerText } from '../../history/ruleLayer.ts';
import { costWorkbook } from '../../road/costing.ts';
import { StageClock } from '../../road/stages.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine, UsageError } from '../command.ts';
import { faultReport } from '../console.ts';
import { readBook } from '../files.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { signerOf, signingFlags } from './signing.ts';

/** What the pane calls a hospital's rules where nobody gives them another name. */
export const USUAL_LAYER = '本院分摊规则';

const flags = {
  ...recordFlags,
  ...signingFlags,
  layer: { type: 'string', default: USUAL_LAYER },
  reason: { type: 'string', default: '' },
} as const;

/** The rule sheets of a workbook that can be costed, kept as a version. */
export const saveRulesCommand: Command = {
  usage: 'save-rules <工作簿.xlsx> --by <姓名> --reason <理由> [--layer <名称>] [--home <文件夹>]',
  summary: '把工作簿的规则表保存为一版 / keep a workbook’s rule sheets as a version',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const by = signerOf(values, 'preparer');
    if (!reasonShape.safeParse(values.reason).success) throw new UsageError('请用 --reason 写明理由');
    const source = readBook(onlyArgument(positionals, '工作簿'));
    const { costed, faults } =
      source instanceof Uint8Array
        ? await costWorkbook(source, { quantum: 'fen' }, new StageClock())
        : { costed: null, faults: [source] };
    if (!costed) {
      console.log(faultReport(faults, language));
      return 1;
    }
    const { hospital, months } = costed.ledger;
    return withRecord(values.home, language, async (record) => {
      const content = await record.payloads.put(layerText(layerOf(costed.ledger)));
      const said = { by, hospital, layer: values.layer, reason: values.reason, content, rolledBackTo: null };
      const event = await record.append((state) =>
        saveLayer(state, { ...said, validFrom: months.at(-1) ?? '' }),
      );
      const version = event?.kind === 'ruleLayerSaved' ? event.version : null;
      const same = { zh: '与最近一版相同，没有另存', en: 'The latest version says the same' }[language];
      const saved = { zh: `已保存第 ${version} 版`, en: `Kept as version ${version}` }[language];
      console.log(`${values.layer}  ${version === null ? same : saved}`);
      return 0;
    });
  },
};
