import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { StopRegular } from '@fluentui/react-icons';
import { usePane } from '../paneContext.tsx';
import type { Job } from '../session/state.ts';
import { Elapsed } from './elapsed.tsx';

const useStyles = makeStyles({
  job: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
  },
  what: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  facts: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  bar: { gridColumn: '1 / -1' },
});

/** What is under way: its stage, how far, how long, and the way to stop it. */
export function JobLine({ job }: { job: Job }) {
  const { session, words, formats, language } = usePane();
  const styles = useStyles();
  const stage = job.stages.at(-1);
  const name = words.jobs[job.kind];
  const { count, progress } = job;
  const far = count
    ? count.done / Math.max(1, count.all)
    : progress && progress.done / Math.max(1, progress.total);
  return (
    <div className={styles.job}>
      <div>
        <p className={styles.what} role="status" aria-atomic>
          {job.isCancelling
            ? words.job.stopping
            : words.job.underWay(
                name,
                job.level ? job.level.name[language] : stage ? words.stages[stage.id] : '…',
              )}
        </p>
        <p className={styles.facts}>
          <Elapsed since={job.startedAt} />
          {job.level && ` · ${formats.month(job.level.month)}`}
          {count &&
            ` · ${words.job.files[count.step]} ${formats.quantity(count.done)} / ${formats.quantity(count.all)}`}
          {progress &&
            ` · ${words.job.cells(formats.quantity(progress.done), formats.quantity(progress.total), progress.sheetName)}`}
        </p>
      </div>
      <Button icon={<StopRegular />} disabled={job.isCancelling} onClick={() => session.cancel()}>
        {words.job.stop}
      </Button>
      <ProgressBar className={styles.bar} aria-label={name} {...(far !== null && { value: far })} />
    </div>
  );
}
