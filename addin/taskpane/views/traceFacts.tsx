import { makeStyles, tokens } from '@fluentui/react-components';
import type { TraceLine } from '../../../server/contract/api/questions.ts';
import { usePane } from '../paneContext.tsx';
import { shareOf } from '../parts/reading.ts';

const useStyles = makeStyles({
  facts: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    // Below the name, behind handle and icon.
    paddingInlineStart: '28px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
});

/** Under a line in grey: its share of the line above, by which driver and rule it came. */
export function TraceFacts({ line, above }: { line: TraceLine; above: TraceLine | null }) {
  const styles = useStyles();
  const facts = [...useShare(line, above), ...useStep(line)];
  if (facts.length === 0) return null;
  return <p className={styles.facts}>{facts.join(' · ')}</p>;
}

function useShare(line: TraceLine, above: TraceLine | null): readonly string[] {
  const { words, formats } = usePane();
  if (!above) return [];
  const share = shareOf(line.amount, above.amount);
  const kind = line.unit ? words.traceKinds[line.kind as keyof typeof words.traceKinds] : undefined;
  return [
    ...(kind ? [kind] : []),
    ...(share === null ? [] : [words.trace.share(formats.percent(share))]),
    ...(line.proportional ? [words.trace.proportional] : []),
  ];
}

function useStep({ step, month }: TraceLine): readonly string[] {
  const { state, words, formats } = usePane();
  if (!step) return [];
  const { driver, driverValue, driverTotal, rule, residualQuanta, valuesOf, fallback, handedOut } = step;
  const { trace } = words;
  return [
    trace.driver(driver.name[state.language], formats.quantity(driverValue), formats.quantity(driverTotal)),
    trace.handedOut(formats.amount(handedOut)),
    trace.rule(rule.id, rule.reference),
    ...(Number(residualQuanta) === 0 ? [] : [trace.residual(formats.quantity(residualQuanta))]),
    ...(valuesOf === month ? [] : [trace.valuesOf(formats.month(valuesOf))]),
    ...(fallback === null ? [] : [trace.fallback(fallback)]),
  ];
}
