import { Spinner } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';

/** Something is on its way, and says what. */
export function Waiting({ for: what }: { for?: string }) {
  const { words } = usePane();
  return <Spinner size="tiny" labelPosition="after" label={what ?? words.frame.loading} />;
}
