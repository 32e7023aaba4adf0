import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  amount: {
    textAlign: 'end',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

/** A number in a column of numbers. */
export function Amount({ children, isStrong = false }: { children: ReactNode; isStrong?: boolean }) {
  const styles = useStyles();
  return <span className={mergeClasses(styles.amount, isStrong && styles.strong)}>{children}</span>;
}
