import { makeStyles, tokens } from '@fluentui/react-components';
import type { TraceLine } from '../../../server/contract/api/questions.ts';
import { usePane } from '../paneContext.tsx';
import { shareOf } from '../parts/reading.ts';

const useStyles = makeStyles({
  facts: {
    // Below the name, behind handle and icon.
    paddingInlineStart: '28px',
    paddingBottom: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  line: { margin: 0 },
});

interface FactParts {
  readonly line: TraceLine;
  readonly above: TraceLine | null;
  /** With the sum and the rule behind it: of the line that is looked at. */
  readonly isWhole: boolean;
}

/** Under a line in grey: its share of the line above, by which driver and rule it came. */
export function TraceFacts({ line, above, isWhole }: FactParts) {
  const styles = useStyles();
  const first = [...useShare(line, above), ...useDriver(line)];
  const behind = useRule(line);
  if (first.length === 0) return null;
  return (
    <div className={styles.facts}>
      <p className={styles.line}>{first.join(' · ')}</p>
      {isWhole &&
        behind.map((fact) => (
          <p key={fact} className={styles.line}>
            {fact}
          </p>
        ))}
    </div>
  );
}

function useShare(line: TraceLine, above: TraceLine | null): readonly string[] {
  const { words, formats } = usePane();
  if (!above) return [];
  const share = shareOf(line.amount, above.amount);
  return [
    ...(line.unit && !line.step ? [words.traceKinds[line.kind as keyof typeof words.traceKinds]] : []),
    ...(share === null ? [] : [words.trace.share(formats.percent(share))]),
    // What is below a proportional line is so as well.
    ...(line.proportional && !above.proportional ? [words.trace.proportional] : []),
  ];
}

function useDriver({ step }: TraceLine): readonly string[] {
  const { state, words, formats } = usePane();
  if (!step) return [];
  const { driver, driverValue, driverTotal } = step;
  const name = driver.name[state.language];
  return [words.trace.driver(name, formats.quantity(driverValue), formats.quantity(driverTotal))];
}

function useRule({ step, month }: TraceLine): readonly string[] {
  const { words, formats } = usePane();
  if (!step) return [];
  const { driverValue, driverTotal, rule, residualQuanta, valuesOf, fallback, handedOut } = step;
  const { trace } = words;
  const value = formats.quantity(driverValue);
  const sum = trace.handedOut(formats.amount(handedOut), value, formats.quantity(driverTotal));
  const residual = formats.quantity(Number(residualQuanta).toFixed(2));
  return [
    Number(residualQuanta) === 0 ? sum : words.list([sum, trace.residual(residual)]),
    trace.rule(rule.id, rule.reference),
    ...(valuesOf === null || valuesOf === month ? [] : [trace.valuesOf(formats.month(valuesOf))]),
    ...(fallback === null ? [] : [trace.fallback(fallback)]),
  ];
}
