import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { StatementAnswer } from '../../../server/contract/api/books.ts';
import type { RulePacks } from '../../../server/contract/api/catalogues.ts';
import type { Bilingual } from '../../../server/contract/sheetDefinition.ts';
import { usePane } from '../paneContext.tsx';
import { monthsOf } from '../parts/months.ts';
import { SignerField, type useSigner } from '../parts/signer.tsx';
import { ComparisonFound } from './comparisonFound.tsx';
import { LevelTotals } from './levelTotals.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, outlineStyle: 'none' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  difference: { alignSelf: 'flex-start' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
  },
  term: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0, overflowWrap: 'anywhere' },
  notices: { margin: 0, paddingInlineStart: '1.2em' },
  small: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

/**
 * 发布: everything that is signed, before it is signed, and nothing else on the page. In place of Fluent's
 * dialog: what that leaves behind for the focus is a fault to a checker of accessibility.
 */
export function StatementView({
  statement: { content, address },
  signer,
}: {
  statement: StatementAnswer;
  signer: ReturnType<typeof useSigner>;
}) {
  const { state, session, words, formats } = usePane();
  const styles = useStyles();
  const title = useId();
  const page = useRef<HTMLElement>(null);
  useEffect(() => page.current?.focus(), []);
  const by = signer.as('manager');
  const leaveOnEscape = ({ key }: KeyboardEvent) => key === 'Escape' && session.closeStatement();
  return (
    <section
      ref={page}
      className={styles.page}
      role="dialog"
      aria-labelledby={title}
      tabIndex={-1}
      onKeyDown={leaveOnEscape}
    >
      <h1 id={title} className={styles.title}>
        {words.books.signing(formats.month(content.month), content.version)}
      </h1>
      <Facts content={content} />
      <LevelTotals levels={content.levels} />
      <Replaced replaces={content.replaces} runId={content.run.runId} />
      {content.acknowledged.length > 0 && (
        <ul className={styles.notices} aria-label={words.books.acknowledged}>
          {content.acknowledged.map(({ code, place, reason }) => (
            <li key={`${code} ${place}`}>{words.books.acknowledgedAs(`${place} ${code}`.trim(), reason)}</li>
          ))}
        </ul>
      )}
      <p className={styles.small}>{words.books.address(address)}</p>
      <SignerField signer={signer} />
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={!by || state.books.isAsking}
          onClick={() => by && void session.publishMonth(by)}
        >
          {words.books.sign(signer.name.trim())}
        </Button>
        <Button onClick={() => session.closeStatement()}>{words.check.cancel}</Button>
      </div>
    </section>
  );
}

type Content = StatementAnswer['content'];

/** What the new version corrects is signed with it, and can be looked at first. */
function Replaced({ replaces, runId }: { replaces: Content['replaces']; runId: string }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { comparison, isAsking } = state.books;
  if (!replaces?.difference) return null;
  if (comparison?.said.after.runId === runId && comparison.said.before.runId === replaces.runId)
    return <ComparisonFound comparison={comparison.said} />;
  return (
    <Button
      className={styles.difference}
      disabled={isAsking}
      onClick={() => void session.compareRuns(replaces.runId, runId)}
    >
      {words.books.difference}
    </Button>
  );
}

/** By name where the pack is still there. */
function methodName(
  { rulePack, method }: Content['options'],
  packs: RulePacks['packs'] | null,
  language: keyof Bilingual,
): string {
  const pack = packs?.find(({ id }) => id === rulePack);
  const found = pack?.methods.find(({ id }) => id === method);
  return [pack?.title[language] ?? rulePack, found?.name[language] ?? method].join(' · ');
}

function Facts({ content }: { content: Content }) {
  const { state, words, formats } = usePane();
  const styles = useStyles();
  const { run, options, registered, review, verdict, replaces, driverReason } = content;
  const facts: readonly (readonly [string, string])[] = [
    [words.books.hospital, content.book.hospital],
    [words.books.costedMonths, monthsOf(options.months, words, formats)],
    [words.results.runId, run.runId.slice(0, 16)],
    [words.options.method, methodName(options, state.packs, state.language)],
    [words.books.workbook, registered.source],
    [words.books.preparedBy, words.books.signed(registered.by.name, formats.moment(registered.at))],
    [words.books.reviewedBy, words.books.signed(review.by.name, formats.moment(review.at))],
    ...(review.remark ? [[words.books.remark, review.remark] as const] : []),
    [words.check.severity.unpublishable, String(verdict.unpublishable)],
    [words.check.severity.notice, String(verdict.notice)],
    ...(driverReason ? [[words.books.driverReason, driverReason] as const] : []),
    ...(replaces
      ? [[words.books.replaces, words.books.replaced(replaces.version, replaces.by.name)] as const]
      : []),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([term, fact]) => (
        <Fact key={term} term={term} fact={fact} />
      ))}
    </dl>
  );
}

function Fact({ term, fact }: { term: string; fact: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.fact}>{fact}</dd>
    </>
  );
}
