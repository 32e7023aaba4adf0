import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { placeText } from '../../../server/contract/faults/catalogue.ts';
import type { Place } from '../../../server/contract/place.ts';
import { usePane } from '../paneContext.tsx';

const useStyles = makeStyles({
  link: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere', textAlign: 'start' },
  file: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** Goes to a cell or a sheet; a place in a rule file is told only. `children`: what it is called here. */
export function PlaceLink({ place, children }: { place: Place; children?: ReactNode }) {
  const { session, words } = usePane();
  const styles = useStyles();
  const name = placeText(place);
  if ('file' in place) return <span className={styles.file}>{name}</span>;
  return (
    <Link
      as="button"
      className={styles.link}
      aria-label={words.trace.goTo(name)}
      onClick={() => void session.goTo(place)}
    >
      {children ?? name}
    </Link>
  );
}
