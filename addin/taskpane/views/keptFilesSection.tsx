import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { KeptFiles } from '../../../server/contract/api/keeping.ts';
import { usePane } from '../paneContext.tsx';
import { Note } from '../parts/note.tsx';
import { FoldedSection } from '../parts/section.tsx';
import { SignerField, type useSigner } from '../parts/signer.tsx';
import type { Kept } from '../session/state.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  button: { alignSelf: 'flex-start' },
  line: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  folded: { '& summary': { cursor: 'pointer' } },
});

type Signer = ReturnType<typeof useSigner>;

/** The record kept safe: a backup with one press; what is rarely done is folded away. */
export function KeptFilesSection({ files, signer }: { files: KeptFiles; signer: Signer }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { isAsking, kept, facts } = state.books;
  return (
    <FoldedSection title={words.books.keep} beside={words.books.backups(files.backups.files.length)}>
      <div className={styles.form}>
        <p className={styles.quiet}>{words.books.backUpHint}</p>
        <Button
          className={styles.button}
          disabled={isAsking || facts?.events === 0}
          onClick={() => void session.backUp()}
        >
          {words.books.backUp}
        </Button>
        <div role="status">{kept && <KeptNote kept={kept} />}</div>
        {files.backups.files.length > 0 && <Restore files={files.backups.files} signer={signer} />}
        <Archive signer={signer} />
        {files.archives.files.length > 0 && <TakeBack files={files.archives.files} signer={signer} />}
      </div>
    </FoldedSection>
  );
}

function KeptNote({ kept }: { kept: Kept }) {
  const { words } = usePane();
  const styles = useStyles();
  const say = words.books.kept;
  const text = {
    backedUp: () => kept.kind === 'backedUp' && say.backedUp(kept.file, kept.folder, kept.missing),
    restored: () => kept.kind === 'restored' && say.restored(kept.lostEvents),
    archived: () => kept.kind === 'archived' && say.archived(kept.file, kept.folder),
    takenBack: () => kept.kind === 'takenBack' && say.takenBack(kept.payloads),
  }[kept.kind]();
  return (
    <Note tone="quiet">
      <p className={styles.line}>{text}</p>
    </Note>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <details className={styles.folded}>
      <summary>{title}</summary>
      <div className={styles.form}>{children}</div>
    </details>
  );
}

function Restore({ files, signer }: { files: readonly string[]; signer: Signer }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const [file, setFile] = useState(files[0] ?? '');
  const [reason, setReason] = useState('');
  const by = signer.as('manager');
  const restore = (event: FormEvent) => {
    event.preventDefault();
    if (by) void session.restoreBackup(by, file, reason.trim());
  };
  return (
    <Folded title={words.books.restore}>
      <form className={styles.form} onSubmit={restore}>
        <p className={styles.quiet}>{words.books.restoreHint}</p>
        <FileChoice files={files} file={file} choose={setFile} />
        <Field label={words.books.restoreReason}>
          <Input value={reason} maxLength={1000} onChange={(_, { value }) => setReason(value)} />
        </Field>
        <SignerField signer={signer} />
        <Button
          type="submit"
          className={styles.button}
          disabled={!by || reason.trim().length < 2 || state.books.isAsking}
        >
          {words.books.restoreNow}
        </Button>
      </form>
    </Folded>
  );
}

function Archive({ signer }: { signer: Signer }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { book, isAsking } = state.books;
  const by = signer.as('manager');
  if (!book || book.months.some((month) => month.state !== 'closed')) return null;
  return (
    <Folded title={words.books.archive}>
      <p className={styles.quiet}>{words.books.archiveHint}</p>
      <SignerField signer={signer} />
      <Button
        className={styles.button}
        disabled={!by || isAsking}
        onClick={() => by && void session.archiveBook(by)}
      >
        {words.books.archive}
      </Button>
    </Folded>
  );
}

function TakeBack({ files, signer }: { files: readonly string[]; signer: Signer }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const [file, setFile] = useState(files[0] ?? '');
  const by = signer.as('manager');
  return (
    <Folded title={words.books.takeBack}>
      <FileChoice files={files} file={file} choose={setFile} />
      <SignerField signer={signer} />
      <Button
        className={styles.button}
        disabled={!by || state.books.isAsking}
        onClick={() => by && void session.takeArchiveBack(by, file)}
      >
        {words.books.takeBack}
      </Button>
    </Folded>
  );
}

function FileChoice({
  files,
  file,
  choose,
}: {
  files: readonly string[];
  file: string;
  choose: (file: string) => void;
}) {
  const { words } = usePane();
  return (
    <Field label={words.books.whichBackup}>
      <Select value={file} onChange={(_, { value }) => choose(value)}>
        {files.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </Select>
    </Field>
  );
}
