import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { usePane } from '../paneContext.tsx';
import { useFaultText } from '../parts/faultWords.ts';
import { Headline } from '../parts/headline.tsx';
import { Note } from '../parts/note.tsx';
import { differenceOf } from '../parts/reading.ts';
import { Section } from '../parts/section.tsx';
import { StaleNote } from '../parts/staleNote.tsx';
import { TroubleNote } from '../parts/troubleNote.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { LastRun } from '../session/state.ts';
import { AddChange } from './addChange.tsx';
import { BreakEven } from './breakEven.tsx';
import { ChangeList } from './changeList.tsx';
import { bySize, EffectList } from './effectList.tsx';
import { KeepScenario } from './keepScenario.tsx';

const useStyles = makeStyles({
  add: { alignSelf: 'flex-start' },
  month: { maxWidth: '180px' },
  line: { margin: 0 },
  remedy: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** 测算: a value as it might be, beside what it is, and what that does to every unit. */
export function WhatIfView() {
  const { state, session, words } = usePane();
  const { run, whatIf } = state;
  if (!run) return <Headline below={words.whatIf.noRunHint}>{words.whatIf.noRun}</Headline>;
  if (whatIf.needsRun) return <Headline below={words.whatIf.needsRunHint}>{words.whatIf.needsRun}</Headline>;
  return (
    <>
      <EffectHeadline />
      <StaleNote />
      {whatIf.trouble && <TroubleNote trouble={whatIf.trouble} />}
      <NotCosted />
      {run.months.length > 1 && <MonthChoice run={run} />}
      {whatIf.changes.length > 0 && <ChangeList />}
      <Adding isOpen={whatIf.changes.length === 0} key={whatIf.changes.length} />
      {whatIf.answer && whatIf.answer.units.length > 0 && (
        <>
          <EffectList units={whatIf.answer.units} />
          <KeepScenario title={words.whatIf.keep} keepAs={(name) => session.keepScenario(name)} />
        </>
      )}
      <BreakEven />
    </>
  );
}

/** The form for one more change; folded away while there is an effect to look at. */
function Adding({ isOpen }: { isOpen: boolean }) {
  const { words } = usePane();
  const styles = useStyles();
  const [isShown, setShown] = useState(isOpen);
  if (!isShown)
    return (
      <Button icon={<AddRegular />} className={styles.add} onClick={() => setShown(true)}>
        {words.whatIf.add}
      </Button>
    );
  return (
    <Section title={words.whatIf.add}>
      <AddChange />
    </Section>
  );
}

function EffectHeadline() {
  const { state, words, formats } = usePane();
  const { answer, isAsking, changes } = state.whatIf;
  const asking = isAsking && <Waiting for={words.whatIf.asking} />;
  if (changes.length === 0 || !answer)
    return <Headline below={asking || words.whatIf.noneHint}>{words.whatIf.none}</Headline>;
  const [largest] = bySize(answer.units);
  if (!largest) return <Headline below={asking || words.whatIf.noneHint}>{words.whatIf.noEffect}</Headline>;
  const difference = formats.signedAmount(differenceOf(largest.before, largest.after));
  return (
    <Headline below={asking || words.whatIf.largest(largest.name, difference)}>
      {words.whatIf.effect(answer.units.length)}
    </Headline>
  );
}

/** Changes that no month can be costed with say why. */
function NotCosted() {
  const { state } = usePane();
  const styles = useStyles();
  const textOf = useFaultText();
  const faults = state.whatIf.answer?.faults.shown ?? [];
  const blocking = faults.filter(({ severity }) => severity === 'blocking');
  if (blocking.length === 0) return null;
  return (
    <Note tone="danger" role="alert">
      {blocking.map((fault) => {
        const { what, remedy } = textOf(fault);
        return (
          <div key={`${fault.code} ${what}`}>
            <p className={styles.line}>{what}</p>
            <p className={styles.remedy}>{remedy}</p>
          </div>
        );
      })}
    </Note>
  );
}

function MonthChoice({ run }: { run: LastRun }) {
  const { state, session, words, formats } = usePane();
  const styles = useStyles();
  return (
    <Field label={words.whatIf.month} className={styles.month}>
      <Select
        value={state.whatIf.choices?.month ?? run.months.at(-1) ?? ''}
        onChange={(_, { value }) => void session.setWhatIfMonth(value)}
      >
        {run.months.map((month) => (
          <option key={month} value={month}>
            {formats.month(month)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
