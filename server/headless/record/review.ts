import { faultLine, type Language } from '../../contract/faults/catalogue.ts';
import { verifyRun } from '../../history/verifyRun.ts';
import { openReview, type UnderReview } from '../../record/reviewPackage.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import { faultReport } from '../console.ts';
import { withGiven } from './givenFile.ts';

/** At the reviewer's computer: what is to be reviewed, made anew from the package and compared byte for byte. */
export const reviewCommand: Command = {
  usage: 'review <送审.zip> [--lang zh|en]',
  summary: '查看送审包，并按其中的输入和规则重算 / look at a review package and make its run anew',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, { lang: { type: 'string' } });
    const language = languageOf(values.lang);
    const review = await withGiven(onlyArgument(positionals, '送审包'), openReview);
    console.log(reviewText(review, language));
    const found = verifyRun(registeredTexts(review));
    console.log(
      found.length > 0
        ? faultReport(found, language)
        : { zh: '重算逐字相同', en: 'Made anew: every byte the same' }[language],
    );
    return found.some(({ severity }) => severity !== 'notice') ? 1 : 0;
  },
};

function registeredTexts({ manifest: { registered }, texts }: UnderReview) {
  const { run: identity, options } = registered;
  return { ...texts, runId: identity.runId, engineVersion: identity.engineVersion, identity, options };
}

const words = {
  zh: {
    head: '送审',
    registered: '登记',
    seal: '封印',
    run: '核算',
    verdict: (blocked: number, notices: number) => `阻断发布 ${blocked} 项，提示 ${notices} 项`,
    checks: (passed: number, all: number) => `核对 ${all} 项，${passed} 项通过`,
    acknowledged: '说明后放行的提示',
    drivers: '分摊参数改动的原因',
  },
  en: {
    head: 'Sent for review',
    registered: 'registered',
    seal: 'seal',
    run: 'run',
    verdict: (blocked: number, notices: number) => `${blocked} findings block publishing, ${notices} notices`,
    checks: (passed: number, all: number) => `${passed} of ${all} checks passed`,
    acknowledged: 'Notices let stand',
    drivers: 'Why drivers changed',
  },
} as const;

function reviewText({ manifest, seal, report }: UnderReview, language: Language): string {
  const { book, registered, by, madeAt } = manifest;
  const { run, options, verdict, acknowledged, driverReason, source } = registered;
  const say = words[language];
  return [
    `${book.hospital} ${options.months.join(' ')}  “${source}”`,
    `${say.head} ${by.name} ${madeAt}，${say.registered} ${registered.by.name} ${registered.at}`,
    `${say.run} ${run.runId}`,
    `${say.seal} ${seal}`,
    ...report.conservation.map(
      ({ name, beforeYuan, afterYuan }) => `  ${name[language]}: ${beforeYuan} = ${afterYuan}`,
    ),
    say.checks(report.checks.filter(({ passed }) => passed).length, report.checks.length),
    say.verdict(verdict.unpublishable, verdict.notice),
    ...report.faults.shown.map((found) => `  ${faultLine(found, language)}`),
    ...(acknowledged.length > 0 ? [say.acknowledged] : []),
    ...acknowledged.map(({ code, place, reason }) => `  ${code} ${place} ${reason}`),
    ...(driverReason ? [`${say.drivers} ${driverReason}`] : []),
  ].join('\n');
}
