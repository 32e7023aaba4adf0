import { makeStyles } from '@fluentui/react-components';
import { faultText } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { usePane } from '../paneContext.tsx';
import { Note } from '../parts/note.tsx';

const useStyles = makeStyles({ line: { margin: 0 } });

/** What was found when the record was opened: a torn end, another writer, damage. */
export function RecordNotices() {
  const { state, words } = usePane();
  const styles = useStyles();
  const { facts } = state.books;
  if (!facts || facts.notices.length === 0) return null;
  return facts.notices.map((found) => {
    const { what, why, remedy } = faultText(found as Fault, state.language);
    return (
      <Note key={found.code} tone={facts.isWritable ? 'quiet' : 'warning'} role="note">
        <p className={styles.line}>{words.list([what, why])}</p>
        <p className={styles.line}>{words.sentence(remedy)}</p>
      </Note>
    );
  });
}
