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
const ofSelection: ReadonlySet<string> = new Set(['HT-036', 'HT-037', 'HT-044', 'PN-003']);

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
  const isReady = state.connection.kind === 'ready' && !state.job;
  const facts = useFactsOf(tree);
  return (
    <>
      <Headline below={state.trace.isLoading ? <Waiting for={words.trace.loading} /> : facts}>
        <span className={styles.amount}>{useValueOf(tree)}</span>
      </Headline>
      <Button
        className={styles.export}
        icon={<TableAddRegular />}
        disabled={!isReady}
        onClick={() => void session.exportTrace()}
      >
        {words.trace.export}
      </Button>
      <TraceLines tree={tree} />
    </>
  );
}

function useValueOf({ root, quotient }: TraceTree): string {
  const { words, formats } = usePane();
  if (quotient) return quotient.value === null ? words.trace.noQuotient : formats.quantity(quotient.value);
  return root.isMoney ? formats.amount(root.amount) : formats.quantity(root.amount);
}

/** Which cell it is, and of a unit cost what is divided by what: the tree takes the dividend apart. */
function useFactsOf({ of, root, quotient }: TraceTree): string {
  const { words, formats } = usePane();
  const cell = `${words.sheet(of.sheetName)}${of.address}`;
  if (!quotient) return cell;
  const dividend = root.isMoney ? formats.amount(root.amount) : formats.quantity(root.amount);
  return `${cell} · ${words.trace.quotient(dividend, formats.quantity(quotient.denominator))}`;
}
