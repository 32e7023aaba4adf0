import type { TraceLine } from '../../../server/contract/api/questions.ts';
import type { TraceTree } from '../session/state.ts';

/** The lines of a tree from top to bottom, as far as it is opened. */
export function visibleLines({ root, open }: Pick<TraceTree, 'root' | 'open'>): readonly TraceLine[] {
  const below = open.has(root.path) ? (root.children ?? []) : [];
  return [root, ...below.flatMap((child) => visibleLines({ root: child, open }))];
}

/** The line that a path hangs on; null for the top and for a path that is not there. */
export function parentOf(line: TraceLine, path: string): TraceLine | null {
  for (const child of line.children ?? []) {
    if (child.path === path) return line;
    const found = path.startsWith(`${child.path}/`) ? parentOf(child, path) : null;
    if (found) return found;
  }
  return null;
}
