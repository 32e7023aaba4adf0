import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { TableAddRegular } from '@fluentui/react-icons';
import { usePane } from '../paneContext.tsx';
import { Headline } from '../parts/headline.tsx';
import { Note } from '../parts/note.tsx';
import { StaleNote } from '../parts/staleNote.tsx';
import { TroubleNote } from '../parts/troubleNote.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { TraceTree } from '../session/state.ts';
import { TraceLines } from './traceLines.tsx';

const useStyles = makeStyles({
  amount: { fontVariantNumeric: 'tabular-nums' },
  export: { alignSelf: 'flex-start' },
});

/** 追溯: the selected number of a result sheet, and where it comes from, down to input cells. */
export function TraceView() {
  const { state, words } = usePane();
  const { run, trace } = state;
  if (!run) return <Headline below={words.trace.noRunHint}>{words.trace.noRun}</Headline>;
  if (trace.needsRun) return <Note tone="warning">{words.trace.needsRun}</Note>;
  return (
    <>
      <StaleNote />
      {trace.isLoading && <Waiting for={words.trace.loading} />}
      {trace.trouble && !trace.isLoading && <TroubleNote trouble={trace.trouble} />}
      {trace.tree ? (
        <Traced tree={trace.tree} />
      ) : (
        !trace.isLoading &&
        !trace.trouble && <Headline below={words.trace.noneHint}>{words.trace.none}</Headline>
      )}
    </>
  );
}

function Traced({ tree }: { tree: TraceTree }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { sheetName, address } = tree.of;
  const isReady = state.connection.kind === 'ready' && !state.job;
  return (
    <>
      <Headline below={`${words.sheet(sheetName)}${address}`}>
        <span className={styles.amount}>{useValueOf(tree)}</span>
      </Headline>
      <TraceLines tree={tree} />
      <Button
        className={styles.export}
        icon={<TableAddRegular />}
        disabled={!isReady}
        onClick={() => void session.exportTrace()}
      >
        {words.trace.export}
      </Button>
    </>
  );
}

function useValueOf({ root, quotient }: TraceTree): string {
  const { words, formats } = usePane();
  const amount = root.isMoney ? formats.amount(root.amount) : formats.quantity(root.amount);
  if (!quotient) return amount;
  if (quotient.value === null) return words.trace.noQuotient;
  const division = words.trace.quotient(amount, formats.quantity(quotient.denominator));
  return `${formats.quantity(quotient.value)} = ${division}`;
}
