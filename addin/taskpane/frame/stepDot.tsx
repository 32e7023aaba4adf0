import { makeStyles, tokens } from '@fluentui/react-components';
import {
  BeakerRegular,
  BookRegular,
  BranchForkRegular,
  CheckmarkCircleFilled,
  CircleHalfFillFilled,
  CircleRegular,
  ErrorCircleFilled,
  HistoryFilled,
  ReceiptRegular,
} from '@fluentui/react-icons';
import type { StepState, View } from '../session/state.ts';

const icons = {
  open: CircleRegular,
  busy: CircleHalfFillFilled,
  problem: ErrorCircleFilled,
  stale: HistoryFilled,
  done: CheckmarkCircleFilled,
};

const useStyles = makeStyles({
  open: { color: tokens.colorNeutralForeground4 },
  busy: { color: tokens.colorCompoundBrandForeground1 },
  problem: { color: tokens.colorStatusDangerForeground1 },
  stale: { color: tokens.colorStatusWarningForeground3 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  tool: { color: tokens.colorNeutralForeground3 },
});

const SIZE = '18px';

/** How a step of the path stands; a shape of its own for each, so that no colour is needed to tell. */
export function StepDot({ view, state }: { view: View; state: StepState }) {
  const styles = useStyles();
  if (view === 'trace') return <BranchForkRegular fontSize={SIZE} className={styles.tool} aria-hidden />;
  if (view === 'whatIf') return <BeakerRegular fontSize={SIZE} className={styles.tool} aria-hidden />;
  if (view === 'items') return <ReceiptRegular fontSize={SIZE} className={styles.tool} aria-hidden />;
  if (view === 'books') return <BookRegular fontSize={SIZE} className={styles.tool} aria-hidden />;
  const Icon = icons[state];
  return <Icon fontSize={SIZE} className={styles[state]} aria-hidden />;
}
