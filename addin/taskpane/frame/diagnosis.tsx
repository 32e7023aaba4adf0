import { makeStyles, tokens } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { Note } from '../parts/note.tsx';
import type { View } from '../session/state.ts';

const useStyles = makeStyles({
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  cause: { margin: `${tokens.spacingVerticalXXS} 0 0` },
  more: {
    marginTop: tokens.spacingVerticalXS,
    '& summary': { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  },
  steps: {
    margin: `${tokens.spacingVerticalXS} 0`,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  code: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Views that have little else to say without a server. */
const unfolded: ReadonlySet<View> = new Set(['prepare', 'settings']);

/** Why the server is out of reach and what to do about it; nothing while it is there. */
export function Diagnosis() {
  const { state, words } = usePane();
  const styles = useStyles();
  const { connection, view } = state;
  if (connection.kind !== 'failed') return null;
  const { title, cause, steps } = words.diagnoses[connection.diagnosis];
  return (
    <Note tone="danger" role="alert">
      <p className={styles.title}>{title}</p>
      <p className={styles.cause}>{cause}</p>
      <details key={view} className={styles.more} open={unfolded.has(view)}>
        <summary>{words.connection.whatToDo}</summary>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className={styles.code}>{`${words.connection.code} ${connection.trouble.fault.code}`}</p>
      </details>
    </Note>
  );
}
