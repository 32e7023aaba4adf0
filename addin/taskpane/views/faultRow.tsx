import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { placeText } from '../../../server/contract/faults/catalogue.ts';
import { type Place, toA1 } from '../../../server/contract/place.ts';
import type { CellValue } from '../../../server/contract/rangeBlock.ts';
import { useSpoken } from '../paneContext.tsx';
import { useFaultText } from '../parts/faultWords.ts';
import { PlaceLink } from '../parts/placeLink.tsx';
import { Spoken } from '../parts/spoken.tsx';
import type { FaultLine } from '../session/state.ts';
import { FaultActions } from './faultActions.tsx';
import { SeverityIcon } from './severityIcon.tsx';

const useStyles = makeStyles({
  row: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  head: {
    display: 'grid',
    gridTemplateColumns: 'auto auto minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
  },
  value: {
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  toggle: {
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '24px',
    border: 'none',
    padding: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  what: { margin: `${tokens.spacingVerticalXXS} 0 0`, overflowWrap: 'anywhere' },
  acknowledged: { color: tokens.colorNeutralForeground3 },
  more: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: 'anywhere',
  },
  text: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
  },
  term: { color: tokens.colorNeutralForeground3 },
  definition: { margin: 0 },
});

/** One fault: where, what stands there, what is wrong; opened, why it matters and what to do. */
export function FaultRow({ line }: { line: FaultLine }) {
  const { words } = useSpoken();
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { fault, value, acknowledgement } = line;
  const { what } = useFaultText()(fault);
  const Chevron = isOpen ? ChevronUpRegular : ChevronDownRegular;
  return (
    <li className={mergeClasses(styles.row, acknowledgement !== null && styles.acknowledged)}>
      <div className={styles.head}>
        <SeverityIcon severity={fault.severity} />
        <Spoken>{words.check.severity[fault.severity]}</Spoken>
        <span>
          {fault.where ? <PlaceLink place={fault.where}>{shortPlace(fault.where)}</PlaceLink> : fault.code}
        </span>
        <span className={styles.value}>{useValueText(value)}</span>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-label={`${words.check.open} ${placeText(fault.where)}`.trim()}
          onClick={() => setOpen(!isOpen)}
        >
          <Chevron aria-hidden />
        </button>
      </div>
      <p className={styles.what}>{what}</p>
      {isOpen && <Explanation id={id} line={line} />}
    </li>
  );
}

function Explanation({ id, line }: { id: string; line: FaultLine }) {
  const { words } = useSpoken();
  const styles = useStyles();
  const { why, remedy } = useFaultText()(line.fault);
  const { where } = line.fault;
  return (
    <div id={id} className={styles.more}>
      <dl className={styles.text}>
        <dt className={styles.term}>{words.check.why}</dt>
        <dd className={styles.definition}>{why}</dd>
        <dt className={styles.term}>{words.check.remedy}</dt>
        <dd className={styles.definition}>{remedy}</dd>
        <dt className={styles.term}>{words.connection.code}</dt>
        <dd className={styles.definition}>
          {line.fault.code}
          {where && 'file' in where && ` · ${placeText(where)}`}
        </dd>
      </dl>
      <FaultActions line={line} />
    </div>
  );
}

/** The group names the sheet already. */
function shortPlace(place: Place): string {
  if ('file' in place) return `${place.file.split('/').at(-1)}:${place.line}`;
  return 'row' in place ? toA1(place) : placeText(place);
}

function useValueText(value: CellValue | undefined): string {
  const { words, formats } = useSpoken();
  if (value === undefined) return '';
  if (value === null || value === '') return words.check.emptyCell;
  return typeof value === 'number' ? formats.quantity(value) : words.check.value(String(value));
}
