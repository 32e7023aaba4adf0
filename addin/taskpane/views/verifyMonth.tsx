import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { faultText } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { shortRun } from '../../../server/contract/shortRun.ts';
import { usePane } from '../paneContext.tsx';
import { Note } from '../parts/note.tsx';
import { FoldedSection } from '../parts/section.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  verify: { alignSelf: 'flex-start' },
  line: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** Whether the run that the month rests on can be made again, letter for letter. */
export function VerifyMonth() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { book, month, verification, isAsking } = state.books;
  const runId = book?.months.find((each) => each.month === month)?.runId;
  if (!runId) return null;
  return (
    <FoldedSection title={words.books.verify} beside={shortRun(runId)}>
      <div className={styles.form}>
        <p className={styles.quiet}>{words.books.verifyHint}</p>
        <Button className={styles.verify} disabled={isAsking} onClick={() => void session.verifyMonth()}>
          {words.books.verify}
        </Button>
        <div role="status">
          {verification && (
            <Note tone={verification.isVerified ? 'quiet' : 'danger'}>
              <p className={styles.line}>
                {verification.isVerified ? words.books.verified : words.books.notVerified}
              </p>
              {verification.faults.map((found) => (
                <p key={found.code} className={styles.line}>
                  {words.sentence(faultText(found as Fault, state.language).what)}
                </p>
              ))}
            </Note>
          )}
        </div>
      </div>
    </FoldedSection>
  );
}
