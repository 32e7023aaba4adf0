import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowResetRegular } from '@fluentui/react-icons';
import { type FormEvent, useMemo, useState } from 'react';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';
import type { ValueChange, WhatIfChange } from '../session/state.ts';
import { readNumber } from './readNumber.ts';
import { itemsOf, valuesById } from './whatIfItems.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  of: { margin: 0, overflowWrap: 'anywhere' },
  values: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    fontVariantNumeric: 'tabular-nums',
  },
  original: { color: tokens.colorNeutralForeground3 },
  number: { minWidth: 0, '& input': { textAlign: 'end', minWidth: 0 } },
  all: { alignSelf: 'flex-start' },
});

/** What is changed: its value now beside the one it had, each line with the way back. */
export function ChangeList() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { changes, choices } = state.whatIf;
  const known = useMemo(() => valuesById(choices ? itemsOf(choices) : []), [choices]);
  return (
    <Section title={words.whatIf.changes} beside={changes.length}>
      <ul className={styles.list}>
        {changes.map((change) => (
          <Change
            key={`${change.id} ${amountOf(change.change)}`}
            change={change}
            known={known.get(change.id)}
          />
        ))}
      </ul>
      {changes.length > 1 && (
        <Button
          className={styles.all}
          appearance="subtle"
          icon={<ArrowResetRegular />}
          onClick={() => void session.withdrawAllChanges()}
        >
          {words.whatIf.resetAll}
        </Button>
      )}
    </Section>
  );
}

type Known = ReturnType<typeof valuesById> extends ReadonlyMap<string, infer Value> ? Value : never;

function Change({ change: { id, change }, known }: { change: WhatIfChange; known: Known | undefined }) {
  const { state, session, words, formats } = usePane();
  const styles = useStyles();
  const [typed, setTyped] = useState(String(amountOf(change)));
  const name = known ? `${known.value.name} · ${known.item.name[state.language]}` : '';
  const put = (event: FormEvent) => {
    event.preventDefault();
    const amount = readNumber(typed);
    if (amount === null) setTyped(String(amountOf(change)));
    else if (amount !== amountOf(change)) void session.change(withAmount(change, amount));
  };
  return (
    <li>
      <p className={styles.of}>{name}</p>
      <form className={styles.values} onSubmit={put} onBlur={put}>
        <span className={styles.original}>
          {known && `${words.whatIf.original} ${formats.quantity(String(known.value.quantity))} →`}
        </span>
        <Input
          className={styles.number}
          inputMode="decimal"
          aria-label={`${name} ${words.whatIf.changed}`}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
        <Button
          appearance="subtle"
          icon={<ArrowResetRegular />}
          aria-label={`${words.whatIf.reset} ${name}`}
          onClick={() => void session.withdrawChange(id)}
        />
      </form>
    </li>
  );
}

const amountOf = (change: ValueChange): number =>
  change.kind === 'revenue' ? change.amountYuan : change.quantity;

const withAmount = (change: ValueChange, amount: number): ValueChange =>
  change.kind === 'revenue' ? { ...change, amountYuan: amount } : { ...change, quantity: amount };
