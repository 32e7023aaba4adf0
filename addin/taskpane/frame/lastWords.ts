import { usePane } from '../paneContext.tsx';

/** How the last job ended, in a line; empty before the first. */
export function useLastWords(): string {
  const { state, words, formats } = usePane();
  const { ended } = state;
  if (!ended) return '';
  const job = words.jobs[ended.kind];
  if (ended.outcome === 'cancelled') return words.job.cancelled(job);
  if (ended.outcome === 'failed') return words.job.failed(job);
  const time = formats.duration(ended.milliseconds);
  return ended.sheets.length > 0
    ? words.job.wrote(job, ended.sheets.length, time)
    : words.job.done(job, time);
}
