import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { TableAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { BookAnswer } from '../../../server/contract/api/books.ts';
import type { Comparison } from '../../../server/contract/api/comparison.ts';
import { shortRun } from '../../../server/contract/shortRun.ts';
import { usePane } from '../paneContext.tsx';
import { Amount } from '../parts/amount.tsx';
import { Section } from '../parts/section.tsx';

/** The largest ones; all of them stand on the sheet. */
const FEW = 8;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  compare: { alignSelf: 'flex-start' },
  line: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  change: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXXS} 0`,
    overflowWrap: 'anywhere',
  },
});

/** Two registered runs side by side. */
export function CompareRuns({ book }: { book: BookAnswer }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const [latest, earlier] = book.runs;
  const [before, setBefore] = useState(earlier?.run.runId ?? '');
  const [after, setAfter] = useState(latest?.run.runId ?? '');
  if (!latest || !earlier) return null;
  const { comparison, isAsking } = state.books;
  return (
    <Section title={words.books.compare}>
      <div className={styles.form}>
        <RunChoice label={words.books.compareBefore} book={book} value={before} choose={setBefore} />
        <RunChoice label={words.books.compareAfter} book={book} value={after} choose={setAfter} />
        <Button
          className={styles.compare}
          disabled={isAsking || before === after}
          onClick={() => void session.compareRuns(before, after)}
        >
          {words.books.compareNow}
        </Button>
        {comparison && <Found comparison={comparison} />}
      </div>
    </Section>
  );
}

function RunChoice({
  label,
  book,
  value,
  choose,
}: {
  label: string;
  book: BookAnswer;
  value: string;
  choose: (runId: string) => void;
}) {
  const { words, formats } = usePane();
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, { value: chosen }) => choose(chosen)}>
        {book.runs.map(({ run, options, at }) => (
          <option key={run.runId} value={run.runId}>
            {words.books.runName(options.months.join(' '), shortRun(run.runId), formats.moment(at))}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Found({ comparison: { input, rules, result } }: { comparison: Comparison }) {
  const { state, session, words, formats } = usePane();
  const styles = useStyles();
  const largest = [...result.shown]
    .sort((a, b) => Math.abs(Number(b.differenceYuan)) - Math.abs(Number(a.differenceYuan)))
    .slice(0, FEW);
  return (
    <>
      <p className={styles.line} role="status">
        {words.books.differences(input.count, rules.count, result.count)}
      </p>
      <Button
        className={styles.compare}
        icon={<TableAddRegular />}
        disabled={state.job !== null}
        onClick={() => void session.keepComparison()}
      >
        {words.books.compareKeep}
      </Button>
      <ul className={styles.list}>
        {largest.map(({ month, unit, unitName, element, elementName, source, differenceYuan }) => (
          <li key={`${month} ${unit} ${element} ${source}`} className={styles.change}>
            <span>{`${unitName || unit} · ${elementName || element}`}</span>
            <Amount>{formats.signedAmount(differenceYuan)}</Amount>
          </li>
        ))}
      </ul>
    </>
  );
}
