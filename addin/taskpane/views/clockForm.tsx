import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { usePane } from '../paneContext.tsx';
import { SignerField, type useSigner } from '../parts/signer.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  accept: { alignSelf: 'flex-start' },
});

/** The clock stands before the last entry: somebody says why that is right. */
export function ClockForm({ signer }: { signer: ReturnType<typeof useSigner> }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const [reason, setReason] = useState('');
  const by = signer.as('preparer');
  const accept = (event: FormEvent) => {
    event.preventDefault();
    if (by) void session.acceptClock(by, reason.trim());
  };
  return (
    <form className={styles.form} onSubmit={accept}>
      <SignerField signer={signer} />
      <Field label={words.books.clockReason}>
        <Input value={reason} maxLength={1000} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <Button
        type="submit"
        className={styles.accept}
        disabled={!by || reason.trim().length < 2 || state.books.isAsking}
      >
        {words.books.acceptClock}
      </Button>
    </form>
  );
}
