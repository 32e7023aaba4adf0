import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PlugConnectedRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { usePane } from '../paneContext.tsx';

const useStyles = makeStyles({
  footer: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  icon: { flex: 'none', fontSize: tokens.fontSizeBase400 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  expiring: { color: tokens.colorStatusWarningForeground3 },
});

/** Whether the server is there, in a line. */
export function Footer() {
  const { state, words } = usePane();
  const styles = useStyles();
  const { connection } = state;
  const isFailed = connection.kind === 'failed';
  const Icon = isFailed ? PlugDisconnectedRegular : PlugConnectedRegular;
  return (
    <footer className={styles.footer}>
      <Icon className={mergeClasses(styles.icon, isFailed && styles.failed)} aria-hidden />
      <span role="status">{words.connection[connection.kind]}</span>
      {connection.kind === 'ready' && connection.certificate?.isExpiring && (
        <span className={styles.expiring}>
          {` · ${words.connection.expiring(connection.certificate.daysLeft)}`}
        </span>
      )}
    </footer>
  );
}
