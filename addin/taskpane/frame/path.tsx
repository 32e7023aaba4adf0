import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { Spoken } from '../parts/spoken.tsx';
import { costsItems } from '../session/inputSheets.ts';
import type { View } from '../session/state.ts';
import { StepDot } from './stepDot.tsx';

const month: readonly View[] = ['prepare', 'check', 'cost', 'results'];
const tools: readonly View[] = ['trace', 'whatIf', 'books'];
/** Of a workbook that costs service items. */
const toolsWithItems: readonly View[] = ['trace', 'whatIf', 'items', 'books'];

const useStyles = makeStyles({
  nav: {
    display: 'grid',
    gridTemplateColumns: '4fr 3fr',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  withItems: { gridTemplateColumns: '1fr 1fr', '& button': { fontSize: tokens.fontSizeBase100 } },
  list: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  tools: { borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  item: { position: 'relative' },
  // The line of the path runs from dot to dot, behind them.
  onPath: {
    '&:not(:first-child)::before': {
      content: '""',
      position: 'absolute',
      top: '14px',
      left: 'calc(-50% + 12px)',
      width: 'calc(100% - 24px)',
      borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    },
  },
  step: {
    width: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '1px',
    padding: `6px 0 ${tokens.spacingVerticalXS}`,
    border: 'none',
    borderBottom: `${tokens.strokeWidthThicker} solid transparent`,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
    borderRadius: tokens.borderRadiusMedium,
    // Where the system picks the colours it shows transparent lines as well.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    borderBottomLeftRadius: 0,
    borderBottomRightRadius: 0,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
});

/** The month as a path: four steps, and behind them what can be asked of its results. */
export function Path() {
  const { state, words } = usePane();
  const styles = useStyles();
  const hasItems = costsItems(state.workbook.inputs) || state.view === 'items';
  return (
    <nav className={mergeClasses(styles.nav, hasItems && styles.withItems)} aria-label={words.frame.path}>
      <ol className={styles.list}>
        {month.map((view) => (
          <Step key={view} view={view} isOnPath />
        ))}
      </ol>
      <ul className={mergeClasses(styles.list, styles.tools)} aria-label={words.frame.tools}>
        {(hasItems ? toolsWithItems : tools).map((view) => (
          <Step key={view} view={view} isOnPath={false} />
        ))}
      </ul>
    </nav>
  );
}

function Step({ view, isOnPath }: { view: View; isOnPath: boolean }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const isCurrent = state.view === view;
  const step = state.steps[view];
  return (
    <li className={mergeClasses(styles.item, isOnPath && styles.onPath)}>
      <button
        type="button"
        className={mergeClasses(styles.step, isCurrent && styles.current)}
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => session.show(view)}
      >
        <StepDot view={view} state={step} />
        {words.views[view]}
        {isOnPath && <Spoken>{`${words.comma}${words.steps[step]}`}</Spoken>}
      </button>
    </li>
  );
}
