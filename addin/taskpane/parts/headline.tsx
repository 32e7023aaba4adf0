import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  place: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  headline: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  below: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** What a view has to say, its number first, and a grey line of facts. */
export function Headline({ children, below }: { children: ReactNode; below?: ReactNode }) {
  const styles = useStyles();
  return (
    <header className={styles.place}>
      <h1 className={styles.headline}>{children}</h1>
      {below !== undefined && <div className={styles.below}>{below}</div>}
    </header>
  );
}
