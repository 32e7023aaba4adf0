import { makeStyles } from '@fluentui/react-components';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { TraceLine as Line } from '../../../server/contract/api/questions.ts';
import { usePane } from '../paneContext.tsx';
import type { TraceTree } from '../session/state.ts';
import { TraceLine } from './traceLine.tsx';
import { parentOf, visibleLines } from './traceOrder.ts';

const useStyles = makeStyles({
  tree: { display: 'flex', flexDirection: 'column' },
});

/** The tree of a trace: one line in the order of the Tab key, arrows go on from there. */
export function TraceLines({ tree }: { tree: TraceTree }) {
  const { words } = usePane();
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState('');
  const step = useTreeKeys(tree);
  const go = (path: string) => {
    setCurrent(path);
    place.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus();
  };
  const press = (event: KeyboardEvent, line: Line) => {
    const to = step(event.key, line);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== null) go(to);
  };
  const known = visibleLines(tree).some(({ path }) => path === current) ? current : '';
  return (
    <div
      ref={place}
      role="tree"
      className={styles.tree}
      aria-label={words.trace.tree(`${words.sheet(tree.of.sheetName)}${tree.of.address}`)}
    >
      <TraceLine tree={tree} line={tree.root} above={null} level={1} current={known} go={go} press={press} />
    </div>
  );
}

/** What a key does on a line: the path to go to, null where it did something in its place, undefined where nothing. */
function useTreeKeys(tree: TraceTree): (key: string, line: Line) => string | null | undefined {
  const { session } = usePane();
  return (key, line) => {
    const lines = visibleLines(tree);
    const at = lines.findIndex(({ path }) => path === line.path);
    const isOpen = tree.open.has(line.path);
    switch (key) {
      case 'ArrowDown':
        return lines[at + 1]?.path ?? null;
      case 'ArrowUp':
        return lines[at - 1]?.path ?? null;
      case 'Home':
        return lines[0]?.path ?? null;
      case 'End':
        return lines.at(-1)?.path ?? null;
      case 'ArrowRight':
        if (isOpen) return line.children?.[0]?.path ?? null;
        if (line.opens) void session.openTraceLine(line.path);
        return null;
      case 'ArrowLeft':
        if (!isOpen) return parentOf(tree.root, line.path)?.path ?? null;
        session.closeTraceLine(line.path);
        return null;
      case 'Enter':
      case ' ':
        if (line.cell) void session.goTo(line.cell);
        else if (isOpen) session.closeTraceLine(line.path);
        else if (line.opens) void session.openTraceLine(line.path);
        return null;
      default:
        return undefined;
    }
  };
}
