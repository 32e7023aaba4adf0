import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { SaidRuleChange } from '../../../server/contract/api/comparison.ts';
import { shortRun } from '../../../server/contract/shortRun.ts';
import { usePane } from '../paneContext.tsx';
import { monthsOf } from '../parts/months.ts';
import { Note } from '../parts/note.tsx';
import { Section } from '../parts/section.tsx';
import { SignerField, type useSigner } from '../parts/signer.tsx';
import { StaleNote } from '../parts/staleNote.tsx';
import { FieldChanges } from './comparisonFound.tsx';

/** More of them stand in the comparison. */
const NAMED = 8;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  register: { alignSelf: 'flex-start' },
  line: { margin: 0 },
  changes: { margin: 0, paddingInlineStart: '1.2em', overflowWrap: 'anywhere' },
});

/** The run in the workbook, while its months do not rest on it yet. */
export function RegisterRun({ signer }: { signer: ReturnType<typeof useSigner> }) {
  const { state, session, words, formats } = usePane();
  const styles = useStyles();
  const [reason, setReason] = useState('');
  const { run, books } = state;
  if (!run?.runId || isRegistered(state.books, run)) return null;
  const by = signer.as('preparer');
  const register = (event: FormEvent) => {
    event.preventDefault();
    if (by) void session.registerRun(by, books.driverChanges ? reason.trim() : null);
  };
  const lacksReason = books.driverChanges !== null && reason.trim() === '';
  return (
    <Section title={words.books.register} beside={shortRun(run.runId)}>
      <StaleNote />
      <form className={styles.form} onSubmit={register}>
        <p className={styles.line}>
          {words.books.toRegister(monthsOf(run.months, words, formats), formats.moment(run.at))}
        </p>
        <SignerField signer={signer} />
        {books.driverChanges && <DriverChanges changes={books.driverChanges} />}
        {books.driverChanges && (
          <Field label={words.books.driverReason} required>
            <Textarea value={reason} maxLength={1000} onChange={(_, { value }) => setReason(value)} />
          </Field>
        )}
        <Button
          type="submit"
          appearance="primary"
          className={styles.register}
          disabled={!by || lacksReason || books.isAsking}
        >
          {words.books.registerNow}
        </Button>
      </form>
    </Section>
  );
}

/** What art. 22 of 财会〔2019〕25号 asks a reason for. */
function DriverChanges({ changes }: { changes: readonly SaidRuleChange[] }) {
  const { state, words } = usePane();
  const styles = useStyles();
  return (
    <Note tone="warning" role="alert">
      <p className={styles.line}>{words.books.driversChanged(changes.length)}</p>
      <ul className={styles.changes}>
        {changes.slice(0, NAMED).map(({ kind, id, name, change, fields }) => (
          <li key={`${kind.en} ${id}`}>
            {words.books.ruleChanged(
              [kind, name]
                .map((each) => each[state.language])
                .filter(Boolean)
                .join(' · '),
              words.books.changes[change],
            )}
            <FieldChanges fields={fields} />
          </li>
        ))}
      </ul>
    </Note>
  );
}

const isRegistered = (
  { book }: ReturnType<typeof usePane>['state']['books'],
  { months, runId }: { readonly months: readonly string[]; readonly runId: string | null },
): boolean =>
  months.every((month) => book?.months.some((each) => each.month === month && each.runId === runId));
