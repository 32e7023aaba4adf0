import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';
import type { LastRun } from '../session/state.ts';

type TieOut = LastRun['checks'][number];

/** Those that passed are shown a few at a time. */
const FEW = 5;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
  tieOut: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXS,
    alignItems: 'start',
  },
  icon: { fontSize: tokens.fontSizeBase400, marginTop: '2px' },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  sides: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  more: { alignSelf: 'flex-start' },
});

/** 核对: what should be equal. What is not comes first, with its difference. */
export function TieOuts({ checks }: { checks: readonly TieOut[] }) {
  const { words } = usePane();
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const failed = checks.filter(({ passed }) => !passed);
  const passed = checks.filter((check) => check.passed);
  const shown = [...failed, ...(isWhole ? passed : passed.slice(0, FEW))];
  const rest = checks.length - shown.length;
  return (
    <Section title={words.results.checks} beside={words.results.passedCount(passed.length)}>
      <ul className={styles.list}>
        {shown.map((check) => (
          <Line key={`${check.id} ${check.part?.id ?? ''}`} check={check} />
        ))}
      </ul>
      {rest > 0 && (
        <Button appearance="subtle" className={styles.more} onClick={() => setWhole(true)}>
          {words.results.showAll(checks.length)}
        </Button>
      )}
    </Section>
  );
}

function Line({ check }: { check: TieOut }) {
  const { state, words, formats } = usePane();
  const styles = useStyles();
  const { language } = state;
  const { name, part, leftYuan, rightYuan, differenceYuan, passed } = check;
  const Icon = passed ? CheckmarkRegular : DismissRegular;
  return (
    <li className={styles.tieOut}>
      <Icon className={mergeClasses(styles.icon, passed ? styles.passed : styles.failed)} aria-hidden />
      <div>
        {part ? `${name[language]} · ${part.name[language]}` : name[language]}
        <p className={styles.sides}>
          {passed
            ? `${formats.amount(leftYuan)} ${words.results.equal}`
            : `${formats.amount(leftYuan)} ≠ ${formats.amount(rightYuan)} · ${words.results.unequal(formats.amount(differenceYuan))}`}
        </p>
      </div>
    </li>
  );
}
