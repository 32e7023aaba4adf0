import { Button } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { usePane } from '../paneContext.tsx';
import { Headline } from '../parts/headline.tsx';
import { monthsOf } from '../parts/months.ts';
import { RunChoices } from '../parts/runChoices.tsx';
import { Section } from '../parts/section.tsx';
import { StaleNote } from '../parts/staleNote.tsx';
import { StageList } from './stageList.tsx';

/** 核算: what would be costed and by which rules; while it is, how far it has come. */
export function CostView() {
  const { state, session, words } = usePane();
  const { job, run } = state;
  const isCosting = job?.kind === 'cost' || job?.kind === 'refresh';
  return (
    <>
      <CostHeadline />
      <StaleNote />
      {isCosting ? (
        <Section title={words.cost.stages}>
          <StageList job={job} />
        </Section>
      ) : (
        <Section title={words.cost.options}>
          <RunChoices />
        </Section>
      )}
      {run && !job && (
        <div>
          <Button icon={<ArrowSyncRegular />} onClick={() => void session.refresh()}>
            {words.cost.refresh}
          </Button>
        </div>
      )}
    </>
  );
}

function CostHeadline() {
  const { state, words, formats } = usePane();
  const { job, run, check, stale } = state;
  if (job?.kind === 'cost') return <Headline below={words.cost.writes}>{words.cost.underWay}</Headline>;
  if (check && !check.isStale && check.counts.blocking > 0)
    return (
      <Headline below={words.cost.writes}>
        {words.cost.blocked(formats.quantity(check.counts.blocking))}
      </Headline>
    );
  if (run) {
    const facts = words.cost.facts(formats.moment(run.at), formats.duration(run.milliseconds));
    const months = monthsOf(run.months, words, formats);
    return <Headline below={facts}>{stale ? words.cost.again : words.cost.lastDone(months)}</Headline>;
  }
  const months = monthsOf(check?.months ?? [], words, formats);
  return (
    <Headline below={words.cost.writes}>
      {months ? words.cost.ready(months) : words.cost.readyUnknown}
    </Headline>
  );
}
