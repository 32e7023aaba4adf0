import { makeStyles, tokens } from '@fluentui/react-components';
import { placeText } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { usePane } from '../paneContext.tsx';
import { useFaultText } from '../parts/faultWords.ts';
import { SeverityIcon } from './severityIcon.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXXS} 0`,
    overflowWrap: 'anywhere',
  },
  remedy: { color: tokens.colorNeutralForeground3 },
});

/** Faults of another workbook than the one that is open: where, what, what to do; nowhere to go to. */
export function FaultTexts({ faults }: { faults: readonly Fault[] }) {
  const { words } = usePane();
  const textOf = useFaultText();
  const styles = useStyles();
  if (faults.length === 0) return null;
  return (
    <ul className={styles.list}>
      {faults.map((found, at) => {
        const { what, remedy } = textOf(found);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same fault may be told of the same cell twice
          <li key={at} className={styles.line}>
            <SeverityIcon severity={found.severity} />
            <span>
              {found.where && `${placeText(found.where)} `}
              {words.sentence(what)} <span className={styles.remedy}>{words.sentence(remedy)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
