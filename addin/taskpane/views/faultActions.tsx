import { Button, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useSpoken } from '../paneContext.tsx';
import type { FaultLine } from '../session/state.ts';

const useStyles = makeStyles({
  actions: { marginTop: tokens.spacingVerticalS },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
  told: { margin: `0 0 ${tokens.spacingVerticalXS}`, color: tokens.colorNeutralForeground2 },
});

/** What can be done about a notice beside mending its cell: let it stand, with a reason. */
export function FaultActions({ line }: { line: FaultLine }) {
  const { session, words, formats } = useSpoken();
  const styles = useStyles();
  const { fault, acknowledgement, id, isCarried } = line;
  if (isCarried)
    return (
      <div className={styles.actions}>
        <Button onClick={() => void session.clearCarried(id)}>{words.check.clearCarried}</Button>
      </div>
    );
  if (fault.severity !== 'notice') return null;
  if (!acknowledgement) return <Acknowledging id={id} />;
  const { reason, at } = acknowledgement;
  return (
    <div className={styles.actions}>
      <p className={styles.told}>{words.check.acknowledgedAs(reason, formats.moment(at))}</p>
      <Button onClick={() => void session.withdrawAcknowledgement(id)}>{words.check.withdraw}</Button>
    </div>
  );
}

function Acknowledging({ id }: { id: string }) {
  const { session, words } = useSpoken();
  const styles = useStyles();
  const [reason, setReason] = useState<string | null>(null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void session.acknowledge(id, (reason ?? '').trim());
  };
  if (reason === null)
    return (
      <div className={styles.actions}>
        <Button onClick={() => setReason('')}>{words.check.acknowledge}</Button>
      </div>
    );
  return (
    <form className={mergeClasses(styles.actions, styles.form)} onSubmit={save}>
      <Field label={words.check.reason} hint={words.check.acknowledgeHint}>
        <Input
          autoFocus
          value={reason}
          placeholder={words.check.reasonExample}
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" disabled={reason.trim() === ''}>
          {words.check.save}
        </Button>
        <Button appearance="subtle" onClick={() => setReason(null)}>
          {words.check.cancel}
        </Button>
      </div>
    </form>
  );
}
