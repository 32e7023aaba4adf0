import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { UnderReview } from '../../../server/contract/api/reviews.ts';
import { faultText } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { usePane } from '../paneContext.tsx';
import { FileButton } from '../parts/fileButton.tsx';
import { monthsOf } from '../parts/months.ts';
import { Note } from '../parts/note.tsx';
import { FoldedSection } from '../parts/section.tsx';
import { SignerField, type useSigner } from '../parts/signer.tsx';
import { LevelTotals } from './levelTotals.tsx';
import { RecordTrouble } from './recordTrouble.tsx';

type Signer = ReturnType<typeof useSigner>;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  button: { alignSelf: 'flex-start' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  line: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** 送审与审计: files that go to other people's computers, and what comes back. */
export function Reviews({ signer }: { signer: Signer }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { trouble, laidDown, taken, review, isAsking } = state.reviews;
  return (
    <FoldedSection title={words.reviews.title}>
      <div className={styles.form}>
        {trouble && <RecordTrouble trouble={trouble} signer={signer} />}
        <div role="status">
          {laidDown && (
            <Note tone="quiet">
              <p className={styles.line}>{words.reviews.laidDown(laidDown.folder, laidDown.file)}</p>
            </Note>
          )}
          {taken && (
            <Note tone="quiet">
              <p className={styles.line}>{words.reviews.taken(taken.length)}</p>
            </Note>
          )}
        </div>
        <Pack signer={signer} />
        <FileButton
          label={words.reviews.openPackage}
          accept=".zip"
          disabled={isAsking}
          take={(file) => void session.openReview(file)}
        />
        {review && <Shown review={review} signer={signer} />}
        <FileButton
          label={words.reviews.takeSigned}
          accept=".json"
          disabled={isAsking}
          take={(file) => void session.takeReview(file)}
        />
        <Button
          className={styles.button}
          disabled={state.job !== null || state.books.facts?.events === 0}
          onClick={() => void session.auditRecord()}
        >
          {words.reviews.audit}
        </Button>
      </div>
    </FoldedSection>
  );
}

/** The month chosen, while it waits for a review. */
function Pack({ signer }: { signer: Signer }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { book, month } = state.books;
  const found = book?.months.find((each) => each.month === month);
  const by = signer.as('preparer');
  if (found?.state !== 'allocated') return null;
  return (
    <>
      <p className={styles.quiet}>{words.reviews.packHint}</p>
      {!by && <p className={styles.quiet}>{words.reviews.nameFirst}</p>}
      <Button
        className={styles.button}
        disabled={!by || state.reviews.isAsking}
        onClick={() => by && void session.packMonth(by)}
      >
        {words.reviews.pack}
      </Button>
    </>
  );
}

function Shown({ review, signer }: { review: UnderReview; signer: Signer }) {
  const { state, session, words, formats } = usePane();
  const styles = useStyles();
  const [remark, setRemark] = useState('');
  const { registered, book, levels, isVerified, faults } = review;
  const by = signer.as('reviewer');
  const isOwn = registered.by.name === signer.name.trim();
  const sign = (decision: 'approved' | 'returned') =>
    by && void session.signReview(by, decision, remark.trim());
  return (
    <div className={styles.form}>
      <p className={styles.line}>
        {words.reviews.of(
          book.hospital,
          monthsOf(registered.options.months, words, formats),
          registered.source,
        )}
      </p>
      <p className={styles.line}>{words.books.signed(registered.by.name, formats.moment(registered.at))}</p>
      <p className={styles.line}>
        {words.reviews.verdict(registered.verdict.unpublishable, registered.verdict.notice)}
      </p>
      <LevelTotals levels={levels} />
      {registered.acknowledged.map(({ code, place, reason }) => (
        <p key={`${code} ${place}`} className={styles.line}>
          {words.books.acknowledgedAs(`${place} ${code}`.trim(), reason)}
        </p>
      ))}
      <Note tone={isVerified ? 'quiet' : 'danger'}>
        <p className={styles.line}>{isVerified ? words.books.verified : words.books.notVerified}</p>
        {faults.map((found) => (
          <p key={found.code} className={styles.line}>
            {words.sentence(faultText(found as Fault, state.language).what)}
          </p>
        ))}
      </Note>
      <Field label={words.reviews.opinion}>
        <Textarea value={remark} maxLength={1000} onChange={(_, { value }) => setRemark(value)} />
      </Field>
      <SignerField signer={signer} />
      {isOwn && <p className={styles.quiet}>{words.books.notOwn}</p>}
      <div className={styles.buttons}>
        <Button appearance="primary" disabled={!by || isOwn || !isVerified} onClick={() => sign('approved')}>
          {words.reviews.approve}
        </Button>
        <Button disabled={!by || isOwn || remark.trim() === ''} onClick={() => sign('returned')}>
          {words.reviews.sendBack}
        </Button>
      </div>
    </div>
  );
}
