import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads a folder of rules and keeps what it read as long as no file in it changes: a server costs the
 * same pack again and again, and an accountant who edits a rule is heard at the next run.
 */
export class FolderReader<Content> {
  readonly #read: (directory: string) => Content;
  readonly #known = new Map<string, { readonly stamp: string; readonly content: Content }>();

  constructor(read: (directory: string) => Content) {
    this.#read = read;
  }

  of(directory: string): Content {
    const stamp = stampOf(directory);
    const known = this.#known.get(directory);
    if (known && known.stamp === stamp) return known.content;
    const content = this.#read(directory);
    if (stamp === null) return content;
    this.#known.set(directory, { stamp, content });
    return content;
  }
}

/** Names, times and sizes of a folder's files; null where there is no folder. */
function stampOf(directory: string): string | null {
  try {
    return readdirSync(directory)
      .map((name) => {
        const { mtimeMs, size } = statSync(join(directory, name));
        return `${name} ${mtimeMs} ${size}`;
      })
      .join('\n');
  } catch {
    return null;
  }
}
