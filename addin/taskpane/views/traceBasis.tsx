import { makeStyles, tokens } from '@fluentui/react-components';
import type { TraceLine } from '../../../server/contract/api/questions.ts';
import { usePane } from '../paneContext.tsx';
import { PlaceLink } from '../parts/placeLink.tsx';

const useStyles = makeStyles({
  basis: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    paddingInlineStart: '28px',
    paddingBottom: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** 依据: cells that the value of the driver is made of. A leaf of the tree, which may hold nothing else. */
export function TraceBasis({ line: { basis }, level }: { line: TraceLine; level: number }) {
  const { words } = usePane();
  const styles = useStyles();
  return (
    <div role="treeitem" className={styles.basis} tabIndex={-1} aria-level={level + 1}>
      <span>{words.trace.basis}</span>
      {basis.map((place) => (
        <PlaceLink key={`${place.sheet} ${place.row} ${place.column}`} place={place} />
      ))}
    </div>
  );
}
