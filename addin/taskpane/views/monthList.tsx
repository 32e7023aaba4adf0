import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { BookAnswer, MonthInBook } from '../../../server/contract/api/books.ts';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  month: {
    width: '100%',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    border: 'none',
    borderLeft: `${tokens.strokeWidthThicker} solid transparent`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'start',
    cursor: 'pointer',
    fontVariantNumeric: 'tabular-nums',
    '@media (forced-colors: active)': { borderLeftColor: 'Canvas' },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderLeftColor: 'Highlight' },
  },
  version: { color: tokens.colorNeutralForeground3 },
  stale: { color: tokens.colorStatusWarningForeground3 },
});

/** The months of a book: state and version, one of them chosen. */
export function MonthList({ book, month }: { book: BookAnswer; month: string | null }) {
  const { words } = usePane();
  const styles = useStyles();
  return (
    <Section title={words.books.months} beside={words.books.monthCount(book.months.length)}>
      <ul className={styles.list}>
        {book.months.map((each) => (
          <li key={each.month}>
            <Month book={book.id} found={each} isCurrent={each.month === month} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Month({ book, found, isCurrent }: { book: string; found: MonthInBook; isCurrent: boolean }) {
  const { state, session, words, formats } = usePane();
  const styles = useStyles();
  const name = found.stateName[state.language];
  return (
    <button
      type="button"
      className={mergeClasses(styles.month, isCurrent && styles.current)}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => void session.chooseBook(book, found.month)}
    >
      <span>{formats.month(found.month)}</span>
      <span className={styles.version}>
        {found.versions.length > 0 && words.books.version(found.versions.length)}
      </span>
      <span className={mergeClasses(found.staleSince !== null && styles.stale)}>
        {found.staleSince ? words.books.stale(name) : name}
      </span>
    </button>
  );
}
