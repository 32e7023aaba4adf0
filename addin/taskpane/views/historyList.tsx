import { makeStyles, tokens } from '@fluentui/react-components';
import type { HistoryAnswer } from '../../../server/contract/api/books.ts';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
  small: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** What happened to the month, the latest first: who, when, why. */
export function HistoryList({ lines }: { lines: HistoryAnswer['lines'] }) {
  const { state, words, formats } = usePane();
  const styles = useStyles();
  return (
    <Section title={words.books.history} beside={words.books.eventCount(lines.length)}>
      <ol className={styles.list}>
        {lines.map(({ number, text, reason, at, by }) => (
          <li key={number} className={styles.line}>
            <p className={styles.text}>{text[state.language]}</p>
            {reason && <p className={styles.text}>{words.books.because(reason)}</p>}
            <p className={styles.small}>
              {words.books.signedAs(by.name, words.books.roles[by.role], formats.moment(at))}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
