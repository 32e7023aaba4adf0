import { makeStyles, tokens } from '@fluentui/react-components';
import type { StatementAnswer } from '../../../server/contract/api/books.ts';
import { usePane } from '../paneContext.tsx';
import { Amount } from '../parts/amount.tsx';

const useStyles = makeStyles({
  levels: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
  },
  head: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  money: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'end',
  },
});

/** Money before and after each level of the allocation. */
export function LevelTotals({ levels }: { levels: StatementAnswer['content']['levels'] }) {
  const { state, words, formats } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.levels}>
      <span className={styles.head}>{words.results.level}</span>
      <span className={styles.money}>{words.results.before}</span>
      <span className={styles.money}>{words.results.after}</span>
      {levels.map(({ level, name, beforeYuan, afterYuan }) => [
        <span key={`${level} name`}>{name[state.language]}</span>,
        <Amount key={`${level} before`}>{formats.amount(beforeYuan)}</Amount>,
        <Amount key={`${level} after`}>{formats.amount(afterYuan)}</Amount>,
      ])}
    </div>
  );
}
