import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircleFilled, InfoFilled, ProhibitedFilled } from '@fluentui/react-icons';
import type { Severity } from '../../../server/contract/faults/fault.ts';

/** Worst first. */
export const severities: readonly Severity[] = ['blocking', 'unpublishable', 'notice'];

const icons = { blocking: ErrorCircleFilled, unpublishable: ProhibitedFilled, notice: InfoFilled };

const useStyles = makeStyles({
  icon: { flex: 'none', fontSize: tokens.fontSizeBase400 },
  blocking: { color: tokens.colorStatusDangerForeground1 },
  unpublishable: { color: tokens.colorStatusDangerForeground1 },
  notice: { color: tokens.colorStatusWarningForeground3 },
});

export function SeverityIcon({ severity }: { severity: Severity }) {
  const styles = useStyles();
  const Icon = icons[severity];
  return <Icon className={mergeClasses(styles.icon, styles[severity])} aria-hidden />;
}
