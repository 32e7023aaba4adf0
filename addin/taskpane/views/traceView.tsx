import { Button, makeStyles } from '@fluentui/react-components';
import { TableAddRegular } from '@fluentui/react-icons';
import { usePane } from '../paneContext.tsx';
import { Headline } from '../parts/headline.tsx';
import { StaleNote } from '../parts/staleNote.tsx';
import { TroubleNote } from '../parts/troubleNote.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { TraceTree } from '../session/state.ts';
import { TraceLines } from './traceLines.tsx';

const useStyles = makeStyles({
  amount: { fontVariantNumeric: 'tabular-nums' },
  export: { alignSelf: 'flex-start' },
});

/** The selected cell holds no number of a run: nothing is wrong. */
const ofSelection: ReadonlySet<string> = new Set(['HT-036', 'HT-037', 'PN-003']);

/** 追溯: the selected number of a result sheet, and where it comes from, down to input cells. */
export function TraceView() {
  const { state, words } = usePane();
  const { run, trace } = state;
  if (!run) return <Headline below={words.trace.noRunHint}>{words.trace.noRun}</Headline>;
  if (trace.needsRun) return <Headline below={words.trace.needsRunHint}>{words.trace.needsRun}</Headline>;
  return (
    <>
      <StaleNote />
      {trace.tree ? <Traced tree={trace.tree} /> : <NothingTraced />}
      {trace.trouble && !trace.isLoading && (
        <TroubleNote
          trouble={trace.trouble}
          tone={ofSelection.has(trace.trouble.fault.code) ? 'quiet' : 'danger'}
        />
      )}
    </>
  );
}

function NothingTraced() {
  const { state, words } = usePane();
  const below = state.trace.isLoading ? <Waiting for={words.trace.loading} /> : words.trace.noneHint;
  return <Headline below={below}>{words.trace.none}</Headline>;
}

function Traced({ tree }: { tree: TraceTree }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { sheetName, address } = tree.of;
  const isReady = state.connection.kind === 'ready' && !state.job;
  return (
    <>
      <Headline
        below={
          state.trace.isLoading ? (
            <Waiting for={words.trace.loading} />
          ) : (
            `${words.sheet(sheetName)}${address}`
          )
        }
      >
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
