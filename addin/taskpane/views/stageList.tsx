import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleHalfFillFilled, CircleRegular } from '@fluentui/react-icons';
import { usePane } from '../paneContext.tsx';
import { Amount } from '../parts/amount.tsx';
import { type Job, type JobStage, type StageId, stageIds } from '../session/state.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
  },
  stage: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
  },
  icon: { fontSize: tokens.fontSizeBase400 },
  past: { color: tokens.colorStatusSuccessForeground1 },
  now: { color: tokens.colorCompoundBrandForeground1 },
  nowName: { fontWeight: tokens.fontWeightSemibold },
  coming: { color: tokens.colorNeutralForeground3 },
});

/** Stages that come only sometimes are not announced. */
const sometimes: ReadonlySet<StageId> = new Set(['wait', 'file']);
/** Of those, what took less is not worth a line. */
const WORTH_MILLISECONDS = 200;

/** The stages of a costing: done with their times, under way, to come. */
export function StageList({ job }: { job: Job }) {
  const styles = useStyles();
  const known = new Map(job.stages.map((stage) => [stage.id, stage]));
  return (
    <ol className={styles.list}>
      {stageIds
        .filter((id) => !sometimes.has(id) || isWorth(known.get(id)))
        .map((id) => (
          <Stage key={id} id={id} stage={known.get(id)} />
        ))}
    </ol>
  );
}

const isWorth = (stage: JobStage | undefined): boolean =>
  stage !== undefined && (stage.milliseconds === null || stage.milliseconds >= WORTH_MILLISECONDS);

function Stage({ id, stage }: { id: StageId; stage: JobStage | undefined }) {
  const { words, formats } = usePane();
  const styles = useStyles();
  const isNow = stage?.milliseconds === null;
  const when = stage ? (isNow ? 'now' : 'past') : 'coming';
  const Icon = { past: CheckmarkCircleFilled, now: CircleHalfFillFilled, coming: CircleRegular }[when];
  return (
    <li className={styles.stage} aria-current={isNow ? 'step' : undefined}>
      <Icon className={mergeClasses(styles.icon, styles[when])} aria-hidden />
      <span className={mergeClasses(when === 'coming' && styles.coming, isNow && styles.nowName)}>
        {words.stages[id]}
      </span>
      <Amount>{typeof stage?.milliseconds === 'number' && formats.duration(stage.milliseconds)}</Amount>
    </li>
  );
}
