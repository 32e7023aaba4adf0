import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPane, type TestPane } from './testPane.ts';
import { PATIENCE, Seat } from './testSeat.ts';

/** A month's way through the record, as three people press it, at 320 pixels. */

let product: TestPane;
let seat: Seat;
beforeAll(async () => {
  product = await startTestPane();
  product.server.warmUp();
  seat = await Seat.take(product);
  await seat.button('校验').waitFor({ timeout: PATIENCE });
}, PATIENCE);
afterAll(async () => {
  await seat.leave();
  await product.close();
});

const name = () => seat.frame.getByLabel('您的姓名').first();

async function cost(): Promise<void> {
  await seat.show('核算');
  await seat.next.filter({ hasText: /核算$/ }).click({ timeout: PATIENCE });
  await seat.next.filter({ hasText: '看结果' }).click({ timeout: PATIENCE });
  await seat.heading(/项核对/).waitFor();
}

describe('a month on record', () => {
  test(
    'is registered by one, reviewed by another, and signed after everything signed was shown',
    async () => {
      await seat.show('账套');
      await seat.heading('还没有账套').waitFor();
      await seat.look('books-empty');
      await seat.next.filter({ hasText: '校验' }).click();
      await name().fill('王会计', { timeout: PATIENCE });
      await seat.button('登记归集').click();
      await seat.heading(/^2024年1月 归集$/).waitFor({ timeout: PATIENCE });
      await cost();
      await seat.show('账套');
      await name().fill('');
      await seat.look('books-to-register');
      expect(await seat.button('登记').isDisabled()).toBe(true);
      await name().fill('王会计');
      await seat.button('登记').click();
      await seat.heading(/^2024年1月 分摊$/).waitFor();
      await seat.frame.getByText(/^登记核算 [0-9a-f]{8}/).waitFor();

      expect(await seat.button('审核通过').isDisabled()).toBe(true);
      await seat.frame.getByText('登记核算的人不能自己审核').waitFor();
      await name().fill('李主任');
      await seat.frame.getByLabel('意见或原因').fill('已核对总账');
      await seat.button('审核通过').click();
      await seat.heading(/^2024年1月 审核$/).waitFor();
      await seat.look('books-reviewed');

      await name().fill('赵院长');
      await seat.button('发布…').click();
      const dialog = seat.frame.getByRole('dialog', { name: '发布 2024年1月 第 1 版' });
      await dialog.getByText('李主任').waitFor();
      await dialog.getByText('王会计').waitFor();
      await dialog.getByText(/^签发内容的校验码 [0-9a-f]{64}$/).waitFor();
      await dialog.getByText(/四类三级分项逐级分步结转/).waitFor();
      await seat.look('books-signing');
      await dialog.getByRole('button', { name: '赵院长 签发' }).click();
      await seat.heading(/^2024年1月 发布$/).waitFor();
      await seat.button('月结').click();
      await seat.heading(/^2024年1月 月结$/).waitFor();
      await seat.look('books-closed');
    },
    PATIENCE,
  );

  test(
    'that is closed is not costed over in silence; reopened with a reason it is, and runs are compared',
    async () => {
      const runLine = () =>
        seat.page.evaluate(() => window.hostPage?.workbook.worksheets.getItem('目录').getRange('B6').text);
      const before = await runLine();
      await seat.type('分摊参数', 'D10', 99);
      await seat.show('核算');
      await seat.next.filter({ hasText: '重新核算' }).click();
      await seat.frame.getByRole('alert').filter({ hasText: 'ST-020' }).waitFor({ timeout: PATIENCE });
      expect(await runLine()).toEqual(before);

      await seat.show('账套');
      expect(await seat.button('反结').isDisabled()).toBe(true);
      await seat.frame.getByLabel('意见或原因').fill('人员数更正');
      await seat.button('反结').click();
      await seat.heading(/^2024年1月 分摊$/).waitFor();
      await cost();
      await seat.show('账套');
      await seat.button('登记').click();
      await seat.unfold('比较两次核算');
      await seat.button('比较').click();
      await seat.frame.getByText(/^输入差异 1 处，规则差异 0 处，结果差异 \d+ 处。$/).waitFor();
      await seat.look('books-compared');
      await seat.button('存成工作表').click();
      await expect
        .poll(() => seat.page.evaluate(() => window.hostPage?.workbook.active.name), { timeout: PATIENCE })
        .toBe('核算比较');

      await seat.unfold('按存档重算验证');
      await seat.button('按存档重算验证').click();
      await seat.frame.getByText('逐字相同').waitFor();
      await seat.look('books-verified');
    },
    PATIENCE,
  );

  test(
    'is backed up with one press, and a backup takes the record back to where it was',
    async () => {
      await seat.unfold('备份与归档');
      await seat.button('备份账套存档').click();
      await seat.frame.getByText(/^已备份到 /).waitFor();
      await seat.frame.getByLabel('意见或原因').fill('核对无误');
      await name().fill('李主任');
      await seat.button('审核通过').click();
      await seat.heading(/^2024年1月 审核$/).waitFor();
      await seat.frame.getByText('用备份恢复').click();
      await seat.frame.getByLabel('恢复原因').fill('审核有误');
      await seat.look('books-restore');
      await seat.button('恢复').click();
      await seat.heading(/^2024年1月 分摊$/).waitFor();
      await seat.frame.getByText('备份之后的 1 条记录不再有效').waitFor();
    },
    PATIENCE,
  );

  test(
    'has its rules kept in versions; an earlier one goes back into the workbook’s own sheet, and is undone',
    async () => {
      const driver = () =>
        seat.page.evaluate(
          () => window.hostPage?.workbook.worksheets.getItem('分摊规则').cellAt('D5')?.value ?? null,
        );
      const keep = async (reason: string) => {
        await seat.show('账套');
        await seat.unfold('本院规则');
        await seat.frame.getByText('保存一版').click();
        await seat.frame.getByLabel('理由').fill(reason);
        await seat.button('保存规则').click();
        await seat.frame
          .getByText(new RegExp(`${reason}$`))
          .first()
          .waitFor();
      };
      await keep('院长办公会通过');
      await seat.type('分摊规则', 'D5', '人员');
      await cost();
      await keep('改按人员分摊');
      await seat.button('与最新一版比较 第 1 版').click();
      await seat.frame.getByText('1 行不同。').waitFor();
      await seat.look('books-rules');
      await seat.button('写进工作簿 第 1 版').click();
      await expect.poll(driver, { timeout: PATIENCE }).toBe('面积');
      await seat.frame.getByText('过期').first().waitFor();
    },
    PATIENCE,
  );

  test(
    'goes to its reviewer in a package, which another name opens and signs, and the answer is taken in',
    async () => {
      await cost();
      await seat.show('账套');
      await seat.heading(/^2024年1月 分摊$/).waitFor();
      await name().fill('王会计');
      await seat.unfold('送审与审计');
      await seat.button('生成送审包').click();
      const fileAt = async () => {
        const text = await seat.frame.getByText(/^文件在 /).textContent();
        const [, folder = '', file = ''] = /^文件在 (.*)：(.*)$/.exec(text ?? '') ?? [];
        return join(folder, file);
      };
      const sent = await fileAt();
      await seat.give('查看收到的送审包', sent);
      await seat.frame.getByText('逐字相同').first().waitFor();
      await name().fill('李主任');
      await seat.frame.getByLabel('审核意见', { exact: true }).fill('同意');
      await expect.poll(() => seat.button('签署：退回').isEnabled(), { timeout: PATIENCE }).toBe(true);
      await seat.look('books-under-review');
      await seat.button('签署：通过').click();
      await expect.poll(fileAt, { timeout: PATIENCE }).not.toBe(sent);
      await seat.give('登记签回的审核意见', await fileAt());
      await seat.heading(/^2024年1月 审核$/).waitFor();
      await seat.button('导出审计工作簿').click();
      await expect
        .poll(() => seat.page.evaluate(() => window.hostPage?.workbook.opened.length), { timeout: PATIENCE })
        .toBe(1);
    },
    PATIENCE,
  );

  test(
    'that was corrected is a second version, and what it corrected is opened as it was kept',
    async () => {
      await name().fill('赵院长');
      await seat.button('发布…').click();
      await seat.frame.getByText('差异随本版留存').waitFor();
      await seat.button('差异报告').click();
      await seat.frame.getByText(/^数值: .* → 99$/).waitFor();
      await seat.look('books-signing-again');
      await seat.button('赵院长 签发').click();
      await seat.heading(/^2024年1月 发布$/).waitFor();
      await seat.button('差异报告 第 2 版').click();
      await seat.frame.getByText(/^输入差异 \d+ 处，规则差异 \d+ 处，结果差异 \d+ 处。$/).waitFor();
      await seat.frame.getByText(/^数值: .* → 99$/).waitFor();
      await seat.look('books-difference');
    },
    PATIENCE,
  );
});
