import { makeStyles } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { Note } from './note.tsx';

const useStyles = makeStyles({ line: { margin: 0 } });

/** Results older than their inputs, or of other choices, say so wherever they are shown. */
export function StaleNote() {
  const { state } = usePane();
  const styles = useStyles();
  const reasons = useReasons();
  if (!state.stale) return null;
  return (
    <Note tone="warning">
      {reasons.map((reason) => (
        <p key={reason} className={styles.line}>
          {reason}
        </p>
      ))}
    </Note>
  );
}

function useReasons(): readonly string[] {
  const { state, words, formats } = usePane();
  const { stale } = state;
  if (!stale) return [];
  const sheets = stale.sheets.map(words.sheet).join('');
  const edited = sheets ? words.stale.sheets(sheets, formats.moment(stale.since)) : words.stale.input;
  return [...(stale.isOtherInput ? [edited] : []), ...(stale.isOtherChoice ? [words.stale.choice] : [])];
}
