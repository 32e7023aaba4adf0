import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { itemRecords, mainBook } from '../../../server/road/submissions/testHospital.ts';
import { complete, typed } from '../../../server/road/submissions/testReturns.ts';
import { startTestServer, type TestServer } from '../../../server/routes/testServer.ts';
import { openZip } from '../../../server/xlsx/zipArchive.ts';
import { TestExcel } from './testExcel.ts';
import { sessionOn, type TestSession } from './testSession.ts';

/** An accountant's way with service items: out to the departments, back, into the workbook, costed, traced. */

const PATIENCE = 60_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, PATIENCE);
afterAll(() => server.close());

/** Every material has a price, so that items can be costed. */
const priced = () =>
  mainBook({ materials: itemRecords.materials.map((material) => ({ ...material, priceYuan: 2 })) });

let excel: TestExcel;
let pane: TestSession;
beforeEach(async () => {
  excel = await TestExcel.open(await priced());
  pane = sessionOn(excel.workbook, server);
  await pane.session.connect();
});
afterEach(() => pane.session.dispose());

async function sentFiles(): Promise<readonly { unit: string; bytes: Uint8Array }[]> {
  const { session } = pane;
  await session.sendOut({ dueDate: '2025-02-28', contact: '财务科 8001' });
  const { sent } = session.state().items;
  if (!sent) return expect.fail(JSON.stringify(session.state().ended));
  const zip = await openZip((await session.submissionFiles(sent.id)) ?? expect.fail('no files'));
  return Promise.all(
    sent.books.map(async ({ unit, fileName }) => ({ unit, bytes: await zip.read(fileName) })),
  );
}

/** As the clerks send them back; 检验科 says so many minutes for a coagulation test, and for a blood count. */
async function returns(minutes = 9, bloodCount = 6) {
  const files = (await sentFiles()).map(async ({ unit, bytes }) => {
    const filled = await typed(bytes, complete[unit] ?? {});
    const last =
      unit === '0201' ? await typed(filled, { 项目人力: { G5: bloodCount, G6: minutes } }) : filled;
    return { name: `交回-${unit}.xlsx`, bytes: new Uint8Array(last) };
  });
  return Promise.all(files);
}

/** Rows of 检验科 on the labour sheet: item and minutes. */
const labourOf = (unit: string) => {
  const { values } = excel.sheet('项目人力').getUsedRange();
  return values.filter((row) => row.includes(unit)).map((row) => row.filter((value) => value !== ''));
};

describe('填报', () => {
  test(
    'goes out, comes back checked, and stands in the workbook once it is written; undo takes it out again',
    async () => {
      const { session } = pane;
      const before = labourOf('0201');
      await session.collectReturns(await returns());
      const { board, collected } = session.state().items;
      expect(board?.board.map(({ unit, outcome }) => [unit.code, outcome])).toEqual([
        ['0201', 'accepted'],
        ['0301', 'accepted'],
        ['0302', 'accepted'],
      ]);
      expect(collected?.copies).toEqual([]);
      expect(labourOf('0201')).toEqual(before);

      await session.mergeReturns();
      expect(session.state().ended).toMatchObject({ kind: 'mergeReturns', outcome: 'done' });
      expect(session.state().items.merged).toContain('项目人力');
      expect(labourOf('0201').some((row) => row.includes(9))).toBe(true);

      await session.undo();
      expect(labourOf('0201')).toEqual(before);
    },
    PATIENCE,
  );

  test(
    'with a fault goes back to its department and no cell of it is written',
    async () => {
      const { session } = pane;
      await session.collectReturns(await returns(10_000));
      const { board, collected } = session.state().items;
      expect(board?.board[0]).toMatchObject({ outcome: 'faulty', signedBy: '王护士' });
      expect(collected?.copies).toEqual(['交回-0201.xlsx']);
      await session.mergeReturns();
      expect(labourOf('0201').some((row) => row.includes(10_000))).toBe(false);
      expect(labourOf('0301').some((row) => row.includes(15))).toBe(true);
    },
    PATIENCE,
  );

  test('is not collected from a folder that holds what Excel leaves about alone', async () => {
    const { session } = pane;
    await session.collectReturns([{ name: '~$交回-0201.xlsx', bytes: new Uint8Array(1) }]);
    expect(session.state().ended?.trouble?.fault.code).toBe('PN-008');
    await session.mergeReturns();
    expect(session.state().ended?.trouble?.fault.code).toBe('PN-009');
  });

  test(
    'stands on the board of a pane that is opened later, once it was registered',
    async () => {
      const { session } = pane;
      await session.collectReturns(await returns());
      await session.registerReturns({ name: '王会计', role: 'preparer' });
      expect(session.state().items.registered).toBe(3);
      const later = sessionOn(excel.workbook, server);
      await later.session.connect();
      await later.session.lookAtSubmissions();
      expect(later.session.state().items.board?.board.map(({ outcome }) => outcome)).toEqual(
        Array(3).fill('accepted'),
      );
      await later.session.dispose();
    },
    PATIENCE,
  );
});

describe('service items that are costed', () => {
  test(
    'show what is to be looked at again, and lead from an item’s cost to the clerk’s cell',
    async () => {
      const { session, until } = pane;
      await session.collectReturns(await returns(9, 60));
      await session.mergeReturns();
      await session.setSettings({ itemMethod: 'time-driven' });
      await session.cost();
      expect(session.state().ended).toMatchObject({ kind: 'cost', outcome: 'done' });
      session.show('items');
      const { items, run } = await until((state) => state.items.findings !== null);
      expect(items.findings?.method?.id).toBe('time-driven');
      expect(items.findings?.findings.find(({ kind }) => kind === 'library')).toMatchObject({
        ...{ unit: { code: '0201' }, item: { code: 'B01' }, found: '60', expected: '6' },
        at: { sheet: '项目人力' },
      });

      const detail =
        run?.sheets.find(({ planKey }) => planKey === 'item-02')?.name ?? expect.fail('no 项目02');
      const { area, values } = excel.sheet(detail).getUsedRange();
      const at = values.findIndex((row) => row.includes('0201') && row.includes('B01'));
      const column = values.flatMap((row) => row.indexOf('单位成本')).find((each) => each >= 0) ?? -1;
      excel.select(detail, area.row + at, area.column + column);
      await until((state) => state.trace.selected !== null);
      await session.traceSelection();
      const cells: string[] = [];
      for (let steps = 0; steps < 12; steps++) {
        const { tree } = session.state().trace;
        const next = tree && deepest(tree.root, tree.open);
        if (!next) break;
        await session.openTraceLine(next);
      }
      const root = session.state().trace.tree?.root;
      if (root) collectBasis(root, cells);
      expect(cells.some((sheet) => sheet === '项目人力')).toBe(true);
    },
    PATIENCE,
  );

  test('are offered by 准备 to a workbook that has none of their sheets', async () => {
    const bare = new TestExcel();
    const other = sessionOn(bare.workbook, server);
    await other.session.connect();
    await other.session.prepare();
    const without = bare.sheetNames;
    expect(without).not.toContain('项目人力');
    expect(other.session.state().workbook.missing).toBe(0);
    await other.session.prepare(true);
    expect(bare.sheetNames).toEqual(
      expect.arrayContaining([...without, '收费项目', '项目工作量', '项目人力']),
    );
    await other.session.dispose();
  });
});

type Line = NonNullable<ReturnType<TestSession['session']['state']>['trace']['tree']>['root'];

/** The first line that can still be opened, the deepest of them. */
function deepest(line: Line, open: ReadonlySet<string>): string | null {
  for (const child of line.children ?? []) {
    const below = deepest(child, open);
    if (below) return below;
  }
  return line.opens && !open.has(line.path) ? line.path : null;
}

function collectBasis(line: Line, into: string[]): void {
  for (const { sheet } of line.basis) into.push(sheet);
  if (line.cell) into.push(line.cell.sheet);
  for (const child of line.children ?? []) collectBasis(child, into);
}
