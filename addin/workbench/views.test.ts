import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filledBook } from '../../server/cases/filledBook.ts';
import { loadCase } from '../../server/cases/runCase.ts';
import { readBook } from '../../server/xlsx/book/readBook.ts';
import { startTestPane, type TestPane } from './testPane.ts';
import { picture } from './testPictures.ts';
import { PATIENCE, Seat } from './testSeat.ts';

/** The pane as a person meets it: 320 pixels, a keyboard, a screen reader, two languages, every state. */

let product: TestPane;
beforeAll(async () => {
  product = await startTestPane();
  product.server.warmUp();
}, PATIENCE);
afterAll(() => product.close());

describe('at 320 pixels', () => {
  let seat: Seat;
  beforeAll(async () => {
    seat = await Seat.take(product);
    await seat.button('校验').waitFor({ timeout: PATIENCE });
  }, PATIENCE);
  afterAll(() => seat.leave());

  test('what was not done yet says what it is for', async () => {
    await seat.look('prepare');
    for (const [view, heading] of [
      ['校验', '还没有校验'],
      ['核算', '可以核算'],
      ['结果', '还没有结果'],
      ['追溯', '还没有结果可以追溯'],
      ['测算', '还没有结果可以测算'],
    ] as const) {
      await seat.show(view);
      await seat.heading(heading).waitFor();
      await seat.look(`before-${view}`);
    }
  });

  test(
    'a check says its number first, where each fault is and what to do, and keeps a reason for a notice',
    async () => {
      await seat.type('直接成本', 'G10', '一百');
      await seat.show('校验');
      await seat.next.click();
      await seat.heading(/^1 处阻断核算$/).waitFor({ timeout: PATIENCE });
      expect(await seat.next.textContent()).toBe('去第一处：《直接成本》G10');
      await seat.button('展开说明 《直接成本》G10').click();
      await seat.frame.getByText('处理', { exact: true }).waitFor();
      await seat.look('check');

      await seat.type('直接成本', 'G10', 100);
      await seat.next.filter({ hasText: '再校验' }).click();
      await seat.heading(/^\d+ 处提示$/).waitFor({ timeout: PATIENCE });

      await seat
        .button(/^展开说明/)
        .last()
        .click();
      await seat.button('确认').click();
      await seat.frame.getByLabel('理由').fill('已核对，属实');
      await seat.frame.getByLabel('理由').press('Enter');
      await seat.frame.getByText(/已确认：已核对，属实/).waitFor();
      await seat.look('check-acknowledged');
    },
    PATIENCE,
  );

  test(
    'a costing announces its stages, can be stopped, and says that nothing was changed',
    async () => {
      await seat.show('核算');
      await seat.next.filter({ hasText: '核算' }).click({ timeout: PATIENCE });
      await seat.frame
        .getByRole('status')
        .filter({ hasText: /^核算 · / })
        .waitFor();
      await seat.heading('正在核算').waitFor();
      await picture(seat.page, 'cost');
      await seat.button('停止').click();
      await seat.frame.getByText('核算已停止，工作簿没有变化').waitFor({ timeout: PATIENCE });
      await seat.look('cost-stopped');
    },
    PATIENCE,
  );

  test(
    'results say their verdict first, then before = after, and lead to every sheet',
    async () => {
      await seat.next.filter({ hasText: '核算' }).click();
      await seat.next.filter({ hasText: '看结果' }).click({ timeout: PATIENCE });
      await seat.heading(/项核对/).waitFor();
      await seat.frame.getByRole('row', { name: /三级分摊 .* = / }).waitFor();
      await seat.button('转到《科室04 分摊汇总》').click();
      await expect
        .poll(() => seat.page.evaluate(() => window.hostPage?.workbook.active.name))
        .toBe('科室04 分摊汇总');
      await seat.look('results');
    },
    PATIENCE,
  );

  test(
    'a trace is opened with the keyboard alone, down to a cell that Enter goes to',
    async () => {
      await seat.select('科室04 分摊汇总', 'I10');
      await seat.show('追溯');
      const tree = seat.frame.getByRole('tree');
      await tree.getByRole('treeitem', { level: 2 }).first().waitFor();
      await tree.getByRole('treeitem', { level: 1 }).focus();
      const focused = () =>
        seat.frame.evaluate(() => ({
          level: document.activeElement?.getAttribute('aria-level'),
          isOpen: document.activeElement?.getAttribute('aria-expanded'),
        }));
      await seat.page.keyboard.press('ArrowDown');
      for (const level of ['2', '3', '4', '5']) {
        await expect.poll(async () => (await focused()).level).toBe(level);
        if ((await focused()).isOpen === null) break;
        await seat.page.keyboard.press('ArrowRight');
        await expect.poll(async () => (await focused()).isOpen).toBe('true');
        await seat.page.keyboard.press('ArrowRight');
      }
      await seat.look('trace');
      await seat.page.keyboard.press('Enter');
      await expect
        .poll(() => seat.page.evaluate(() => window.hostPage?.workbook.active.name))
        .toBe('直接成本');
    },
    PATIENCE,
  );

  test(
    'a what-if shows the value it had beside the one it has, and the effect by unit',
    async () => {
      await seat.show('测算');
      await seat.frame.getByLabel('改什么').selectOption({ label: '人员' });
      await seat.frame.getByRole('combobox', { name: '科室' }).first().fill('心血管');
      await seat.frame.getByRole('option', { name: /心血管内科门诊/ }).click();
      await seat.frame.getByLabel('改为').fill('30');
      await seat.button('看影响').first().click();
      await seat.heading(/^\d+ 个科室的成本有变化$/).waitFor();
      await seat.frame.getByText('原来 22 →').waitFor();
      await seat.look('what-if');
      await seat.button(/^恢复原数/).click();
      await seat.heading('改一个数').waitFor();
    },
    PATIENCE,
  );

  test(
    'a what-if of revenue and of an internal service is between two units, and both are changed at once',
    async () => {
      const choose = async (item: string) => {
        await seat.frame.getByLabel('改什么').selectOption({ label: item });
        const between = seat.frame.getByRole('combobox', { name: '从哪个科室到哪个科室' });
        await between.fill('→');
        await seat.frame.getByRole('option', { name: /→/ }).first().click();
        await seat.frame.getByLabel('改为').last().fill('123456');
        await seat.button('看影响').first().click();
      };
      const options = await seat.frame
        .getByLabel('改什么')
        .locator('optgroup')
        .evaluateAll((groups) =>
          groups.map((group) => [group.getAttribute('label'), group.firstElementChild?.textContent ?? '']),
        );
      const [revenue, service] = options.slice(2);
      expect([revenue?.[0], service?.[0]]).toEqual(['收入', '内部服务量']);
      await choose(revenue?.[1] ?? '');
      await seat.heading(/科室的成本/).waitFor();
      await seat.button('加一项改动').click();
      await choose(service?.[1] ?? '');
      await expect.poll(() => seat.button(/^恢复原数/).count()).toBe(2);
      await seat.heading(/^\d+ 个科室的成本有变化$/).waitFor();
      await seat.look('what-if-between');
      await seat.button('全部恢复').click();
      await seat.heading('改一个数').waitFor();
    },
    PATIENCE,
  );

  test(
    'a break-even trial is made with the keyboard alone, kept as a sheet of its own, and taken back',
    async () => {
      const { keyboard } = seat.page;
      await seat.frame.getByRole('combobox', { name: '科室' }).last().focus();
      await keyboard.type('心血管');
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await seat.frame.getByLabel('业务量变动').waitFor();
      for (let fields = 0; fields < 3; fields++) await keyboard.press('Tab');
      await keyboard.type('10');
      await keyboard.press('Enter');
      await seat.frame.getByRole('row', { name: /^单位收入 / }).waitFor();
      await seat.frame.getByLabel('方案名称').focus();
      await keyboard.type('加一成');
      await keyboard.press('Enter');
      const front = () => seat.page.evaluate(() => window.hostPage?.workbook.active.name);
      await expect.poll(front, { timeout: PATIENCE }).toBe('保本测算 加一成');
      const words = await seat.page.evaluate(() =>
        window.hostPage?.workbook.active.getUsedRange().values.map(([first]) => first),
      );
      expect(words).toEqual(expect.arrayContaining(['改动：业务量 +10%', '保本业务量', '安全边际率']));
      await seat.look('break-even');
      await seat.button('撤销《保本测算 加一成》').press('Enter');
      await seat.frame.getByText(/^撤销写回完成/).waitFor();
      expect(
        await seat.page.evaluate(() => window.hostPage?.workbook.worksheets.items.map(({ name }) => name)),
      ).not.toContain('保本测算 加一成');
    },
    PATIENCE,
  );

  test(
    'every view speaks English once it is asked to, and stands in high contrast',
    async () => {
      await seat.button('设置').click();
      await seat.heading('设置').waitFor();
      await seat.look('settings');
      await seat.frame.getByLabel('语言').selectOption('en');
      await seat.heading('Settings').waitFor();
      await seat.page.emulateMedia({ forcedColors: 'active' });
      for (const view of ['Prepare', 'Check', 'Cost', 'Results', 'Trace', 'What if', 'Books']) {
        await seat.show(view);
        await seat.look(`english-${view}`);
      }
      await seat.show('What if');
      await seat.frame.getByRole('combobox', { name: 'Unit' }).fill('012001');
      await seat.frame.getByRole('option', { name: /012001/ }).click();
      await seat.frame.getByLabel('Target surplus (yuan)').fill('1000000');
      await seat.button('See the effect').click();
      await seat.frame.getByRole('row', { name: /^Volume for the target surplus / }).waitFor();
      await seat.look('english-break-even');
      const chinese = await seat.frame.locator('nav, footer, h1').allTextContents();
      expect(chinese.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    },
    PATIENCE,
  );
});

describe('of a month that has neither revenue nor internal services', () => {
  test(
    '测算 says what it lacks and where to fill it in, in both languages',
    async () => {
      const { book } = await readBook(await poorBook());
      const seat = await Seat.take(product, undefined, book);
      await seat.next.filter({ hasText: /^校验/ }).click({ timeout: PATIENCE });
      await seat.next.filter({ hasText: '核算' }).click({ timeout: PATIENCE });
      await seat.next.filter({ hasText: '看结果' }).click({ timeout: PATIENCE });
      await seat.show('测算');
      await seat.frame.getByText(/^这个月没有.*收入、内部服务量的数据/).waitFor();
      await seat.frame.getByText(/算不出保本点。请填写《收入》和《工作量》/).waitFor();
      await seat.look('what-if-lacking');
      await seat.button('设置').click();
      await seat.frame.getByLabel('语言').selectOption('en');
      await seat.show('What if');
      await seat.frame.getByText(/^This month has no data of: .*revenue, internal service/).waitFor();
      await seat.look('english-what-if-lacking');
      await seat.leave();
    },
    PATIENCE,
  );
});

describe('on a dark system', () => {
  test(
    'every view is dark, and reads as well',
    async () => {
      const seat = await Seat.take(product);
      await seat.page.emulateMedia({ colorScheme: 'dark' });
      await seat.button('校验').waitFor({ timeout: PATIENCE });
      await seat.next.filter({ hasText: '校验' }).click();
      await seat.next.filter({ hasText: '核算' }).click({ timeout: PATIENCE });
      await seat.next.filter({ hasText: '看结果' }).click({ timeout: PATIENCE });
      const paper = await seat.frame.locator('main').evaluate((main) => {
        const pane = main.parentElement;
        return pane ? getComputedStyle(pane).backgroundColor : '';
      });
      expect(Math.max(...(paper.match(/\d+/g) ?? ['255']).map(Number))).toBeLessThan(60);
      for (const view of ['准备', '校验', '核算', '结果', '追溯', '测算', '账套']) {
        await seat.show(view);
        await seat.look(`dark-${view}`);
      }
      await seat.leave();
    },
    PATIENCE,
  );
});

describe('without a server that takes it', () => {
  test(
    'the pane says why and what to do',
    async () => {
      const seat = await Seat.take(product, '/host.html');
      await seat.frame.getByRole('alert').filter({ hasText: '口令不对' }).waitFor({ timeout: PATIENCE });
      await seat.frame.getByText('怎么办').waitFor();
      expect(await seat.next.textContent()).toBe('重新连接');
      await seat.look('token-refused');
      await seat.page.context().close();
    },
    PATIENCE,
  );
});

/** A published hospital that hands costs on by headcount, and has no other figures. */
function poorBook(): Promise<Uint8Array> {
  const folder = new URL('../../server/cases/alloc-01-bhima-docs-stepdown', import.meta.url);
  const { 'internal-services': _, ...sheets } = loadCase(fileURLToPath(folder)).sheets;
  const rules = (sheets['allocation-rules'] ?? []).map((rule) => ({ ...rule, driver: 'headcount' }));
  const units = sheets['cost-units'] ?? [];
  return filledBook({
    ...sheets,
    'allocation-rules': rules,
    'driver-parameters': units.map(({ code }) => ({ month: '2024-01', unit: code, headcount: 10 })),
  });
}
