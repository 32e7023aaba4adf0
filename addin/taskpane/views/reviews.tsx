import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { type ChangeEvent, useId, useState } from 'react';
import type { UnderReview } from '../../../server/contract/api/reviews.ts';
import { faultText } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { usePane } from '../paneContext.tsx';
import { Amount } from '../parts/amount.tsx';
import { monthsOf } from '../parts/months.ts';
import { Note } from '../parts/note.tsx';
import { Section } from '../parts/section.tsx';
import { SignerField, type useSigner } from '../parts/signer.tsx';
import { TroubleNote } from '../parts/troubleNote.tsx';

type Signer = ReturnType<typeof useSigner>;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  button: { alignSelf: 'flex-start' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  line: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  file: { maxWidth: '100%', minWidth: 0 },
  levels: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: tokens.spacingHorizontalM,
  },
  folded: { '& summary': { cursor: 'pointer' } },
});

/** 送审与审计: files that go to other people's computers, and what comes back. */
export function Reviews({ signer }: { signer: Signer }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { trouble, laidDown, taken, review } = state.reviews;
  return (
    <Section title={words.reviews.title}>
      <div className={styles.form}>
        {trouble && <TroubleNote trouble={trouble} />}
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
        <FileField
          label={words.reviews.openPackage}
          accept=".zip"
          take={(file) => void session.openReview(file)}
        />
        {review && <Shown review={review} signer={signer} />}
        <FileField
          label={words.reviews.takeSigned}
          accept=".json"
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
    </Section>
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

function FileField({
  label,
  accept,
  take,
}: {
  label: string;
  accept: string;
  take: (file: Uint8Array<ArrayBuffer>) => void;
}) {
  const styles = useStyles();
  const id = useId();
  const chosen = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) take(new Uint8Array(await file.arrayBuffer()));
    // The same file can be chosen again.
    target.value = '';
  };
  return (
    <div className={styles.form}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.file}
        type="file"
        accept={accept}
        onChange={(event) => void chosen(event)}
      />
    </div>
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
      <div className={styles.levels}>
        {levels.map(({ level, name, beforeYuan, afterYuan }) => [
          <span key={`${level} name`}>{name[state.language]}</span>,
          <Amount key={`${level} before`}>{formats.amount(beforeYuan)}</Amount>,
          <Amount key={`${level} after`}>{formats.amount(afterYuan)}</Amount>,
        ])}
      </div>
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
