import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';
import { filledBook } from '../cases/filledBook.ts';
import { COMMITTED_SAMPLE, sampleHospital } from '../cases/sampleHospital/sampleHospital.ts';
import { nodeFiles } from '../record/nodeFiles.ts';
import { Record } from '../record/record.ts';

/** A month's life on the command line, at the preparer's computer, the reviewer's, and a new one. */

/** A dozen commands in a row, on a machine that does other things as well. */
vi.setConfig({ testTimeout: 240_000 });

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'stepdown-record-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What was said, and the exit code. */
function run(
  line: string,
  nodeOptions: readonly string[] = [],
): Promise<{ code: number; said: string; lastLine: string }> {
  return new Promise((resolve) => {
    const asked = [...nodeOptions, cli, ...line.split(' ')];
    const setting = { cwd: folder, env: { ...process.env, TZ: 'Asia/Shanghai' } };
    execFile(process.execPath, asked, setting, (error, stdout, stderr) => {
      const lastLine = stdout.trimEnd().split('\n').at(-1) ?? '';
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr, lastLine });
    });
  });
}

/** The same where it must come to its end. */
async function done(line: string): Promise<string> {
  const { code, said, lastLine } = await run(line);
  expect([line, code, code === 0 ? '' : said]).toEqual([line, 0, '']);
  return lastLine;
}

it('a month goes to its reviewer and back, is closed, archived, audited, and lives on from a backup', async () => {
  await done('sample --departments --units 40 --out book.xlsx');
  await done('cost book.xlsx --out result.xlsx --register 王会计 --home home');
  const month = /\d{4}-\d{2}/.exec((await run('record history --home home')).said)?.[0] ?? '';
  await done(`record package --month ${month} --by 王会计 --out sent.zip --home home`);
  expect((await run('record review sent.zip')).said).toContain('重算逐字相同');
  const own = await run('record sign sent.zip --decision approved --by 王会计');
  expect([own.code, own.said]).toEqual([1, expect.stringContaining('ST-034')]);
  expect(await done('record sign sent.zip --decision approved --by 李主任 --remark 同意')).toBe(
    'sent-signed.json',
  );
  await done('record take-review sent-signed.json --home home');

  const shown = await run(`record move publish --month ${month} --by 赵院长 --home home`);
  const [, statement = ''] = /--statement ([0-9a-f]{64})/.exec(shown.said) ?? [];
  await done(`record move publish --month ${month} --by 赵院长 --statement ${statement} --home home`);
  await done(`record move close --month ${month} --by 赵院长 --home home`);
  await done('record archive --by 赵院长 --out year.zip --home home');
  const gone = await run('record verify --home home');
  expect([gone.code, gone.said]).toEqual([1, expect.stringContaining('ST-011')]);
  await done('record take-back year.zip --by 赵院长 --home home');

  await done('record audit --out audit.xlsx --home home');
  const { lines } = JSON.parse(readFileSync(join(folder, 'audit.json'), 'utf8')) as {
    lines: { text: { zh: string } }[];
  };
  expect(lines.map(({ text }) => text.zh.slice(0, 2))).toEqual([
    '登记',
    '审核',
    '发布',
    '月结',
    '归档',
    '从“',
  ]);

  await done('record backup --out backup.zip --home home');
  const taken = await run('record backup --out backup.zip --home home');
  expect([taken.code, taken.said]).toEqual([1, expect.stringContaining('ST-064')]);
  const unsaid = await run('record restore backup.zip --by 赵院长 --home other');
  expect([unsaid.code, unsaid.said]).toEqual([1, expect.stringContaining('ST-035')]);
  await done('record restore backup.zip --by 赵院长 --reason 换了电脑 --home other');
  expect((await run('record verify --home other')).said).toContain('逐字相同');
});

it('the hospital’s rules are kept in versions, and one is written into a workbook', async () => {
  await done('sample --departments --units 40 --out rules.xlsx');
  await done('cost rules.xlsx --out rules-result.xlsx --register 王会计 --home rules-home');
  const saving = 'record save-rules rules.xlsx --by 王会计 --home rules-home';
  expect((await run(saving)).code).toBe(2);
  expect((await run(`${saving} --reason 院长办公会通过`)).said).toContain('已保存第 1 版');
  expect((await run(`${saving} --reason 院长办公会通过`)).said).toContain('与最近一版相同');
  expect((await run('record rules --home rules-home')).said).toContain('王会计  院长办公会通过');
  const writing = 'record write-rules rules.xlsx --out written.xlsx --home rules-home';
  expect((await run(`${writing} --version 2`)).said).toContain('ST-041');
  await done(`${writing} --version 1`);
  const again = 'record save-rules written.xlsx --by 王会计 --reason 写回以后 --home rules-home';
  expect((await run(again)).said).toContain('与最近一版相同');
  await done('record roll-back-rules --version 1 --from 2024-03 --by 王会计 --reason 沿用 --home rules-home');
  const compared = await run('record compare-rules --before 1 --after 2 --home rules-home');
  expect(compared.lastLine).toBe('0 行不同');
});

const publish = async (month: string, home: string) => {
  await done(`record move review --month ${month} --by 李主任 --home ${home}`);
  const shown = await run(`record move publish --month ${month} --by 赵院长 --home ${home}`);
  const [, statement = ''] = /--statement ([0-9a-f]{64})/.exec(shown.said) ?? [];
  await done(`record move publish --month ${month} --by 赵院长 --statement ${statement} --home ${home}`);
};

it('a corrected version’s difference report is opened, as any two runs are, in the words of the sheets', async () => {
  const home = 'corrected';
  await done('sample --departments --units 40 --out one.xlsx');
  await done('sample --departments --units 40 --seed 2 --out two.xlsx');
  await done(`cost one.xlsx --out one-result.xlsx --register 王会计 --home ${home}`);
  await publish('2024-01', home);
  const first = await run(`record compare --month 2024-01 --home ${home}`);
  expect([first.code, first.said]).toEqual([1, expect.stringContaining('ST-044')]);
  await done(`record move reopen --month 2024-01 --by 赵院长 --reason 补记 --home ${home}`);
  await done(`cost two.xlsx --out two-result.xlsx --register 王会计 --home ${home}`);
  await publish('2024-01', home);

  const kept = await run(`record compare --month 2024-01 --out difference.xlsx --home ${home}`);
  expect([kept.code, kept.lastLine]).toEqual([0, 'difference.xlsx']);
  expect(kept.said).toMatch(
    /改动 {2}总账 {2}2024-01 · 成本 · 5001 · \d+ · 自筹及财政基本经费\n {4}金额：[\d.]+ → [\d.]+\n/,
  );
  expect(kept.said).toMatch(/……另有 \d+ 处未列出，加 --out 存成工作簿/);
  const [, before = '', after = ''] = /以前：核算 (\w+)；以后：核算 (\w+)/.exec(kept.said) ?? [];
  const runs = await run(`record compare ${before} ${after} --home ${home}`);
  expect(`${runs.said.trimEnd()}\ndifference.xlsx`).toBe(kept.said.trimEnd());
  expect((await run(`record compare ${before} ffffffff --home ${home}`)).said).toContain('ST-028');
});

it('a content that is lost hides nothing of the others, of the record that was corrected', async () => {
  const home = 'corrected';
  await done(`record audit --out all.xlsx --home ${home}`);
  const { lines } = JSON.parse(readFileSync(join(folder, 'all.json'), 'utf8')) as {
    lines: { body: string }[];
  };
  const contentOf = (pattern: RegExp) => {
    const [, address = ''] = lines.flatMap(({ body }) => pattern.exec(body) ?? []);
    return join(folder, home, 'record', 'payloads', address.slice(0, 2), `${address.slice(2)}.gz`);
  };
  rmSync(contentOf(/"statement":"([0-9a-f]{64})"/));
  const statementLost = await run(`record verify --home ${home}`);
  expect([statementLost.code, statementLost.said.match(/逐字相同/g)?.length]).toEqual([1, 2]);
  expect(statementLost.said).toContain('ST-009');
  rmSync(contentOf(/"ledger":"([0-9a-f]{64})"/));
  const ledgerLost = await run(`record verify --home ${home}`);
  expect([ledgerLost.code, ledgerLost.said.match(/逐字相同/g)?.length]).toEqual([1, 1]);
  expect((await run('record history --home nowhere')).said).toContain('存档里还没有账套');
});

it('a clock that went back, or another writer, stops what would be written and nothing that is read', async () => {
  const yesterday = `const now = Date.now() - 86_400_000;
    globalThis.Date = class extends Date {
      constructor(...given) { super(...(given.length > 0 ? given : [now])); }
      static now() { return now; }
    };`;
  const earlier = ['--import', `data:text/javascript,${encodeURIComponent(yesterday)}`];
  const home = 'clock';
  await done('sample --departments --units 40 --out clock.xlsx');
  await done(`cost clock.xlsx --out clock-result.xlsx --register 王会计 --home ${home}`);
  const review = `record move review --month 2024-01 --by 李主任 --home ${home}`;
  const stopped = await run(review, earlier);
  expect([stopped.code, stopped.said]).toEqual([1, expect.stringContaining('ST-008')]);
  const accepting = `record accept-clock --by 李主任 --home ${home}`;
  const unsaid = await run(accepting, earlier);
  expect([unsaid.code, unsaid.said]).toEqual([2, expect.stringContaining('record -- accept-clock')]);
  expect(unsaid.said).not.toContain('take-review');
  expect((await run(`${accepting} --reason 上次时间设错了`, earlier)).said).toContain('已确认时间');
  expect((await run(review, earlier)).said).toContain('2024-01 审核');
  expect((await run(`${accepting} --reason 再确认`)).said).toContain('不必确认');

  const other = await Record.open(join(folder, home), { files: nodeFiles, now: () => new Date() });
  const beside = await run(`record history --home ${home}`);
  expect([beside.code, beside.said]).toEqual([0, expect.not.stringContaining('ST-005')]);
  const refused = await run(`record move return --month 2024-01 --by 李主任 --reason 再看 --home ${home}`);
  expect([refused.code, refused.said.match(/\[阻断核算 ST-005\]/g)?.length]).toEqual([1, 1]);
  await other.close();
});

it('a driver that is not that of the month before is named as the sheet names it, and asks for its reason', async () => {
  const sample = sampleHospital({ ...COMMITTED_SAMPLE, units: 40, months: 2 });
  const withDriver = (driver: string) => {
    const rule = { operation: 'set', senders: 'ADMIN', elements: '*', driver, reason: '院长办公会' };
    return filledBook({ ...sample, 'allocation-rules': [rule] });
  };
  writeFileSync(join(folder, 'area.xlsx'), await withDriver('area'));
  writeFileSync(join(folder, 'heads.xlsx'), await withDriver('headcount'));
  const registering = '--register 王会计 --home drivers';
  expect(await done('record gather area.xlsx --months 2024-01 --by 王会计 --home drivers')).toBe(
    '2024-01 归集已登记',
  );
  await done(`cost area.xlsx --months 2024-01 --out area-result.xlsx ${registering}`);
  const asking = `cost heads.xlsx --months 2024-02 --out heads-result.xlsx ${registering}`;
  const asked = await run(asking);
  expect([asked.code, asked.said]).toEqual([1, expect.stringContaining('ST-026')]);
  expect(asked.said).toContain('改动  2024-02  谁用哪个参数');
  expect(asked.said).toContain('    分摊参数：面积 → 人员\n');
  await done(`${asking} --driver-reason 经院长办公会同意`);
});
