import { makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowSplitRegular,
  ArrowSwapRegular,
  BeakerRegular,
  BookRegular,
  BriefcaseRegular,
  BuildingRegular,
  CalendarRegular,
  MathFormulaRegular,
  PeopleCommunityRegular,
  ReceiptRegular,
  StethoscopeRegular,
  TableSimpleRegular,
  TagRegular,
  WrenchRegular,
} from '@fluentui/react-icons';
import type { TraceLine } from '../../../server/contract/api/questions.ts';

/** Lines of a unit: 公用, 管理, 医辅, 医技, 临床 of the standard pack; classes of another pack are buildings. */
const classIcons = {
  SHARED: PeopleCommunityRegular,
  ADMIN: BriefcaseRegular,
  AUX: WrenchRegular,
  TECH: BeakerRegular,
  CLINICAL: StethoscopeRegular,
};

/** Lines of no unit, and what becomes of a unit's own cost. */
const kindIcons = {
  total: MathFormulaRegular,
  month: CalendarRegular,
  book: BookRegular,
  adjustment: ArrowSwapRegular,
  careSplit: ArrowSplitRegular,
  splitFrom: ArrowSplitRegular,
  cell: TableSimpleRegular,
  item: ReceiptRegular,
  itemKind: TagRegular,
};

const useStyles = makeStyles({
  icon: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase400 },
});

/** Where the amount of a line comes from, at a glance. */
export function TraceIcon({ line: { kind, unit } }: { line: Pick<TraceLine, 'kind' | 'unit'> }) {
  const styles = useStyles();
  const byClass = unit && (classIcons[unit.unitClass as keyof typeof classIcons] ?? BuildingRegular);
  const Icon = kindIcons[kind as keyof typeof kindIcons] ?? byClass ?? BuildingRegular;
  return <Icon className={styles.icon} aria-hidden />;
}
