import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { usePane } from '../paneContext.tsx';
import { PlaceLink } from '../parts/placeLink.tsx';
import { Spoken } from '../parts/spoken.tsx';
import type { JobEnd, JobKind } from '../session/state.ts';
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
  ended: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center' },
  said: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Jobs that make one sheet, which is then to be looked at. */
const toSheet: ReadonlySet<JobKind> = new Set(['exportTrace', 'keepScenario', 'keepComparison']);
/** Jobs whose outcome is what the view shows. */
const shownByView: ReadonlySet<JobKind> = new Set(['check', 'cost', 'refresh']);

const isOnScreen = ({ kind, outcome }: JobEnd): boolean => outcome === 'done' && shownByView.has(kind);

/** Always in the same place: what is under way, or the one thing to do next. */
export function Dock() {
  const { state, words } = usePane();
  const styles = useStyles();
  const said = useLastWords();
  const next = useNextStep();
  const { job, ended } = state;
  const isShown = next !== null || (ended !== null && !isOnScreen(ended));
  const sheet = ended && ended.outcome === 'done' && toSheet.has(ended.kind) ? ended.sheets[0] : undefined;
  return (
    <section
      className={mergeClasses(styles.dock, (job !== null || isShown) && styles.full)}
      aria-label={words.frame.dock}
    >
      {job && <JobLine job={job} />}
      <div className={styles.ended}>
        <div role="status">
          {!job &&
            (isShown ? (
              <p className={styles.said}>
                {said} {sheet && <PlaceLink place={{ sheet: sheet.name }}>{sheet.name}</PlaceLink>}
              </p>
            ) : (
              <Spoken>{said}</Spoken>
            ))}
        </div>
        {!job && sheet && state.undoable?.sheet === sheet.name && <UndoSheet sheet={sheet.name} />}
      </div>
      {!job && next && (
        <Button appearance="primary" size="large" onClick={next.act}>
          {next.name}
        </Button>
      )}
    </section>
  );
}

function UndoSheet({ sheet }: { sheet: string }) {
  const { session, words } = usePane();
  return (
    <Button
      size="small"
      icon={<ArrowUndoRegular />}
      aria-label={words.results.undoSheet(sheet)}
      onClick={() => void session.undo()}
    >
      {words.job.undo}
    </Button>
  );
}
