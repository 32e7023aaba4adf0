import { sendOut } from '../../../road/submissions/sendOut.ts';
import { emptyWorkbook } from '../../../xlsx/emptyWorkbook.ts';
import { patchWorkbook } from '../../../xlsx/patchWorkbook.ts';
import { filledBook } from '../../filledBook.ts';
import { materialCode } from '../items/resources.ts';
import { type RandomStream, randomStream } from '../random.ts';
import { type SampleOptions, sampleHospital } from '../sampleHospital.ts';
import { ClerkBook } from './clerkBook.ts';
import { type Deed, exaggerate, measureAnew, mistakes, type Surroundings, sign } from './deeds.ts';

/** A file as it comes back. */
export interface SampleReturn {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Sent {
  readonly unit: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Of so many departments one does not answer, and one makes a mistake. */
const SILENT = 12;
const MISTAKEN = 4;

/**
 * 填报 of the sample as it comes back to the accountant: most of it complete, some not there, some with
 * a mistake, one more than once, and files that are not the hospital's.
 */
export async function sampleReturns(main: Uint8Array, options: SampleOptions): Promise<SampleReturn[]> {
  const { books, faults } = await sendOut(main, { dueDate: '', contact: '财务部' }, () => undefined);
  if (books.length === 0) throw new Error(`nothing to send out: ${faults.map(({ code }) => code).join(' ')}`);
  const around = surroundingsOf(options);
  const month = monthAfter(options);
  const deeds = Object.values(mistakes);
  const returned: SampleReturn[] = [];
  for (const [at, sent] of books.entries()) {
    if (at % SILENT === SILENT - 1) continue;
    const stream = randomStream(options.seed, `return/${sent.unit}`);
    const answer: Answer = { sent, month, stream, around: around(sent.unit) };
    const isMistaken = at % MISTAKEN === MISTAKEN - 2;
    const mistake = deeds[Math.floor(at / MISTAKEN) % deeds.length];
    returned.push(
      ...(await (isMistaken && mistake ? [await answered(answer, 8, mistake)] : wellDone(answer, at))),
    );
  }
  return [...returned, await neighbours(options, month), await addressBook()];
}

interface Answer {
  readonly sent: Sent;
  readonly month: string;
  readonly stream: RandomStream;
  readonly around: Surroundings;
}

/** Among those without a mistake: one comes under a name of its own, one comes twice, one overdoes it. */
async function wellDone(answer: Answer, at: number): Promise<SampleReturn[]> {
  const measured: Deed = (book) => measureAnew(book, answer.stream);
  const { fileName } = answer.sent;
  const again = fileName.replace('.xlsx', '（修改）.xlsx');
  switch (at) {
    case 0:
      return [{ ...(await answered(answer, 6, measured)), name: '新建 Microsoft Excel 工作表.xlsx' }];
    case 1:
      return [
        await answered(answer, 6, () => undefined),
        { ...(await answered(answer, 9, measured)), name: again },
      ];
    case 4:
      return [
        await answered(answer, 7, measured),
        { ...(await answered(answer, 7, exaggerate)), name: again },
      ];
    case 5:
      return [await answered(answer, 7, exaggerate)];
    default:
      return [await answered(answer, 7, measured)];
  }
}

/** Signed first, so that a deed may spoil the signature too. */
async function answered(
  { sent, month, stream, around }: Answer,
  day: number,
  deed: Deed,
): Promise<SampleReturn> {
  const book = await ClerkBook.open(sent.bytes);
  sign(book, month, day, stream);
  deed(book, around);
  return { name: sent.fileName, bytes: await book.file() };
}

function monthAfter({ priorMonths = 0, months }: SampleOptions): string {
  const index = priorMonths + months;
  return `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

function surroundingsOf(options: SampleOptions): (unit: string) => Surroundings {
  const records = sampleHospital(options);
  const rows = (id: string) => records[id] ?? [];
  return (unit) => {
    const performed = new Set(
      rows('item-volumes')
        .filter((row) => (row.executingUnit ?? row.unit) === unit)
        .map(({ item }) => item),
    );
    const find = (id: string, isMeant: (row: Readonly<Record<string, unknown>>) => boolean) =>
      String(rows(id).find(isMeant)?.code ?? '');
    return {
      otherItem: find('service-items', ({ code }) => !performed.has(String(code))),
      otherUnit: find('cost-units', (row) => row.unitClass === 'CLINICAL' && row.code !== unit),
      otherCard: find('equipment', (row) => row.unit !== unit),
      unpricedMaterial: materialCode('negotiated'),
    };
  };
}

/** A clerk of the hospital next door has the wrong address. */
async function neighbours(options: SampleOptions, month: string): Promise<SampleReturn> {
  const small = { ...options, priorMonths: 0, seed: options.seed + 1, units: 12, leaves: 7, items: true };
  const records = sampleHospital(small);
  const cover = { ...records.cover?.[0], hospital: '邻市中心医院（虚构样例）' };
  const main = await filledBook({ ...records, cover: [cover] });
  const { books } = await sendOut(main, { dueDate: '', contact: '' }, () => undefined);
  const [sent] = books;
  if (!sent) throw new Error('the hospital next door sends nothing out');
  const book = await ClerkBook.open(sent.bytes);
  sign(book, month, 8, randomStream(small.seed, 'neighbours'));
  return { name: `邻市_${sent.fileName}`, bytes: await book.file() };
}

async function addressBook(): Promise<SampleReturn> {
  const rows = [
    ['科室', '电话'],
    ['财务部', '8001'],
    ['护理部', '8002'],
  ] as const;
  const bytes = await patchWorkbook(emptyWorkbook(), [
    {
      key: 'phones',
      name: '电话',
      tab: 'input',
      position: 'last',
      verbs: [
        {
          verb: 'block',
          key: 'phones',
          at: { row: 0, column: 0 },
          rowKeys: rows.map(([name]) => name),
          columnKeys: ['unit', 'phone'],
          cells: rows.map((row) => row.map((value) => ({ value, style: 'text' as const }))),
        },
      ],
    },
  ]);
  return { name: '科室通讯录.xlsx', bytes };
}
