import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type CSSProperties, type KeyboardEvent, useId } from 'react';
import type { TraceLine as Line } from '../../../server/contract/api/questions.ts';
import { placeText } from '../../../server/contract/faults/catalogue.ts';
import { usePane } from '../paneContext.tsx';
import { Amount } from '../parts/amount.tsx';
import { PlaceLink } from '../parts/placeLink.tsx';
import type { TraceTree } from '../session/state.ts';
import { TraceBasis } from './traceBasis.tsx';
import { TraceFacts } from './traceFacts.tsx';
import { TraceIcon } from './traceIcon.tsx';

/** Height of a line's head: what stays on top while scrolling stands one below the other. */
const HEAD_PIXELS = 28;
const INDENT_PIXELS = 12;
/** Deeper ones scroll away: a path must leave room for what is below it. */
const STICKY_LEVELS = 4;

const useStyles = makeStyles({
  head: {
    height: `${HEAD_PIXELS}px`,
    display: 'grid',
    gridTemplateColumns: '20px 20px minmax(0, 1fr) auto',
    paddingInlineEnd: tokens.spacingHorizontalXXS,
    alignItems: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
    cursor: 'default',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  opens: { cursor: 'pointer' },
  sticky: { position: 'sticky' },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  amount: { paddingInlineStart: tokens.spacingHorizontalS },
  chevron: { color: tokens.colorNeutralForeground3 },
});

export interface TraceLineParts {
  readonly tree: TraceTree;
  readonly line: Line;
  readonly above: Line | null;
  readonly level: number;
  /** Path of the line that the Tab key finds. */
  readonly current: string;
  readonly go: (path: string) => void;
  readonly press: (event: KeyboardEvent, line: Line) => void;
}

/** A line of the tree, and those below it where it is open. */
export function TraceLine(parts: TraceLineParts) {
  const { tree, line, above, level, current } = parts;
  const id = useId();
  const isOpen = line.opens && tree.open.has(line.path);
  const isWhole = isOpen || line.path === current;
  return (
    <div role="none">
      <Head {...parts} facts={id} isOpen={isOpen} />
      <div id={id} style={indented(level)}>
        <TraceFacts line={line} above={above} isWhole={isWhole} />
      </div>
      {isWhole && line.basis.length > 0 && (
        <div role="none" style={indented(level)}>
          <TraceBasis line={line} level={level} />
        </div>
      )}
      {isOpen &&
        line.children?.map((child) => (
          <TraceLine key={child.path} {...parts} line={child} above={line} level={level + 1} />
        ))}
    </div>
  );
}

interface HeadParts extends TraceLineParts {
  /** Id of the facts below it. */
  readonly facts: string;
  readonly isOpen: boolean;
}

function Head({ tree, line, level, current, go, press, facts, isOpen }: HeadParts) {
  const { session, formats } = usePane();
  const styles = useStyles();
  const toggle = () => {
    go(line.path);
    if (isOpen) session.closeTraceLine(line.path);
    else if (line.opens) void session.openTraceLine(line.path);
  };
  const amount = line.isMoney ? formats.amount(line.amount) : formats.quantity(line.amount);
  const isSticky = isOpen && level <= STICKY_LEVELS;
  return (
    <div
      role="treeitem"
      data-path={line.path}
      className={mergeClasses(styles.head, line.opens && styles.opens, isSticky && styles.sticky)}
      style={{ ...indented(level - 1), ...(isSticky && stuck(level)) }}
      tabIndex={line.path === current ? 0 : -1}
      aria-level={level}
      aria-expanded={line.opens ? isOpen : undefined}
      aria-selected={line.path === current}
      aria-describedby={facts}
      onClick={toggle}
      onKeyDown={(event) => press(event, line)}
    >
      <Handle isOpen={isOpen} opens={line.opens} isOpening={tree.opening.has(line.path)} />
      <TraceIcon line={line} />
      <LineName tree={tree} line={line} />
      <span className={styles.amount}>
        <Amount isStrong={level === 1}>{amount}</Amount>
      </span>
    </div>
  );
}

function Handle({ isOpen, opens, isOpening }: { isOpen: boolean; opens: boolean; isOpening: boolean }) {
  const { words } = usePane();
  const styles = useStyles();
  if (isOpening) return <Spinner size="extra-tiny" aria-label={words.trace.opening} />;
  if (!opens) return <span />;
  const Chevron = isOpen ? ChevronDownRegular : ChevronRightRegular;
  return <Chevron className={styles.chevron} aria-hidden />;
}

function LineName({ tree, line }: { tree: TraceTree; line: Line }) {
  const styles = useStyles();
  const name = useLineName(tree, line);
  return (
    <span className={styles.name} title={name}>
      {line.cell ? <PlaceLink place={line.cell} isInTabOrder={false} /> : name}
    </span>
  );
}

/** What a line is of: the cell that is traced, an input cell, a unit by name and code, what it is called, a month, else its kind. */
function useLineName({ of }: TraceTree, { kind, unit, month, path, cell, label }: Line): string {
  const { state, words, formats } = usePane();
  if (path === '') return words.trace.root(of.address);
  if (cell) return placeText(cell);
  const said = [...(unit ? [`${unit.name} ${unit.code}`] : []), ...(label ? [label[state.language]] : [])];
  if (said.length > 0) return said.join(' · ');
  if (kind === 'month' && month) return formats.month(month);
  return words.traceKinds[kind as keyof typeof words.traceKinds] ?? kind;
}

const indented = (level: number): CSSProperties => ({ paddingInlineStart: `${level * INDENT_PIXELS}px` });

const stuck = (level: number): CSSProperties => ({
  top: `${(level - 1) * HEAD_PIXELS}px`,
  zIndex: STICKY_LEVELS + 1 - level,
});
