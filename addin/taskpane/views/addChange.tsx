import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { usePane } from '../paneContext.tsx';
import { Waiting } from '../parts/waiting.tsx';
import type { ValueChange } from '../session/state.ts';
import { readNumber } from './readNumber.ts';
import { UnitChoice } from './unitChoice.tsx';
import { itemsOf, type UnitValue, valuesOf, type WhatIfItem } from './whatIfItems.ts';

const kinds = ['parameter', 'workload'] as const;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  value: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    alignItems: 'end',
    columnGap: tokens.spacingHorizontalM,
  },
  original: { fontVariantNumeric: 'tabular-nums', paddingBottom: '6px' },
  term: { display: 'block', color: tokens.colorNeutralForeground3 },
  number: { '& input': { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } },
  put: { alignSelf: 'flex-start' },
});

/** What to change, of which unit, into what. */
export function AddChange() {
  const { state, words } = usePane();
  const styles = useStyles();
  const { choices } = state.whatIf;
  const [item, setItem] = useState<WhatIfItem | null>(null);
  const [unit, setUnit] = useState<UnitValue | null>(null);
  if (!choices) return <Waiting />;
  const items = itemsOf(choices);
  const choose = (key: string) => {
    const chosen = items.find((each) => each.key === key) ?? null;
    setItem(chosen);
    setUnit(null);
  };
  const units = item ? valuesOf(choices, item) : [];
  return (
    <div className={styles.form}>
      <Field label={words.whatIf.item}>
        <Select value={item?.key ?? ''} onChange={(_, { value }) => choose(value)}>
          <option value="">{words.whatIf.chooseItem}</option>
          {kinds.map((kind) => (
            <optgroup key={kind} label={words.whatIf.kinds[kind]}>
              {items
                .filter((each) => each.kind === kind)
                .map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name[state.language]}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      {item && <UnitChoice key={item.key} units={units} unit={unit} choose={setUnit} />}
      {item && unit && <NewValue key={`${item.key} ${unit.code}`} item={item} unit={unit} />}
    </div>
  );
}

function NewValue({ item, unit }: { item: WhatIfItem; unit: UnitValue }) {
  const { session, words, formats } = usePane();
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const quantity = readNumber(typed);
  const put = (event: FormEvent) => {
    event.preventDefault();
    if (quantity !== null) void session.change(changeOf(item, unit, quantity));
  };
  return (
    <form className={styles.form} onSubmit={put}>
      <div className={styles.value}>
        <div className={styles.original}>
          <span className={styles.term}>{words.whatIf.original}</span>
          {formats.quantity(String(unit.quantity))}
        </div>
        <Field label={words.whatIf.changed}>
          <Input
            className={styles.number}
            inputMode="decimal"
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
          />
        </Field>
      </div>
      <Button type="submit" className={styles.put} disabled={quantity === null}>
        {words.whatIf.put}
      </Button>
    </form>
  );
}

const changeOf = ({ kind, id }: WhatIfItem, { code: unit }: UnitValue, quantity: number): ValueChange =>
  kind === 'parameter' ? { kind, unit, parameter: id, quantity } : { kind, unit, measure: id, quantity };
