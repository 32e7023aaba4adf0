import { makeStyles, Spinner } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';

const useStyles = makeStyles({ waiting: { justifyContent: 'flex-start' } });

/** Something is on its way, and says what. */
export function Waiting({ for: what }: { for?: string }) {
  const { words } = usePane();
  const { waiting } = useStyles();
  return (
    <Spinner className={waiting} size="tiny" labelPosition="after" label={what ?? words.frame.loading} />
  );
}
