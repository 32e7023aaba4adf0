import { Combobox, Field, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { usePane } from '../paneContext.tsx';

/** A list longer than this is searched, not scrolled. */
const MOST_OPTIONS = 50;

interface Named {
  readonly code: string;
  /** With the unit’s code: people type either. */
  readonly name: string;
}

interface UnitChoiceParts<Unit extends Named> {
  readonly label: string;
  readonly units: readonly Unit[];
  readonly unit: Unit | null;
  readonly choose: (unit: Unit | null) => void;
}

/** One of many, found by typing a part of its name. */
export function UnitChoice<Unit extends Named>({ label, units, unit, choose }: UnitChoiceParts<Unit>) {
  const { words } = usePane();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const sought = typed.trim().toLowerCase();
  const isChosen = unit !== null && typed === unit.name;
  const found = isChosen ? units : units.filter((each) => each.name.toLowerCase().includes(sought));
  const rest = found.length - MOST_OPTIONS;
  const hint = found.length === 0 ? words.whatIf.noUnit : rest > 0 ? words.whatIf.moreUnits(rest) : null;
  return (
    <Field label={label}>
      <Combobox
        placeholder={words.whatIf.unitExample}
        value={typed}
        selectedOptions={unit ? [unit.code] : []}
        open={isOpen}
        // Typing and the arrow keys open the list: its button is for the mouse alone, and speaks English.
        expandIcon={{ 'aria-hidden': true, tabIndex: -1 }}
        onOpenChange={(_, { open }) => setOpen(open)}
        onChange={(event) => {
          setTyped(event.target.value);
          // Characters that an input method composes press no key that would open the list.
          setOpen(true);
        }}
        onOptionSelect={(_, { optionValue, optionText }) => {
          choose(units.find(({ code }) => code === optionValue) ?? null);
          setTyped(optionText ?? '');
        }}
      >
        {found.slice(0, MOST_OPTIONS).map((each) => (
          <Option key={each.code} value={each.code} text={each.name}>
            {each.name}
          </Option>
        ))}
        {hint !== null && (
          <Option disabled value="" text={hint}>
            {hint}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
