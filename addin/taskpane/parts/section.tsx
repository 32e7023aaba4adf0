import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingBottom: tokens.spacingVerticalXXS,
  },
  title: {
    margin: 0,
    flex: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  beside: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  folded: { '&[open] > summary::before': { content: '"▾"' } },
  summary: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    cursor: 'pointer',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingBottom: tokens.spacingVerticalXXS,
    listStyleType: 'none',
    '::-webkit-details-marker': { display: 'none' },
    '::before': { content: '"▸"', color: tokens.colorNeutralForeground3 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '2px',
    },
  },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalS,
  },
});

interface SectionParts {
  readonly title: string;
  /** A few grey words at the right of the title. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, beside, children }: SectionParts) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {beside !== undefined && <span className={styles.beside}>{beside}</span>}
      </div>
      {children}
    </section>
  );
}

/** A section of what is rarely done: its title until somebody opens it. */
export function FoldedSection({ title, beside, children }: SectionParts) {
  const styles = useStyles();
  return (
    <details className={styles.folded}>
      <summary className={styles.summary}>
        <h2 className={styles.title}>{title}</h2>
        {beside !== undefined && <span className={styles.beside}>{beside}</span>}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
