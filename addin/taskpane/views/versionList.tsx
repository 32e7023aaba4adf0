import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { MonthInBook } from '../../../server/contract/api/books.ts';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';
import { ComparisonFound } from './comparisonFound.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  version: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  text: { overflowWrap: 'anywhere' },
});

/** The versions of a month that were published, and what each corrected of the one before it. */
export function VersionList({ month }: { month: MonthInBook }) {
  const { words } = usePane();
  const styles = useStyles();
  const { versions } = month;
  if (versions.length === 0) return null;
  return (
    <Section title={words.books.versions} beside={words.books.versionCount(versions.length)}>
      <ol reversed className={styles.list}>
        {[...versions].reverse().map((version) => (
          <li key={version.version}>
            <Version of={version} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Version({ of: { version, difference, at, by } }: { of: MonthInBook['versions'][number] }) {
  const { state, session, words, formats } = usePane();
  const styles = useStyles();
  const { isAsking, comparison } = state.books;
  const name = words.books.version(version);
  return (
    <>
      <div className={styles.version}>
        <span className={styles.text}>{words.books.published(name, by.name, formats.moment(at))}</span>
        {difference && (
          <Button
            size="small"
            aria-label={`${words.books.difference} ${name}`}
            disabled={isAsking}
            onClick={() => void session.openDifference(version)}
          >
            {words.books.difference}
          </Button>
        )}
      </div>
      {comparison?.version === version && <ComparisonFound comparison={comparison.said} />}
    </>
  );
}
