import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import type { Trouble } from '../session/state.ts';
import { useTroubleText } from './faultWords.ts';
import { Note } from './note.tsx';
import { PlaceLink } from './placeLink.tsx';

const useStyles = makeStyles({
  line: { margin: 0 },
  what: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  detail: {
    marginTop: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    '& summary': { cursor: 'pointer' },
    '& pre': { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  },
  code: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What went wrong, why it matters, what to do. */
export function TroubleNote({ trouble, tone = 'danger' }: { trouble: Trouble; tone?: 'danger' | 'quiet' }) {
  const { words } = usePane();
  const styles = useStyles();
  const { what, why, remedy } = useTroubleText()(trouble);
  const { where, code } = trouble.fault;
  return (
    <Note tone={tone} role="alert">
      <p className={styles.what}>{what}</p>
      {why && <p className={styles.line}>{words.sentence(why)}</p>}
      {remedy && <p className={styles.line}>{words.sentence(remedy)}</p>}
      {where && <PlaceLink place={where} />}
      <p className={mergeClasses(styles.line, styles.code)}>{`${words.connection.code} ${code}`}</p>
      {trouble.detail && (
        <details className={styles.detail}>
          <summary>{words.frame.detail}</summary>
          <pre>{trouble.detail}</pre>
        </details>
      )}
    </Note>
  );
}
