import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { findingNames, type ItemFindingLine } from '../../../server/contract/api/items.ts';
import { usePane } from '../paneContext.tsx';
import { PlaceLink } from '../parts/placeLink.tsx';
import { Section } from '../parts/section.tsx';
import { Waiting } from '../parts/waiting.tsx';

/** Units are shown as they are asked for beyond these. */
const SHOWN_UNITS = 20;

const useStyles = makeStyles({
  unit: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
  figures: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  small: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  button: { alignSelf: 'flex-start' },
});

/** 合理性评估: figures to be looked at again, by department. */
export function ItemFindings() {
  const { state, words } = usePane();
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const { findings: answer, isAsking, needsRun } = state.items;
  const sheet = state.run?.sheets.find(({ planKey }) => planKey === FINDINGS_SHEET);
  const units = byUnit(answer?.findings ?? []);
  const shown = isWhole ? units : units.slice(0, SHOWN_UNITS);
  return (
    <Section
      title={words.items.findings}
      beside={answer?.hasItems ? words.items.findingCount(answer.findings.length) : undefined}
    >
      <State needsRun={needsRun} isAsking={isAsking} />
      {shown.map(([unit, findings]) => (
        <div key={unit}>
          <h3 className={styles.unit}>{`${findings[0]?.unit.name ?? ''} ${unit}`}</h3>
          <ul className={styles.list}>
            {findings.map((finding) => (
              <Finding key={keyOf(finding)} finding={finding} />
            ))}
          </ul>
        </div>
      ))}
      {shown.length < units.length && (
        <Button className={styles.button} size="small" onClick={() => setWhole(true)}>
          {words.items.showAll(units.length)}
        </Button>
      )}
      {sheet && (
        <p className={styles.text}>
          {words.items.asSheet} <PlaceLink place={{ sheet: sheet.name }}>{sheet.name}</PlaceLink>
        </p>
      )}
    </Section>
  );
}

/** Key of the sheet that lists them. */
const FINDINGS_SHEET = 'item-09';

function State({ needsRun, isAsking }: { needsRun: boolean; isAsking: boolean }) {
  const { state, words } = usePane();
  const styles = useStyles();
  const { findings } = state.items;
  if (!state.run) return <p className={styles.quiet}>{words.items.findingsNoRun}</p>;
  if (needsRun) return <p className={styles.quiet}>{words.items.findingsNeedRun}</p>;
  if (!findings) return isAsking ? <Waiting for={words.items.findingsLoading} /> : null;
  if (!findings.hasItems) return <p className={styles.quiet}>{words.items.notCosted}</p>;
  return findings.findings.length === 0 ? (
    <p className={styles.text}>{words.items.nothingUnusual}</p>
  ) : (
    <p className={styles.quiet}>{words.items.findingsHint}</p>
  );
}

function Finding({ finding }: { finding: ItemFindingLine }) {
  const { state, words, formats } = usePane();
  const styles = useStyles();
  const { language } = state;
  const { kind, item, of, measure, found, expected, times, at } = finding;
  const what = words.list([...(item ? [`${item.name} ${item.code}`] : []), of[language]]);
  return (
    <li className={styles.line}>
      <p className={styles.text}>{what}</p>
      <p className={styles.figures}>
        {words.items.against(
          formats.quantity(Number(found)),
          formats.quantity(Number(expected)),
          words.items.measures[measure],
          formats.quantity(Number(times)),
        )}
      </p>
      <p className={styles.small}>
        {findingNames[kind][language]} {at && <PlaceLink place={at} />}
      </p>
    </li>
  );
}

const keyOf = ({ kind, item, of, at }: ItemFindingLine): string =>
  [kind, item?.code, of.zh, at && `${at.sheet} ${at.row} ${at.column}`].join(' ');

function byUnit(findings: readonly ItemFindingLine[]): [string, ItemFindingLine[]][] {
  const units = new Map<string, ItemFindingLine[]>();
  for (const finding of findings) {
    const known = units.get(finding.unit.code);
    if (known) known.push(finding);
    else units.set(finding.unit.code, [finding]);
  }
  return [...units];
}
