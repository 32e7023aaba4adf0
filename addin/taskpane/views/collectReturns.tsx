import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowUndoRegular, TableAddRegular } from '@fluentui/react-icons';
import type { CollectedReturns } from '../../../server/contract/api/submissionWork.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { usePane } from '../paneContext.tsx';
import { FilesButton } from '../parts/fileButton.tsx';
import { Note } from '../parts/note.tsx';
import { PlaceLink } from '../parts/placeLink.tsx';
import { Section } from '../parts/section.tsx';
import { SignerField, useSigner } from '../parts/signer.tsx';
import { FaultTexts } from './faultTexts.tsx';
import { useZip } from './useZip.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  button: { alignSelf: 'flex-start' },
  line: { margin: 0, overflowWrap: 'anywhere' },
  folded: { '& summary': { cursor: 'pointer' } },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** 收回: what departments sent back, checked; nothing stands in the workbook until it is written there. */
export function CollectReturns() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { collected } = state.items;
  const isBusy = state.job !== null || state.connection.kind !== 'ready';
  return (
    <Section title={words.items.collect}>
      <p className={styles.quiet}>{words.items.collectHint}</p>
      <div className={styles.buttons}>
        <FilesButton
          kind="many"
          label={words.items.chooseFiles}
          accept=".xlsx"
          disabled={isBusy}
          take={(files) => void session.collectReturns(files)}
        />
        <FilesButton
          kind="folder"
          label={words.items.chooseFolder}
          accept=".xlsx"
          disabled={isBusy}
          take={(files) => void session.collectReturns(files)}
        />
      </div>
      {collected && <Collected collected={collected} />}
    </Section>
  );
}

function Collected({ collected }: { collected: CollectedReturns }) {
  const { state, words } = usePane();
  const styles = useStyles();
  const save = useZip();
  const { strangers, copies, findings, id } = collected;
  return (
    <div className={styles.form}>
      {strangers.length > 0 && (
        <Note tone="warning">
          <p className={styles.line}>{words.items.strangers(strangers.length)}</p>
          {strangers.map(({ file, faults }) => (
            <div key={file}>
              <p className={styles.line}>{file}</p>
              <FaultTexts faults={faults as readonly Fault[]} />
            </div>
          ))}
        </Note>
      )}
      {copies.length > 0 && (
        <>
          <p className={styles.line}>{words.items.copies(copies.length)}</p>
          <Button
            className={styles.button}
            icon={<ArrowDownloadRegular />}
            disabled={state.items.isAsking}
            onClick={() => void save(id, words.items.copiesFile)}
          >
            {words.items.downloadCopies}
          </Button>
        </>
      )}
      {findings.length > 0 && (
        <details className={styles.folded}>
          <summary>{words.items.standOut(findings.length)}</summary>
          <FaultTexts faults={findings as readonly Fault[]} />
        </details>
      )}
      <Merge collected={collected} />
      <Register />
    </div>
  );
}

function Merge({ collected }: { collected: CollectedReturns }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { writing, board } = collected;
  const { merged } = state.items;
  if (!writing) return <p className={styles.line}>{words.items.noneAccepted}</p>;
  const units = board.filter(({ content }) => content !== null).length;
  if (merged)
    return (
      <>
        <p className={styles.line} role="status">
          {merged.length > 0 ? words.items.merged(units) : words.items.mergedAlready}{' '}
          {merged.map((sheet) => (
            <span key={sheet}>
              <PlaceLink place={{ sheet }}>{sheet}</PlaceLink>{' '}
            </span>
          ))}
        </p>
        {state.undoable && merged.includes(state.undoable.sheet ?? '') && (
          <Button
            className={styles.button}
            icon={<ArrowUndoRegular />}
            disabled={state.job !== null}
            onClick={() => void session.undo()}
          >
            {words.items.undoMerge}
          </Button>
        )}
      </>
    );
  return (
    <Button
      className={styles.button}
      icon={<TableAddRegular />}
      disabled={state.job !== null}
      onClick={() => void session.mergeReturns()}
    >
      {words.items.merge(units)}
    </Button>
  );
}

/** Who collected them signs for it: then the record knows what was accepted, and what changes later is told. */
function Register() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const signer = useSigner();
  const by = signer.as('preparer');
  const { registered, isAsking } = state.items;
  if (registered !== null)
    return (
      <p className={styles.line} role="status">
        {words.items.registered(registered)}
      </p>
    );
  return (
    <>
      <SignerField signer={signer} />
      <Button
        className={styles.button}
        disabled={!by || isAsking}
        onClick={() => by && void session.registerReturns(by)}
      >
        {words.items.register}
      </Button>
    </>
  );
}
