import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useMemo, useState } from 'react';
import { usePane } from '../paneContext.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { readNumber } from './readNumber.ts';
import { UnitChoice } from './unitChoice.tsx';
import { type ItemValue, itemKinds, itemsOf, type WhatIfItem } from './whatIfItems.ts';

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

/** What to change, of which unit or between which two, into what. */
export function AddChange() {
  const { state, words } = usePane();
  const styles = useStyles();
  const { choices } = state.whatIf;
  const [item, setItem] = useState<WhatIfItem | null>(null);
  const [value, setValue] = useState<ItemValue | null>(null);
  const items = useMemo(() => (choices ? itemsOf(choices) : []), [choices]);
  if (!choices) return <Waiting />;
  const choose = (chosen: WhatIfItem | null) => {
    setItem(chosen);
    setValue(null);
  };
  return (
    <div className={styles.form}>
      <ItemChoice items={items} item={item} choose={choose} />
      {item && (
        <UnitChoice
          key={item.key}
          label={isBetween(item) ? words.whatIf.between : words.whatIf.unit}
          units={item.values}
          unit={value}
          choose={setValue}
        />
      )}
      {value && <NewValue key={value.code} value={value} />}
    </div>
  );
}

interface ItemChoiceParts {
  readonly items: readonly WhatIfItem[];
  readonly item: WhatIfItem | null;
  readonly choose: (item: WhatIfItem | null) => void;
}

/** Items by their kind; a kind of which the month has nothing is told, not left out in silence. */
function ItemChoice({ items, item, choose }: ItemChoiceParts) {
  const { state, words } = usePane();
  const groups = itemKinds.map((kind) => ({
    name: words.whatIf.kinds[kind],
    items: items.filter((each) => each.kind === kind),
  }));
  const lacking = groups.filter((group) => group.items.length === 0).map(({ name }) => name);
  return (
    <Field label={words.whatIf.item} hint={lacking.length > 0 ? words.whatIf.lacking(lacking) : null}>
      <Select
        value={item?.key ?? ''}
        onChange={(_, { value }) => choose(items.find(({ key }) => key === value) ?? null)}
      >
        <option value="">{words.whatIf.chooseItem}</option>
        {groups
          .filter((group) => group.items.length > 0)
          .map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.items.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name[state.language]}
                </option>
              ))}
            </optgroup>
          ))}
      </Select>
    </Field>
  );
}

const isBetween = ({ kind }: WhatIfItem): boolean => kind === 'revenue' || kind === 'internalService';

function NewValue({ value: { quantity: original, changed } }: { value: ItemValue }) {
  const { session, words, formats } = usePane();
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const quantity = readNumber(typed);
  const put = (event: FormEvent) => {
    event.preventDefault();
    if (quantity !== null) void session.change(changed(quantity));
  };
  return (
    <form className={styles.form} onSubmit={put}>
      <div className={styles.value}>
        <div className={styles.original}>
          <span className={styles.term}>{words.whatIf.original}</span>
          {formats.quantity(String(original))}
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
