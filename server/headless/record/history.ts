import { bookListAnswer } from '../../history/bookAnswers.ts';
import { historyLines } from '../../history/eventWords.ts';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { BOOK_USAGE, bookFlags, NO_BOOK, whichBook } from './whichBook.ts';

/** Every book with its months; of one month what happened to it. */
export const historyCommand: Command = {
  usage: `history [--month 2024-01] ${BOOK_USAGE} [--home <文件夹>]`,
  summary: '账套、各月状态和发生过的事 / books, their months and what happened',
  async run(args) {
    const { values } = parseCommandLine(args, { ...recordFlags, ...bookFlags, month: { type: 'string' } });
    const language = languageOf(values.lang);
    return withRecord(values.home, language, async (record) => {
      if (record.state.books.size === 0) console.log(NO_BOOK);
      for (const { hospital, year, months } of bookListAnswer(record.state).books) {
        console.log(`${hospital} ${year}`);
        for (const { month, stateName, isStale, version } of months)
          console.log(
            `  ${month}  ${stateName[language]}${isStale ? '（待重算）' : ''}${version > 0 ? `  v${version}` : ''}`,
          );
      }
      if (values.month === undefined) return 0;
      const book = whichBook(record.state, values);
      for (const line of historyLines(record.events, book.id, values.month))
        console.log(
          [`  ${localTime(line.at)}  ${line.by.name}  ${line.text[language]}`, line.reason]
            .filter(Boolean)
            .join('  '),
        );
      return 0;
    });
  },
};

/** As the clock on the wall shows it. */
function localTime(at: string): string {
  const moment = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
