import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons';
import { usePane } from '../paneContext.tsx';
import { monthsOf } from '../parts/months.ts';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalM}`,
  },
  text: { flex: 1, minWidth: 0 },
  line: { margin: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  state: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Which hospital (until that is known: which workbook), which months, how far it has come. */
export function Header() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { about } = state.workbook;
  const hospital = state.check?.hospital ?? state.run?.hospital;
  return (
    <header className={styles.header}>
      <div className={styles.text}>
        <p className={mergeClasses(styles.line, styles.name)} title={about?.name}>
          {hospital ?? about?.name ?? words.frame.unnamed}
          {about?.isReadOnly && ` · ${words.frame.readOnly}`}
        </p>
        <p className={mergeClasses(styles.line, styles.state)}>{useStateLine()}</p>
      </div>
      <Button
        appearance={state.view === 'settings' ? 'secondary' : 'subtle'}
        icon={<SettingsRegular />}
        aria-label={words.frame.openSettings}
        aria-current={state.view === 'settings' ? 'page' : undefined}
        onClick={() => session.show('settings')}
      />
    </header>
  );
}

function useStateLine(): string {
  const { state, words, formats } = usePane();
  const { run, check, stale } = state;
  if (run) {
    const months = monthsOf(run.months, words, formats);
    return stale ? words.frame.staleSince(months) : words.frame.costed(months, formats.moment(run.at));
  }
  return check && check.months.length > 0 ? monthsOf(check.months, words, formats) : words.frame.notCosted;
}
