import { makeStyles, tokens } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';
import type { LastRun } from '../session/state.ts';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': {
      padding: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
      textAlign: 'end',
      whiteSpace: 'nowrap',
      fontWeight: tokens.fontWeightRegular,
    },
    '& th:first-child': { textAlign: 'start', paddingInlineStart: 0, whiteSpace: 'normal' },
    '& thead th': { color: tokens.colorNeutralForeground3 },
    '& tbody tr': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  },
  unequal: { color: tokens.colorStatusDangerForeground1 },
});

/** The hospital's money before and after each level: the same, or the table says by how much not. */
export function Conservation({ levels }: { levels: LastRun['conservation'] }) {
  const { state, words, formats } = usePane();
  const styles = useStyles();
  return (
    <Section title={words.results.conservation} beside={words.results.inYuan}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.results.level}</th>
            <th scope="col">{words.results.before}</th>
            <th scope="col">{words.results.after}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ level, name, beforeYuan, afterYuan }) => (
            <tr key={level} className={beforeYuan === afterYuan ? undefined : styles.unequal}>
              <th scope="row">{name[state.language]}</th>
              <td>{formats.amount(beforeYuan)}</td>
              <td>{`${beforeYuan === afterYuan ? '=' : '≠'} ${formats.amount(afterYuan)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
