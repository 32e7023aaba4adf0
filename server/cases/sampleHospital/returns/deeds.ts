import type { RandomStream } from '../random.ts';
import type { ClerkBook } from './clerkBook.ts';

/** What a clerk knows of the hospital and gets wrong. */
export interface Surroundings {
  /** An item that the unit does not perform. */
  readonly otherItem: string;
  readonly otherUnit: string;
  /** An equipment card of another unit. */
  readonly otherCard: string;
  readonly unpricedMaterial: string;
}

/** What a clerk does to a workbook that went out; the last of it is the signature. */
export type Deed = (book: ClerkBook, around: Surroundings) => void;

const LABOUR = '项目人力';
const MINUTES = '时间(分)';
const ITEM = '收费项目编码';

const firstItem = (book: ClerkBook) => String(book.value('科室项目', 0, ITEM));

/** One mistake a workbook; each is told with its cell. */
export const mistakes: Readonly<Record<string, Deed>> = {
  tooLong: (book) => book.type(LABOUR, 0, { [MINUTES]: 10_000 }),
  unknownGrade: (book) => book.type(LABOUR, 0, { 岗位: '主任护师' }),
  unpricedMaterial: (book, { unpricedMaterial }) =>
    book.type('项目材料', book.lines('项目材料'), {
      [ITEM]: firstItem(book),
      物资编码: unpricedMaterial,
      用量: 1,
    }),
  textForNumber: (book) => book.type(LABOUR, 1, { [MINUTES]: '约10分钟' }),
  notPerformed: (book, { otherItem }) =>
    book.type(LABOUR, book.lines(LABOUR), {
      ...{ [ITEM]: otherItem, 作业: '操作', 岗位: '医生' },
      ...{ 人数: 1, [MINUTES]: 20 },
    }),
  foreignCard: (book, { otherCard }) =>
    book.type('项目设备', book.lines('项目设备'), {
      ...{ [ITEM]: firstItem(book), 卡片编号: otherCard, '占用时间(分)': 15 },
    }),
  noMinutes: (book) => book.type(LABOUR, 2, { [MINUTES]: 0 }),
  listedTwice: (book) => {
    const copied = [ITEM, '作业', '岗位', '人数', MINUTES].map(
      (header) => [header, book.value(LABOUR, 0, header)] as const,
    );
    book.type(LABOUR, book.lines(LABOUR), Object.fromEntries(copied) as Record<string, string | number>);
  },
  coverChanged: (book, { otherUnit }) => book.answer('填报科室编码', otherUnit),
  headerChanged: (book) => book.retitle(LABOUR, MINUTES, '多久'),
  unsigned: (book) => book.answer('填报人', null),
  unreadableDate: (book) => book.answer('填报日期', '月底'),
};

const clerks = ['王静', '李敏', '张丽', '刘芳', '陈洁', '杨帆', '赵颖', '周琳'] as const;

/** Signed on a day of the month after those that the workbook is about. */
export function sign(book: ClerkBook, month: string, day: number, stream: RandomStream): void {
  const clerk = clerks[Math.floor(stream.next() * clerks.length)] ?? clerks[0];
  book.answer('填报人', clerk);
  book.answer('填报日期', `${month}-${String(day).padStart(2, '0')}`);
}

/** Every so many lines were measured anew. */
const MEASURED = 0.15;

/** Minutes as they are now, a little less than last time, so that nobody's people work longer than they can. */
export function measureAnew(book: ClerkBook, stream: RandomStream): void {
  for (let line = 0; line < book.lines(LABOUR); line++) {
    if (stream.next() >= MEASURED) continue;
    const minutes = Number(book.value(LABOUR, line, MINUTES));
    book.type(LABOUR, line, { [MINUTES]: Math.max(0.1, Math.round(minutes * 9) / 10) });
  }
}

/** Half as much again for everything: each line can be meant, all together cannot. */
export function exaggerate(book: ClerkBook): void {
  for (let line = 0; line < book.lines(LABOUR); line++)
    book.type(LABOUR, line, { [MINUTES]: Math.round(Number(book.value(LABOUR, line, MINUTES)) * 15) / 10 });
}
