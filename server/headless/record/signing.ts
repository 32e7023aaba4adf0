import { type Actor, actor } from '../../contract/api/record.ts';
import { UsageError } from '../command.ts';

/** Who answers for what a command writes on record. */
export const signingFlags = { by: { type: 'string' } } as const;

export function signerOf({ by }: { readonly by?: string | undefined }, role: Actor['role']): Actor {
  const { success, data } = actor.safeParse({ name: by?.trim() ?? '', role });
  if (!success) throw new UsageError('请用 --by 写明姓名');
  return data;
}
