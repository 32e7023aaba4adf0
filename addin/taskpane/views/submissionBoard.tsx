import { Button, makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  CircleRegular,
  ErrorCircleFilled,
  HistoryFilled,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { type BoardLine, outcomeNames } from '../../../server/contract/api/submissions.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';
import { FaultTexts } from './faultTexts.tsx';

type Outcome = BoardLine['outcome'];

/** What is to be done about comes first. */
const order: readonly Outcome[] = ['faulty', 'notReturned', 'changed', 'accepted'];

const icons = {
  faulty: ErrorCircleFilled,
  notReturned: CircleRegular,
  changed: HistoryFilled,
  accepted: CheckmarkCircleFilled,
};

/** Longer lists are shown when asked for. */
const SHOWN = 50;

const useStyles = makeStyles({
  filter: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  toggle: { minWidth: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  icon: { fontSize: tokens.fontSizeBase400, marginTop: '2px' },
  faulty: { color: tokens.colorStatusDangerForeground1 },
  notReturned: { color: tokens.colorNeutralForeground4 },
  changed: { color: tokens.colorStatusWarningForeground3 },
  accepted: { color: tokens.colorStatusSuccessForeground1 },
  name: { overflowWrap: 'anywhere' },
  outcome: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  facts: {
    gridColumn: '2 / -1',
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  faults: { gridColumn: '2 / -1', fontSize: tokens.fontSizeBase200, '& summary': { cursor: 'pointer' } },
  button: { alignSelf: 'flex-start' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** 状态: where every department stands with what it was asked to fill in. */
export function SubmissionBoard() {
  const { state, session, words, formats } = usePane();
  const styles = useStyles();
  const [only, choose] = useState<Outcome | null>(null);
  const [isWhole, setWhole] = useState(false);
  const { board: answer } = state.items;
  const lines = answer?.board ?? [];
  const sorted = order.flatMap((outcome) => lines.filter((line) => line.outcome === outcome));
  const wanted = sorted.filter(({ outcome }) => only === null || outcome === only);
  const shown = isWhole ? wanted : wanted.slice(0, SHOWN);
  return (
    <Section
      title={words.items.board}
      beside={
        answer ? words.months(formats.month(answer.range.from), formats.month(answer.range.to)) : undefined
      }
    >
      {!answer && <p className={styles.quiet}>{words.items.boardHint}</p>}
      {lines.length > 0 && <OutcomeFilter lines={lines} only={only} choose={choose} />}
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((line) => (
            <Line key={line.unit.code} line={line} />
          ))}
        </ul>
      )}
      {shown.length < wanted.length && (
        <Button className={styles.button} size="small" onClick={() => setWhole(true)}>
          {words.items.showAll(wanted.length)}
        </Button>
      )}
      <Button
        className={styles.button}
        size="small"
        disabled={state.job !== null || state.connection.kind !== 'ready'}
        onClick={() => void session.lookAtSubmissions()}
      >
        {words.items.lookAtBoard}
      </Button>
    </Section>
  );
}

function OutcomeFilter({
  lines,
  only,
  choose,
}: {
  lines: readonly BoardLine[];
  only: Outcome | null;
  choose: (outcome: Outcome | null) => void;
}) {
  const { state, words } = usePane();
  const styles = useStyles();
  const countOf = (outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length;
  const present = order.filter((outcome) => countOf(outcome) > 0);
  return (
    <fieldset className={styles.filter} aria-label={words.items.filter}>
      {[null, ...present].map((outcome) => (
        <ToggleButton
          key={outcome ?? ''}
          size="small"
          className={styles.toggle}
          checked={only === outcome}
          onClick={() => choose(outcome)}
        >
          {outcome ? outcomeNames[outcome][state.language] : words.check.all}{' '}
          {outcome ? countOf(outcome) : lines.length}
        </ToggleButton>
      ))}
    </fieldset>
  );
}

function Line({ line }: { line: BoardLine }) {
  const { state, words } = usePane();
  const styles = useStyles();
  const { unit, outcome, signedBy, signedOn, items, filled, files, faults } = line;
  const Icon = icons[outcome];
  const facts = [
    words.items.filled(filled, items),
    ...(signedBy === '' ? [] : [words.items.signed(signedBy, signedOn)]),
    ...files,
  ];
  return (
    <li className={styles.line}>
      <Icon className={mergeClasses(styles.icon, styles[outcome])} aria-hidden />
      <span className={styles.name}>{`${unit.name} ${unit.code}`}</span>
      <span className={styles.outcome}>{outcomeNames[outcome][state.language]}</span>
      <p className={styles.facts}>
        {outcome === 'notReturned' ? words.items.asked(items) : facts.join(' · ')}
      </p>
      <Faults faults={faults} />
    </li>
  );
}

/** As the record has them there are counts alone. */
function Faults({ faults: { shown, counts } }: Pick<BoardLine, 'faults'>) {
  const { words } = usePane();
  const styles = useStyles();
  const count = counts.blocking + counts.unpublishable + counts.notice;
  if (count === 0) return null;
  if (shown.length === 0) return <p className={styles.facts}>{words.items.faults(count)}</p>;
  return (
    <details className={styles.faults}>
      <summary>{words.items.faults(count)}</summary>
      <FaultTexts faults={shown as readonly Fault[]} />
    </details>
  );
}
