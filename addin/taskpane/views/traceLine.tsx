import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type CSSProperties, type KeyboardEvent, useId } from 'react';
import type { TraceLine as Line } from '../../../server/contract/api/questions.ts';
import { placeText } from '../../../server/contract/faults/catalogue.ts';
import { usePane } from '../paneContext.tsx';
import { Amount } from '../parts/amount.tsx';
import { PlaceLink } from '../parts/placeLink.tsx';
import type { TraceTree } from '../session/state.ts';
import { TraceFacts } from './traceFacts.tsx';
import { TraceIcon } from './traceIcon.tsx';

/** Height of a line's head: what stays on top while scrolling stands one below the other. */
const HEAD_PIXELS = 28;
const INDENT_PIXELS = 12;
/** Deeper ones scroll away: a path must leave room for what is below it. */
const STICKY_LEVELS = 4;

const useStyles = makeStyles({
  item: {
    borderRadius: tokens.borderRadiusMedium,
    outline: 'none',
    ':focus-visible > div:first-child': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  head: {
    height: `${HEAD_PIXELS}px`,
    display: 'grid',
    gridTemplateColumns: '20px 20px minmax(0, 1fr) auto',
    alignItems: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
    cursor: 'default',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  opens: { cursor: 'pointer' },
  sticky: { position: 'sticky' },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  amount: { paddingInlineStart: tokens.spacingHorizontalS },
  chevron: { color: tokens.colorNeutralForeground3 },
});

interface LineParts {
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
export function TraceLine(parts: LineParts) {
  const { tree, line, above, level, current, press } = parts;
  const styles = useStyles();
  const id = useId();
  const isOpen = line.opens && tree.open.has(line.path);
  return (
    <div
      role="treeitem"
      data-path={line.path}
      className={styles.item}
      tabIndex={line.path === current ? 0 : -1}
      aria-level={level}
      aria-expanded={line.opens ? isOpen : undefined}
      aria-selected={line.path === current}
      aria-labelledby={`${id}-head ${id}-facts`}
      onKeyDown={(event) => press(event, line)}
    >
      <Head {...parts} id={`${id}-head`} isOpen={isOpen} />
      <div id={`${id}-facts`} style={indented(level)}>
        <TraceFacts line={line} above={above} />
      </div>
      {isOpen && line.children && (
        // biome-ignore lint/a11y/useSemanticElements: a group of tree items is no fieldset
        <div role="group">
          {line.children.map((child) => (
            <TraceLine key={child.path} {...parts} line={child} above={line} level={level + 1} />
          ))}
        </div>
      )}
    </div>
  );
}

function Head({ tree, line, level, go, id, isOpen }: LineParts & { id: string; isOpen: boolean }) {
  const { session, formats } = usePane();
  const styles = useStyles();
  const toggle = () => {
    go(line.path);
    if (isOpen) session.closeTraceLine(line.path);
    else if (line.opens) void session.openTraceLine(line.path);
  };
  const amount = line.isMoney ? formats.amount(line.amount) : formats.quantity(line.amount);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the tree's
    // biome-ignore lint/a11y/noStaticElementInteractions: a click anywhere on the head of a tree item opens it
    <div
      id={id}
      className={mergeClasses(
        styles.head,
        line.opens && styles.opens,
        isOpen && level <= STICKY_LEVELS && styles.sticky,
      )}
      style={{ ...indented(level - 1), ...(isOpen && stuck(level)) }}
      onClick={toggle}
    >
      <Handle isOpen={isOpen} opens={line.opens} isOpening={tree.opening.has(line.path)} />
      <TraceIcon kind={line.kind} />
      <LineName line={line} />
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

function LineName({ line }: { line: Line }) {
  const styles = useStyles();
  const name = useLineName(line);
  if (line.cell) return <PlaceLink place={line.cell}>{placeText(line.cell)}</PlaceLink>;
  return (
    <span className={styles.name} title={name}>
      {name}
    </span>
  );
}

/** What a line is of: a unit by name and code, a month, else its kind. */
function useLineName({ kind, unit, month }: Line): string {
  const { words, formats } = usePane();
  if (unit) return `${unit.name}（${unit.code}）`;
  if (kind === 'month' && month) return formats.month(month);
  return words.traceKinds[kind as keyof typeof words.traceKinds] ?? kind;
}

const indented = (level: number): CSSProperties => ({ paddingInlineStart: `${level * INDENT_PIXELS}px` });

const stuck = (level: number): CSSProperties => ({
  top: `${(level - 1) * HEAD_PIXELS}px`,
  zIndex: STICKY_LEVELS + 1 - level,
});
