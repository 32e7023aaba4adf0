import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { Spoken } from '../parts/spoken.tsx';
import { JobLine } from './jobLine.tsx';
import { useLastWords } from './lastWords.ts';
import { useNextStep } from './nextStep.ts';

const useStyles = makeStyles({
  dock: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  full: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  said: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Always in the same place: what is under way, or the one thing to do next. */
export function Dock() {
  const { state, words } = usePane();
  const styles = useStyles();
  const said = useLastWords();
  const next = useNextStep();
  const { job, ended } = state;
  // With nothing left to do, that it went well is on the screen already.
  const isShown = next !== null || (ended !== null && ended.outcome !== 'done');
  return (
    <section
      className={mergeClasses(styles.dock, (job !== null || isShown) && styles.full)}
      aria-label={words.frame.dock}
    >
      {job && <JobLine job={job} />}
      <div role="status">
        {!job && (isShown ? <p className={styles.said}>{said}</p> : <Spoken>{said}</Spoken>)}
      </div>
      {!job && next && (
        <Button appearance="primary" size="large" onClick={next.act}>
          {next.name}
        </Button>
      )}
    </section>
  );
}
