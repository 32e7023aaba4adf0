import { type Actor, actor } from '../../contract/api/record.ts';
import { UsageError } from '../command.ts';

/** Who registers something, by the name given with `--register`. */
export function preparerOf(name: string): Actor {
  const { success, data } = actor.safeParse({ name: name.trim(), role: 'preparer' });
  if (!success) throw new UsageError('请在 --register 后写明姓名');
  return data;
}
