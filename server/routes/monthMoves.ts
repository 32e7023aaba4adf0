import type { Compute } from '../compute/compute.ts';
import type { MoveRequest } from '../contract/api/books.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { bookOf } from '../history/books.ts';
import { close, gather, reopen, review } from '../history/moves.ts';
import type { Record } from '../record/record.ts';
import { type Comparer, publishMonth } from '../record/statement.ts';

interface Asked {
  readonly book: string;
  readonly month: string;
}

/** One step of a month, on record or refused. */
export async function moveMonth(
  compute: Compute,
  record: Record,
  at: Asked,
  request: MoveRequest,
  compare: Comparer,
): Promise<void> {
  const asked = { ...at, by: request.by };
  switch (request.move) {
    case 'gather':
      await gatherMonth(compute, record, at, request);
      return;
    case 'review': {
      const agreed = { ...asked, ...said(request), decision: 'approved' } as const;
      await record.append((state) => review(state, agreed));
      return;
    }
    case 'return': {
      const sentBack = { ...asked, ...said(request), decision: 'returned' } as const;
      await record.append((state) => review(state, sentBack));
      return;
    }
    case 'publish':
      await publishMonth(record, { ...asked, signed: request.statement }, compare);
      return;
    case 'close':
      await record.append((state) => close(state, asked));
      return;
    case 'reopen':
      await record.append((state) => reopen(state, { ...asked, reason: request.reason }));
      return;
  }
}

/** Here, not on a review package. */
const said = ({ runId, remark }: { readonly runId: string; readonly remark: string }) => ({
  runId,
  remark,
  seal: null,
});

/** The input is checked once more: what a client says of it is no evidence. */
async function gatherMonth(
  { inputs, pool }: Compute,
  record: Record,
  { book: id, month }: Asked,
  { inputId, options = {}, by }: Extract<MoveRequest, { move: 'gather' }>,
): Promise<void> {
  const input = inputs.whole(inputId);
  const { given } = await pool.do('check', { input, options });
  const { counts } = given.faults;
  if (counts.blocking > 0) throw new Refused(fault('ST-030', { month, count: counts.blocking }));
  const book = bookOf(given.hospital ?? '', [month]);
  if (book?.id !== id) throw new Refused(fault('ST-031', { book: id }));
  if (!given.months.includes(month)) throw new Refused(fault('ST-032', { month }));
  const rows = given.sheets.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  const source = input.name ?? book.hospital;
  await record.append((state) => gather(state, { book, month, by, source, rows }));
}
