import { makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowEnterRegular,
  ArrowSplitRegular,
  ArrowSwapRegular,
  BookRegular,
  BuildingRegular,
  CalendarRegular,
  MathFormulaRegular,
  TableSimpleRegular,
} from '@fluentui/react-icons';

const icons = {
  total: MathFormulaRegular,
  month: CalendarRegular,
  unit: BuildingRegular,
  book: BookRegular,
  adjustment: ArrowSwapRegular,
  careSplit: ArrowSplitRegular,
  splitFrom: ArrowSplitRegular,
  handedOver: ArrowEnterRegular,
  cell: TableSimpleRegular,
};

const useStyles = makeStyles({
  icon: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase400 },
});

/** What kind of line it is, at a glance. */
export function TraceIcon({ kind }: { kind: string }) {
  const styles = useStyles();
  const Icon = icons[kind as keyof typeof icons] ?? MathFormulaRegular;
  return <Icon className={styles.icon} aria-hidden />;
}
