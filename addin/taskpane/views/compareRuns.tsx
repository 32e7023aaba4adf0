import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { BookAnswer } from '../../../server/contract/api/books.ts';
import { shortRun } from '../../../server/contract/shortRun.ts';
import { usePane } from '../paneContext.tsx';
import { FoldedSection } from '../parts/section.tsx';
import { ComparisonFound } from './comparisonFound.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  now: { alignSelf: 'flex-start' },
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
    <FoldedSection title={words.books.compare} beside={words.books.runCount(book.runs.length)}>
      <div className={styles.form}>
        <RunChoice label={words.books.compareBefore} book={book} value={before} choose={setBefore} />
        <RunChoice label={words.books.compareAfter} book={book} value={after} choose={setAfter} />
        <Button
          className={styles.now}
          disabled={isAsking || before === after}
          onClick={() => void session.compareRuns(before, after)}
        >
          {words.books.compareNow}
        </Button>
        {comparison?.version === null && <ComparisonFound comparison={comparison.said} />}
      </div>
    </FoldedSection>
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
