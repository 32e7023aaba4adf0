import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { placeText } from '../../../server/contract/faults/catalogue.ts';
import type { Place } from '../../../server/contract/place.ts';
import { useSpoken } from '../paneContext.tsx';

const useStyles = makeStyles({
  link: {
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    textAlign: 'start',
    '@media (forced-colors: active)': { textDecorationLine: 'underline' },
  },
  file: { color: tokens.colorNeutralForeground3 },
});

interface PlaceLinkParts {
  readonly place: Place;
  /** What the place is called here; its full name where nothing is given. */
  readonly children?: ReactNode;
  /** Not where the list around it has keys of its own. */
  readonly isInTabOrder?: boolean;
}

/** Goes to a cell or a sheet; a place in a rule file is told only. */
export function PlaceLink({ place, children, isInTabOrder = true }: PlaceLinkParts) {
  const { session, words } = useSpoken();
  const styles = useStyles();
  const name = placeText(place);
  if ('file' in place) return <span className={styles.file}>{children ?? name}</span>;
  return (
    <Link
      as="button"
      className={styles.link}
      tabIndex={isInTabOrder ? undefined : -1}
      aria-label={words.trace.goTo(name)}
      onClick={(event) => {
        event.stopPropagation();
        void session.goTo(place);
      }}
    >
      {children ?? name}
    </Link>
  );
}
