import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { BreakEvenAnswer, BreakEvenRequest } from '../../../server/contract/api/questions.ts';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';
import { TroubleNote } from '../parts/troubleNote.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { KeepScenario } from './keepScenario.tsx';
import { readNumber } from './readNumber.ts';
import { UnitChoice } from './unitChoice.tsx';

const factors = ['price', 'unitVariableCost', 'volume', 'fixed'] as const;
type Factor = (typeof factors)[number];

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  factors: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  factor: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  number: { minWidth: 0, '& input': { minWidth: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums' } },
  put: { alignSelf: 'flex-start' },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  head: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular, textAlign: 'end' },
  name: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  value: { textAlign: 'end', whiteSpace: 'nowrap', paddingLeft: tokens.spacingHorizontalS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  line: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
});

/** 保本: what price, cost and volume of one unit would do, beside what they are. */
export function BreakEven() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const [unit, setUnit] = useState<Unit | null>(null);
  const { choices } = state.whatIf;
  if (!choices) return null;
  if (choices.breakEvenUnits.length === 0)
    return (
      <Section title={words.breakEven.title}>
        <p className={styles.quiet}>{words.breakEven.noUnits}</p>
      </Section>
    );
  const { answer, isAsking, trouble } = state.breakEven;
  return (
    <Section title={words.breakEven.title}>
      <UnitChoice
        label={words.whatIf.unit}
        units={choices.breakEvenUnits.map(({ code, name }) => ({ code, name: `${name} ${code}` }))}
        unit={unit}
        choose={setUnit}
      />
      {unit && <Factors key={unit.code} unit={unit.code} />}
      {isAsking && <Waiting for={words.whatIf.asking} />}
      {trouble && <TroubleNote trouble={trouble} />}
      {unit && answer?.unit.code === unit.code && (
        <>
          <Answer answer={answer} />
          <KeepScenario title={words.breakEven.keep} keepAs={(name) => session.keepBreakEven(name)} />
        </>
      )}
    </Section>
  );
}

interface Unit {
  readonly code: string;
  readonly name: string;
}

const PERCENT = 100;

function Factors({ unit }: { unit: string }) {
  const { session, words } = usePane();
  const styles = useStyles();
  const [typed, setTyped] = useState<Readonly<Partial<Record<Factor, string>>>>({});
  const [target, setTarget] = useState('');
  const ask = (event: FormEvent) => {
    event.preventDefault();
    void session.askBreakEven(requestOf(unit, typed, target));
  };
  return (
    <form className={styles.form} onSubmit={ask}>
      <div className={styles.factors}>
        {factors.map((factor) => (
          <Field key={factor} className={styles.factor} label={words.breakEven.factors[factor]}>
            <Input
              className={styles.number}
              inputMode="decimal"
              placeholder="0"
              contentAfter="%"
              value={typed[factor] ?? ''}
              onChange={(_, { value }) => setTyped({ ...typed, [factor]: value })}
            />
          </Field>
        ))}
      </div>
      <Field label={words.breakEven.target}>
        <Input
          className={styles.number}
          inputMode="decimal"
          placeholder="0"
          value={target}
          onChange={(_, { value }) => setTarget(value)}
        />
      </Field>
      <Button type="submit" className={styles.put}>
        {words.whatIf.put}
      </Button>
    </form>
  );
}

/** What is left empty, or is no number, stays as it is. */
function requestOf(
  unit: string,
  typed: Readonly<Partial<Record<Factor, string>>>,
  target: string,
): BreakEvenRequest {
  const shares = factors.flatMap((factor) => {
    const percent = readNumber(typed[factor] ?? '');
    return percent === null ? [] : [[factor, percent / PERCENT] as const];
  });
  return { unit, changes: Object.fromEntries(shares), targetSurplusYuan: readNumber(target) ?? 0 };
}

function Answer({ answer }: { answer: BreakEvenAnswer }) {
  const { state, words } = usePane();
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.name}>{words.breakEven.figure}</th>
          <th className={styles.head}>{words.whatIf.before}</th>
          <th className={styles.head}>{words.whatIf.after}</th>
        </tr>
      </thead>
      <tbody>
        {answer.lines.map((line) => (
          <tr key={line.id} className={styles.line}>
            <th scope="row" className={styles.name}>
              {line.name[state.language]}
            </th>
            <td className={styles.value}>
              <Value line={line} value={line.before} />
            </td>
            <td className={styles.value}>
              <Value line={line} value={line.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Line = BreakEvenAnswer['lines'][number];

function Value({ line: { kind }, value }: { line: Line; value: Line['before'] }) {
  const { formats, words } = usePane();
  if (value === null) return '—';
  if (value === 'noBreakEven') return words.breakEven.none;
  if (kind === 'share') return formats.percent(Number(value));
  return kind === 'money' ? formats.amount(value) : formats.quantity(Number(Number(value).toFixed(2)));
}
