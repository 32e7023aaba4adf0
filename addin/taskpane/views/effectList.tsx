import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { WhatIfAnswer } from '../../../server/contract/api/questions.ts';
import { usePane } from '../paneContext.tsx';
import { differenceOf, shareOf } from '../parts/reading.ts';
import { Section } from '../parts/section.tsx';

type Effect = WhatIfAnswer['units'][number];

/** The largest ones, before all are asked for. */
const FEW = 8;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  unit: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
    fontVariantNumeric: 'tabular-nums',
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  number: { textAlign: 'end', whiteSpace: 'nowrap' },
  small: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  // Cost that rises is a thing to look at, cost that falls is a surplus that rises.
  up: { color: tokens.colorStatusWarningForeground3 },
  down: { color: tokens.colorStatusSuccessForeground1 },
  more: { alignSelf: 'flex-start' },
});

/** Units by the size of what happens to their cost. */
export const bySize = (units: readonly Effect[]): readonly Effect[] =>
  [...units].sort((a, b) => sizeOf(b) - sizeOf(a));

const sizeOf = ({ before, after }: Effect): number => Math.abs(Number(differenceOf(before, after)));

/** Every unit whose cost changes: by how much, in percent, from what to what. */
export function EffectList({ units }: { units: readonly Effect[] }) {
  const { words } = usePane();
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const sorted = bySize(units);
  const shown = isWhole ? sorted : sorted.slice(0, FEW);
  return (
    <Section title={words.whatIf.affected} beside={words.results.inYuan}>
      <ul className={styles.list}>
        {shown.map((unit) => (
          <EffectLine key={unit.code} unit={unit} />
        ))}
      </ul>
      {shown.length < sorted.length && (
        <Button appearance="subtle" className={styles.more} onClick={() => setWhole(true)}>
          {words.whatIf.showAll(sorted.length)}
        </Button>
      )}
    </Section>
  );
}

function EffectLine({ unit: { code, name, before, after } }: { unit: Effect }) {
  const { formats } = usePane();
  const styles = useStyles();
  const difference = differenceOf(before, after);
  const share = shareOf(difference, before);
  const direction = difference.startsWith('-') ? styles.down : styles.up;
  return (
    <li className={styles.unit}>
      <span className={styles.name} title={`${name} ${code}`}>
        {name}
      </span>
      <span className={mergeClasses(styles.number, direction)}>{formats.signedAmount(difference)}</span>
      <span className={styles.small}>{`${formats.amount(before)} → ${formats.amount(after)}`}</span>
      <span className={mergeClasses(styles.number, styles.small)}>
        {share !== null && formats.signedPercent(share)}
      </span>
    </li>
  );
}
