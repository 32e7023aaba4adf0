import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Move } from '../../../server/contract/api/books.ts';
import type { Actor } from '../../../server/contract/api/record.ts';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';
import { SignerField, type useSigner } from '../parts/signer.tsx';
import type { MonthStep } from '../session/booking.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  steps: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  line: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** As whom each step is signed. */
const roleOf: Readonly<Record<Exclude<Move, 'gather'>, Actor['role']>> = {
  review: 'reviewer',
  return: 'reviewer',
  publish: 'manager',
  close: 'manager',
  reopen: 'manager',
};
/** The way on before the way back. */
const forwardFirst = ['review', 'publish', 'close', 'return', 'reopen'] as const;
/** Steps that need a reason, written before they are pressed. */
const needsReason: ReadonlySet<Move> = new Set(['return', 'reopen']);

/** What may be done with the month chosen, and by whom. */
export function MonthSteps({ signer }: { signer: ReturnType<typeof useSigner> }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const [remark, setRemark] = useState('');
  const { book, month, isAsking } = state.books;
  const found = book?.months.find((each) => each.month === month);
  const moves = forwardFirst.filter((move) => found?.moves.includes(move));
  if (!found || moves.length === 0) return null;
  const isOwn = (book?.runs ?? []).some(
    ({ run, by }) => run.runId === found.runId && by.name === signer.name.trim(),
  );
  const press = (move: Exclude<Move, 'gather'>) => {
    const by = signer.as(roleOf[move]);
    if (!by) return;
    if (move === 'publish') void session.openStatement();
    else void session.stepMonth(by, stepOf(move, found.runId ?? '', remark.trim()));
    setRemark('');
  };
  return (
    <Section title={words.books.next}>
      <div className={styles.form}>
        <SignerField signer={signer} />
        <Field label={words.books.remark}>
          <Textarea value={remark} maxLength={1000} onChange={(_, { value }) => setRemark(value)} />
        </Field>
        <div className={styles.steps}>
          {moves.map((move, at) => (
            <Button
              key={move}
              appearance={at === 0 ? 'primary' : 'secondary'}
              disabled={
                isAsking ||
                !signer.as(roleOf[move]) ||
                (needsReason.has(move) && remark.trim() === '') ||
                (isOwn && roleOf[move] === 'reviewer')
              }
              onClick={() => press(move)}
            >
              {words.books.moves[move]}
            </Button>
          ))}
        </div>
        {isOwn && moves.includes('review') && <p className={styles.line}>{words.books.notOwn}</p>}
        {moves.some((move) => needsReason.has(move)) && (
          <p className={styles.line}>{words.books.reasonHint}</p>
        )}
      </div>
    </Section>
  );
}

function stepOf(move: Exclude<Move, 'gather' | 'publish'>, runId: string, said: string): MonthStep {
  switch (move) {
    case 'review':
    case 'return':
      return { move, runId, remark: said };
    case 'close':
      return { move };
    case 'reopen':
      return { move, reason: said };
  }
}
