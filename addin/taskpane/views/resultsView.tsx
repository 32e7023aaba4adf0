import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular, CheckmarkCircleFilled, ErrorCircleFilled } from '@fluentui/react-icons';
import { shortRun } from '../../../server/contract/shortRun.ts';
import { usePane } from '../paneContext.tsx';
import { Headline } from '../parts/headline.tsx';
import { monthsOf } from '../parts/months.ts';
import { PlaceLink } from '../parts/placeLink.tsx';
import { Section } from '../parts/section.tsx';
import { StaleNote } from '../parts/staleNote.tsx';
import type { LastRun } from '../session/state.ts';
import { Conservation } from './conservation.tsx';
import { TieOuts } from './tieOuts.tsx';

const useStyles = makeStyles({
  verdict: { verticalAlign: 'text-bottom', marginInlineEnd: tokens.spacingHorizontalXS },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  sheets: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
  },
  undo: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
  },
  fact: { margin: 0, textAlign: 'end' },
});

/** 结果: the verdict, money before and after, tie-outs, the sheets, the way back. */
export function ResultsView() {
  const { state, words } = usePane();
  const { run } = state;
  if (!run) return <Headline below={words.results.noneHint}>{words.results.none}</Headline>;
  return (
    <>
      <Verdict run={run} />
      <StaleNote />
      <Conservation levels={run.conservation} />
      <Sheets run={run} />
      <TieOuts checks={run.checks} />
      <Times run={run} />
      <Undo />
    </>
  );
}

function Verdict({ run }: { run: LastRun }) {
  const { words, formats } = usePane();
  const styles = useStyles();
  const failed = run.checks.filter(({ passed }) => !passed).length;
  const Icon = failed > 0 ? ErrorCircleFilled : CheckmarkCircleFilled;
  const months = monthsOf(run.months, words, formats);
  const facts = words.results.facts(months, formats.moment(run.at), formats.duration(run.milliseconds));
  return (
    <Headline below={facts}>
      <Icon
        className={mergeClasses(styles.verdict, failed > 0 ? styles.failed : styles.passed)}
        aria-hidden
      />
      {failed > 0 ? words.results.failed(failed) : words.results.allPassed(run.checks.length)}
    </Headline>
  );
}

function Sheets({ run }: { run: LastRun }) {
  const { words } = usePane();
  const styles = useStyles();
  const added = run.sheets.filter(({ isNew }) => isNew).length;
  return (
    <Section title={words.results.sheets} beside={words.results.sheetCount(run.sheets.length, added)}>
      <ul className={styles.sheets}>
        {run.sheets.map(({ planKey, name }) => (
          <li key={planKey}>
            <PlaceLink place={{ sheet: name }}>{name}</PlaceLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Times({ run }: { run: LastRun }) {
  const { words, formats } = usePane();
  const styles = useStyles();
  return (
    <Section title={words.results.times} beside={formats.duration(run.milliseconds)}>
      <dl className={styles.facts}>
        {run.stages.map(({ id, milliseconds }) => (
          <Fact key={id} name={words.stages[id]} value={formats.duration(milliseconds ?? 0)} />
        ))}
        {run.runId && <Fact name={words.results.runId} value={shortRun(run.runId)} />}
        {run.engineVersion && <Fact name={words.results.engine} value={run.engineVersion} />}
      </dl>
    </Section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt>{name}</dt>
      <dd className={styles.fact}>{value}</dd>
    </>
  );
}

function Undo() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  if (!state.undoable) return null;
  const { sheet } = state.undoable;
  return (
    <div className={styles.undo}>
      <Button icon={<ArrowUndoRegular />} disabled={state.job !== null} onClick={() => void session.undo()}>
        {sheet === null ? words.results.undo : words.results.undoSheet(sheet)}
      </Button>
      <p className={styles.quiet}>{sheet === null ? words.results.undoHint : words.results.undoSheetHint}</p>
    </div>
  );
}
