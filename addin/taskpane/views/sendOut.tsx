import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, SendRegular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { usePane } from '../paneContext.tsx';
import { FoldedSection } from '../parts/section.tsx';
import { FaultTexts } from './faultTexts.tsx';
import { useZip } from './useZip.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  button: { alignSelf: 'flex-start' },
  line: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** 填报工作簿: one for every department that performed service items, until when and whom to ask. */
export function SendOut() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const [dueDate, setDueDate] = useState('');
  const [contact, setContact] = useState('');
  const { sent } = state.items;
  const make = (event: FormEvent) => {
    event.preventDefault();
    void session.sendOut({ dueDate, contact: contact.trim() });
  };
  return (
    <FoldedSection
      title={words.items.sendOut}
      beside={sent ? words.items.files(sent.books.length) : undefined}
    >
      <form className={styles.form} onSubmit={make}>
        <p className={styles.quiet}>{words.items.sendOutHint}</p>
        <Field label={words.items.dueDate}>
          <Input type="date" value={dueDate} onChange={(_, { value }) => setDueDate(value)} />
        </Field>
        <Field label={words.items.contact}>
          <Input value={contact} maxLength={100} onChange={(_, { value }) => setContact(value)} />
        </Field>
        <Button
          type="submit"
          className={styles.button}
          icon={<SendRegular />}
          disabled={state.job !== null || state.connection.kind !== 'ready'}
        >
          {words.items.make}
        </Button>
      </form>
      {sent && <Sent />}
    </FoldedSection>
  );
}

function Sent() {
  const { state, words } = usePane();
  const styles = useStyles();
  const save = useZip();
  const { sent } = state.items;
  if (!sent) return null;
  const open = sent.books.reduce((sum, book) => sum + book.open, 0);
  return (
    <div className={styles.form}>
      <p className={styles.line} role="status">
        {words.items.made(sent.books.length, open)}
      </p>
      <FaultTexts faults={sent.faults as readonly Fault[]} />
      <Button
        className={styles.button}
        icon={<ArrowDownloadRegular />}
        disabled={state.items.isAsking}
        onClick={() => void save(sent.id, words.items.sentFile)}
      >
        {words.items.download}
      </Button>
    </div>
  );
}
