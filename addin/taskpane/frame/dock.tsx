import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { JobLine } from './jobLine.tsx';
import { useLastWords } from './lastWords.ts';
import { useNextStep } from './nextStep.ts';

const useStyles = makeStyles({
  dock: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ':empty': { display: 'none' },
  },
  said: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Always in the same place: what is under way, or the one thing to do next. */
export function Dock() {
  const { state } = usePane();
  const styles = useStyles();
  const said = useLastWords();
  const next = useNextStep();
  return (
    <div className={styles.dock}>
      {state.job ? (
        <JobLine job={state.job} />
      ) : (
        <>
          <p className={styles.said} role="status" hidden={said === ''}>
            {said}
          </p>
          {next && (
            <Button appearance="primary" size="large" onClick={next.act}>
              {next.name}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
