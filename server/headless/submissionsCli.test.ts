import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { mainBook } from '../road/submissions/testHospital.ts';
import { complete, signature, typed } from '../road/submissions/testReturns.ts';

/** 填报 from the accountant's folder to the departments and back. */

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'stepdown-submissions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What was said, and the exit code. */
function run(line: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, 'submissions', ...line.split(' ')],
      { cwd: folder },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

const read = (...path: string[]) => new Uint8Array(readFileSync(join(folder, ...path)));

it('workbooks go out, come back, are told one by one, merged, and remembered', async () => {
  writeFileSync(join(folder, 'main.xlsx'), await mainBook());
  expect(await run('out --in main.xlsx --to out --due 2025-02-28 --contact 财务科')).toMatchObject({
    code: 0,
  });
  const sent = readdirSync(join(folder, 'out'));
  expect(sent).toHaveLength(3);
  const again = await run('out --in main.xlsx --to out');
  expect([again.code, again.said]).toEqual([2, expect.stringContaining('不会改写它')]);
  expect((await run('out --in main.xlsx --to other --due 年底')).code).toBe(2);

  mkdirSync(join(folder, 'back'));
  const [laboratory = '', outpatients = ''] = sent;
  writeFileSync(
    join(folder, 'back', '检验科.xlsx'),
    await typed(read('out', laboratory), complete['0201'] ?? {}),
  );
  writeFileSync(join(folder, 'back', '门诊.xlsx'), await typed(read('out', outpatients), signature()));
  writeFileSync(join(folder, 'back', '说明.txt'), '请查收');
  const collect = 'collect --in main.xlsx --from back --returned 退回 --register 王会计 --home home';
  const first = await run(`${collect} --out merged.xlsx`);
  expect(first.said).toContain('未交回 1，有误 1，接收后有变化 0，已接收 1');
  expect(first.said).toMatch(/IT-061\] 《科室项目》A6 项目“雾化吸入”还没有填写人力/);
  expect(first.said).toContain('WB-002');
  expect(first.code).toBe(0);
  expect(readdirSync(join(folder, '退回'))).toEqual(['门诊.xlsx']);
  const status = await run('status --in main.xlsx --home home');
  expect(status.said).toContain('未交回 1，有误 1，接收后有变化 0，已接收 1');

  // The clerk corrects what came back, and the merged workbook is the main one from now on.
  const corrected = await typed(read('退回', '门诊.xlsx'), complete['0301'] ?? {});
  writeFileSync(join(folder, 'back', '门诊.xlsx'), corrected);
  const overwritten = await run(`${collect} --out merged.xlsx`);
  expect([overwritten.code, overwritten.said]).toEqual([2, expect.stringContaining('不会改写它')]);
  const second = await run(`${collect.replace('main.xlsx', 'merged.xlsx')} --out whole.xlsx`);
  expect([second.code, second.said]).toEqual([
    0,
    expect.stringContaining('未交回 1，有误 0，接收后有变化 0，已接收 2'),
  ]);
  expect(second.said).toContain('已登记 1 条');
});

it('a main workbook that cannot be read, or without volumes, is refused by its faults', async () => {
  writeFileSync(join(folder, 'empty.xlsx'), await mainBook({ 'item-volumes': [] }));
  const refused = await run('collect --in empty.xlsx --from back --out none.xlsx --returned none');
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('IT-040')]);
  writeFileSync(join(folder, 'broken.xlsx'), '不是工作簿');
  expect((await run('out --in broken.xlsx --to none')).said).toContain('WB-003');
  expect((await run('out --in nowhere.xlsx --to none')).code).toBe(2);
  expect((await run('collect --in main.xlsx --from back --out x.xlsx --returned back')).code).toBe(2);
  expect(readdirSync(folder)).not.toContain('none');
});
