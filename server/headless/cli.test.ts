import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { filledBook } from '../cases/filledBook.ts';
import { loadCase } from '../cases/runCase.ts';
import { readWorkbook } from '../xlsx/readWorkbook.ts';

/** The command line as a person runs it: the bundle, in a folder of its own. */

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const caseFolder = (name: string) => fileURLToPath(new URL(`../cases/${name}`, import.meta.url));
const goldenFolder = caseFolder('golden-eleven-units');
const folder = mkdtempSync(join(tmpdir(), 'stepdown-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  code: number;
  output: string;
  lastLine: string;
}

const run = (...args: string[]): Promise<Outcome> => runProgram(process.execPath, cli, ...args);

function runProgram(program: string, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd: folder, encoding: 'utf8' }, (error, stdout, stderr) => {
      const code = error ? Number(error.code) : 0;
      const output = stdout + stderr;
      resolve({ code, output, lastLine: stdout.trimEnd().split('\n').at(-1) ?? '' });
    });
  });
}

const golden = await filledBook(loadCase(goldenFolder).sheets);
const book = join(folder, 'golden.xlsx');
writeFileSync(book, golden);

interface ResultJson {
  conservation: { level: string; leaf: string; source: string; differenceFen: string }[];
  units: { code: string; finalYuan: string }[];
  identity: { runId: string };
}
const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ResultJson;

describe('npm run cost', () => {
  it('writes the result sheets and proves conservation to the fen', async () => {
    const { code, lastLine } = await run('cost', book, '--out', 'result.xlsx', '--json', 'result.json');
    expect([code, lastLine]).toEqual([0, 'result.xlsx']);
    const { conservation, units } = json('result.json');
    expect(conservation.length).toBeGreaterThan(4 * 7);
    expect(conservation.filter(({ differenceFen }) => differenceFen !== '0')).toEqual([]);
    const full = units.reduce((sum, { finalYuan }) => sum + Math.round(Number(finalYuan) * 100), 0);
    expect(full).toBe(817_860_000);
    expect(Number(units.find((unit) => unit.code === '0101')?.finalYuan)).toBeCloseTo(1_659_969.09, 0);
  });

  it('gives the same identity and the same sheets on the same input, stage times aside', async () => {
    await run('cost', book, '--out', 'one.xlsx', '--json', 'one.json');
    await run('cost', book, '--out', 'two.xlsx', '--json', 'two.json');
    expect(readFileSync(join(folder, 'one.json'))).toEqual(readFileSync(join(folder, 'two.json')));
    const blocks = async (name: string) => (await readWorkbook(readFileSync(join(folder, name)))).blocks;
    const [one, two] = [await blocks('one.xlsx'), await blocks('two.xlsx')];
    const differing = one.filter((block, at) => JSON.stringify(block) !== JSON.stringify(two[at]));
    expect(differing.map(({ sheetName }) => sheetName).filter((name) => name !== '运行卡')).toEqual([]);
  });

  it('costs its own result again, rewriting its sheets in place', async () => {
    await run('cost', book, '--out', 'first.xlsx', '--json', 'first.json');
    await run('cost', 'first.xlsx', '--out', 'second.xlsx', '--json', 'second.json');
    const names = async (name: string) =>
      (await readWorkbook(readFileSync(join(folder, name)))).blocks.map(({ sheetName }) => sheetName);
    expect(await names('second.xlsx')).toEqual(await names('first.xlsx'));
    expect(json('second.json').identity.runId).toBe(json('first.json').identity.runId);
  });
});

describe('what stops a run leaves everything as it was', () => {
  const earlier = 'an earlier result';
  const refused = async (input: string, ...args: string[]) => {
    const out = join(folder, 'kept.xlsx');
    writeFileSync(out, earlier);
    const before = readFileSync(join(folder, input));
    const result = await run('cost', input, '--out', out, ...args);
    expect(readFileSync(out, 'utf8')).toBe(earlier);
    expect(readFileSync(join(folder, input))).toEqual(before);
    return result;
  };
  const file = (name: string, content: Uint8Array | string) => {
    writeFileSync(join(folder, name), content);
    return name;
  };

  it('a file that is no workbook', async () => {
    const { code, output } = await refused(file('note.xlsx', '不是工作簿'));
    expect([code, output.includes('WB-003')]).toEqual([1, true]);
  });

  it('a truncated workbook', async () => {
    const { code, output } = await refused(file('cut.xlsx', golden.slice(0, golden.length / 2)));
    expect([code, /WB-00[36]/.test(output)]).toEqual([1, true]);
  });

  it('an .xls by name', async () => {
    const { code, output } = await refused(file('old.xls', golden));
    expect([code, output.includes('另存为')]).toEqual([1, true]);
  });

  it('a file larger than the limit is refused unread', async () => {
    const name = file('huge.xlsx', '');
    truncateSync(join(folder, name), 201 * 1024 * 1024);
    const { code, output } = await run('cost', name, '--out', 'huge-out.xlsx');
    expect([code, output.includes('WB-001')]).toEqual([1, true]);
    expect(() => statSync(join(folder, 'huge-out.xlsx'))).toThrow();
  });

  it('a month that the workbook does not have', async () => {
    const { code, output } = await refused('golden.xlsx', '--months', '2030-01');
    const told = '[阻断核算 RN-001] 要核算的月份 2030-01 不在封面的核算月份 2024-01 之内';
    expect([code, output.includes(told)]).toEqual([1, true]);
  });

  it('a range that reaches past the cover is costed as far as it goes, and says so', async () => {
    const { code, output } = await run('check', 'golden.xlsx', '--months', '2023-12..2024-01');
    expect([code, output.includes('[提示 RN-002]')]).toEqual([0, true]);
    const open = await run('check', 'golden.xlsx', '--months', '2024-01..');
    expect([open.code, open.output.includes('RN-00')]).toEqual([0, false]);
  });

  it('a rule pack or a method that does not exist', async () => {
    expect((await refused('golden.xlsx', '--rules', 'xx-1999')).code).toBe(1);
    expect((await refused('golden.xlsx', '--method', 'magic')).code).toBe(1);
  });
});

describe('every unit × item row', () => {
  it('goes out beside the workbook, all of their cost in them', async () => {
    const items = await filledBook(loadCase(caseFolder('abc-01-openstax-musicality')).sheets);
    writeFileSync(join(folder, 'items.xlsx'), items);
    const { code } = await run('cost', 'items.xlsx', '--out', 'items-out.xlsx', '--items-export', 'rows.csv');
    const [header = '', ...rows] = readFileSync(join(folder, 'rows.csv'), 'utf8').trimEnd().split('\r\n');
    const at = header.split(',').indexOf('成本构成·项目成本合计');
    const { blocks } = await readWorkbook(readFileSync(join(folder, 'items-out.xlsx')));
    const sheet = blocks.find(({ sheetName }) => sheetName === '项目02 科室项目成本');
    const shown = (sheet?.values ?? []).filter((value) => typeof value === 'number');
    expect([code, rows.length > 1]).toEqual([0, true]);
    for (const row of rows) expect(shown).toContain(Number(row.split(',')[at]));
  });

  it('RP-025 is told where there are none, and nothing is written', async () => {
    const without = await filledBook(loadCase(caseFolder('alloc-01-bhima-docs-stepdown')).sheets);
    writeFileSync(join(folder, 'without.xlsx'), without);
    const args = ['--out', 'none.xlsx', '--items-export', 'none.csv'];
    const { code, output } = await run('cost', 'without.xlsx', ...args);
    expect([code, output.includes('[阻断核算 RP-025]')]).toEqual([1, true]);
    expect(() => statSync(join(folder, 'none.xlsx'))).toThrow();
    expect(() => statSync(join(folder, 'none.csv'))).toThrow();
  });
});

describe('what cannot be written', () => {
  it('is told in one coded line, and what belongs together is written together or not at all', async () => {
    const blocked = join('golden.xlsx', 'result.json');
    const { code, output } = await run('cost', 'golden.xlsx', '--out', 'alone.xlsx', '--json', blocked);
    expect([code, output.includes(`[阻断核算 WB-054] 无法写入“${blocked}”`)]).toEqual([1, true]);
    expect(output).not.toMatch(/\n\s+at |node:/);
    expect(() => statSync(join(folder, 'alone.xlsx'))).toThrow();
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it.each(['cost golden.xlsx', 'template', 'sample --units 12 --leaves 7'])('%s', async (command) => {
    const { code, output } = await run(...command.split(' '), '--out', join('golden.xlsx', 'x.xlsx'));
    expect([code, output.includes('WB-054'), /\n\s+at /.test(output)]).toEqual([1, true, false]);
  });

  it('a folder in the way of a target leaves the other target as it was', async () => {
    mkdirSync(join(folder, 'folder.json'));
    writeFileSync(join(folder, 'before.xlsx'), 'an earlier result');
    const { code } = await run('cost', 'golden.xlsx', '--out', 'before.xlsx', '--json', 'folder.json');
    expect([code, readFileSync(join(folder, 'before.xlsx'), 'utf8')]).toEqual([1, 'an earlier result']);
  });

  it.each([
    ['--out', 'golden.xlsx'],
    ['--out', './x/../golden.xlsx'],
    ['--out', 'result.xls'],
    ['--out', 'result'],
    ['--json', 'golden.xlsx'],
    ['--out', 'one-name.xlsx', '--json', 'one-name.xlsx'],
    ['--items-export', 'golden.xlsx'],
    ['--items-export', 'items.txt'],
    ['--json', 'one-name.csv', '--items-export', 'one-name.csv'],
  ])('the command line is refused before anything is computed: %s %s', async (...args) => {
    const { code } = await run('cost', 'golden.xlsx', ...args);
    expect([code, readFileSync(book).equals(golden)]).toEqual([2, true]);
  });
});

it('a defect of ours ends in a plain Chinese line and one technical line, exit 70', async () => {
  const defect = 'data:text/javascript,performance.now=()=>{throw new TypeError("clock%20gone")}';
  const { code, output } = await runProgram(
    process.execPath,
    '--import',
    defect,
    cli,
    'cost',
    book,
    '--out',
    'defect.xlsx',
  );
  const [plain, technical, ...more] = output.trimEnd().split('\n');
  expect([code, more]).toEqual([70, []]);
  expect(plain).toMatch(/^程序出现意外.*没有改动.*发给维护人员。$/);
  expect(technical).toMatch(/^TypeError: clock gone at /);
});

it('a reader who leaves after the first line does not stop the run', async () => {
  const command = `"${process.execPath}" "${cli}" cost golden.xlsx --out piped.xlsx | true`;
  const { output } = await runProgram('sh', '-c', command);
  expect([output, statSync(join(folder, 'piped.xlsx')).isFile()]).toEqual(['', true]);
});

describe('the command line', () => {
  it.each([
    [['nonsense']],
    [['constructor']],
    [['cost', 'golden.xlsx', '--nonsense']],
    [['sample', '--units', '3']],
    [['cost']],
    [['cost', 'missing.xlsx']],
    [['cost', 'golden.xlsx', '--quantum', 'penny']],
    [['cost', 'golden.xlsx', '--months', 'January']],
    [['trace', 'golden.xlsx', '--cell', 'nowhere']],
  ])('says how it is used: %j', async (args) => {
    const { code, output } = await run(...args);
    expect([code, output.includes('npm run')]).toEqual([2, true]);
  });

  it('check tells faults and writes nothing', async () => {
    const { code, output } = await run('check', 'golden.xlsx');
    expect([code, output.includes('0 处阻断核算')]).toEqual([0, true]);
  });

  it('a check that fails is named with its severity and counted with the faults', async () => {
    const { code, output } = await run('check', 'golden.xlsx');
    const listed = output.match(/\[阻断发布 C01[^\]]*\]/g) ?? [];
    const counted = Number(/，(\d+) 处阻断发布/.exec(output)?.[1]);
    expect(code).toBe(0);
    expect(listed.length).toBeGreaterThan(0);
    expect(counted).toBeGreaterThanOrEqual(listed.length);
  });

  it('trace walks from a result cell to input cells', async () => {
    const { code, output } = await run('trace', 'golden.xlsx', '--cell', '科室04!D8', '--depth', '3');
    expect(code).toBe(0);
    expect(output).toContain('《直接成本》');
  });

  it('next-month makes the next month’s workbook beside this one, and never over another', async () => {
    writeFileSync(join(folder, '成本核算-202401.xlsx'), golden);
    const first = await run('next-month', '成本核算-202401.xlsx');
    expect([first.code, first.lastLine]).toEqual([0, '成本核算-202402.xlsx']);
    const made = readFileSync(join(folder, first.lastLine));
    const again = await run('next-month', '成本核算-202401.xlsx');
    expect([again.code, again.output.includes('--out')]).toEqual([2, true]);
    expect(readFileSync(join(folder, first.lastLine))).toEqual(made);
    const next = await run('next-month', first.lastLine, '--out', '三月.xlsx');
    expect([next.code, next.output.includes('[提示 RN-011]')]).toEqual([0, true]);
    expect((await run('next-month', 'golden.xlsx')).lastLine).toBe('golden-2024-02.xlsx');
  });

  it('template writes a blank workbook that reads back without a file fault', async () => {
    expect((await run('template', '--out', 'blank.xlsx')).code).toBe(0);
    expect((await readWorkbook(readFileSync(join(folder, 'blank.xlsx')))).faults).toEqual([]);
  });
});
