import { Combobox, Field, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { usePane } from '../paneContext.tsx';

/** A list longer than this is searched, not scrolled. */
const MOST_OPTIONS = 50;

interface Named {
  readonly code: string;
  readonly name: string;
}

interface UnitChoiceParts<Unit extends Named> {
  readonly units: readonly Unit[];
  readonly unit: Unit | null;
  readonly choose: (unit: Unit | null) => void;
}

const nameOf = ({ name, code }: Named): string => `${name} ${code}`;

/** One of many units, found by typing a part of its name or code. */
export function UnitChoice<Unit extends Named>({ units, unit, choose }: UnitChoiceParts<Unit>) {
  const { words } = usePane();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const sought = typed.trim().toLowerCase();
  const isChosen = unit !== null && typed === nameOf(unit);
  const found = isChosen ? units : units.filter((each) => nameOf(each).toLowerCase().includes(sought));
  const rest = found.length - MOST_OPTIONS;
  const hint = found.length === 0 ? words.whatIf.noUnit : rest > 0 ? words.whatIf.moreUnits(rest) : null;
  return (
    <Field label={words.whatIf.unit}>
      <Combobox
        placeholder={words.whatIf.unitExample}
        value={typed}
        selectedOptions={unit ? [unit.code] : []}
        open={isOpen}
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
          <Option key={each.code} value={each.code} text={nameOf(each)}>
            {nameOf(each)}
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
