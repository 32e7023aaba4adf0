import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { Headline } from '../parts/headline.tsx';
import { Note } from '../parts/note.tsx';
import { useSigner } from '../parts/signer.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { BooksState } from '../session/state.ts';
import { ClockForm } from './clockForm.tsx';
import { CompareRuns } from './compareRuns.tsx';
import { GatherMonths } from './gatherMonths.tsx';
import { HistoryList } from './historyList.tsx';
import { KeptFilesSection } from './keptFilesSection.tsx';
import { MonthList } from './monthList.tsx';
import { MonthSteps } from './monthSteps.tsx';
import { RecordNotices } from './recordNotices.tsx';
import { RecordTrouble } from './recordTrouble.tsx';
import { RegisterRun } from './registerRun.tsx';
import { Reviews } from './reviews.tsx';
import { RuleLayers } from './ruleLayers.tsx';
import { StatementView } from './statementView.tsx';
import { VerifyMonth } from './verifyMonth.tsx';
import { VersionList } from './versionList.tsx';

const useStyles = makeStyles({
  line: { margin: 0 },
  book: { maxWidth: '100%', margin: tokens.spacingVerticalNone },
});

/** 账套: what stands on record of a hospital's year, and each month's way to its closing. */
export function BooksView() {
  const { state, words } = usePane();
  const styles = useStyles();
  const signer = useSigner();
  const { books } = state;
  const { trouble } = books;
  const month = books.book?.months.find((each) => each.month === books.month);
  if (!books.list && !trouble) return <Waiting />;
  if (books.statement)
    return (
      <>
        {trouble && <RecordTrouble trouble={trouble} signer={signer} />}
        <StatementView statement={books.statement} signer={signer} />
      </>
    );
  return (
    <>
      <BooksHeadline books={books} />
      {trouble && <RecordTrouble trouble={trouble} signer={signer} />}
      {state.ended?.trouble?.fault.code === 'ST-008' && <ClockForm signer={signer} />}
      <RecordNotices />
      {books.isForgotten && (
        <Note tone="warning" role="alert">
          <p className={styles.line}>{words.books.forgotten}</p>
        </Note>
      )}
      {books.needsRun && (
        <Note tone="quiet">
          <p className={styles.line}>{words.books.needsRun}</p>
        </Note>
      )}
      <RegisterRun signer={signer} />
      <GatherMonths signer={signer} />
      {books.book && (
        <>
          <BookChoice />
          <MonthList book={books.book} month={books.month} />
          <MonthSteps signer={signer} />
          {month && <VersionList month={month} />}
          <HistoryList lines={books.lines} />
        </>
      )}
      <Reviews signer={signer} />
      {books.book && (
        <>
          <CompareRuns key={`${books.book.id} ${books.book.runs.length}`} book={books.book} />
          <VerifyMonth />
        </>
      )}
      <RuleLayers signer={signer} />
      {books.files && <KeptFilesSection files={books.files} signer={signer} />}
    </>
  );
}

function BooksHeadline({ books: { book, month } }: { books: BooksState }) {
  const { state, words, formats } = usePane();
  if (!book) return <Headline below={words.books.noneHint}>{words.books.none}</Headline>;
  const found = book.months.find((each) => each.month === month);
  if (!found) return <Headline>{words.books.title(book.hospital, book.year)}</Headline>;
  const name = found.stateName[state.language];
  const said = found.staleSince ? words.books.stale(name) : name;
  return (
    <Headline below={words.books.title(book.hospital, book.year)}>
      {words.books.monthStands(formats.month(found.month), said)}
    </Headline>
  );
}

/** Other hospitals and years on this computer's record. */
function BookChoice() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { list, book } = state.books;
  if (!list || list.length < 2) return null;
  return (
    <Select
      className={styles.book}
      aria-label={words.books.choose}
      value={book?.id ?? ''}
      onChange={(_, { value }) => void session.chooseBook(value, null)}
    >
      {list.map(({ id, hospital, year }) => (
        <option key={id} value={id}>
          {words.books.title(hospital, year)}
        </option>
      ))}
    </Select>
  );
}
