import { Button, makeStyles } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { TroubleNote } from '../parts/troubleNote.tsx';

const useStyles = makeStyles({
  notice: { display: 'flex', flexDirection: 'column' },
  close: { alignSelf: 'flex-end' },
});

/** What the last job could not do, and what a press could not do beside it. */
export function TroubleNotes() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { ended, notice, connection } = state;
  // While the server is out of reach the diagnosis says it better.
  const failure = connection.kind === 'failed' ? null : (ended?.trouble ?? null);
  return (
    <>
      {failure && <TroubleNote trouble={failure} />}
      {notice && (
        <div className={styles.notice}>
          <TroubleNote trouble={notice} />
          <Button className={styles.close} appearance="subtle" onClick={() => session.dismissNotice()}>
            {words.frame.close}
          </Button>
        </div>
      )}
    </>
  );
}
