import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons';
import { useState } from 'react';
import { countOf } from '../../../server/contract/faults/catalogue.ts';
import type { Severity } from '../../../server/contract/faults/fault.ts';
import { usePane } from '../paneContext.tsx';
import { Headline } from '../parts/headline.tsx';
import { Note } from '../parts/note.tsx';
import type { CheckResult } from '../session/state.ts';
import { FaultSheetList } from './faultSheetList.tsx';
import { severities } from './severityIcon.tsx';

const useStyles = makeStyles({
  filter: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  toggle: { minWidth: 0 },
  clean: {
    color: tokens.colorStatusSuccessForeground1,
    verticalAlign: 'text-bottom',
    marginInlineEnd: tokens.spacingHorizontalXS,
  },
  blocking: { color: tokens.colorStatusDangerForeground1 },
  unpublishable: { color: tokens.colorStatusDangerForeground1 },
  notice: { color: tokens.colorStatusWarningForeground3 },
});

/** 校验: how many faults, then each of them, sheet by sheet. */
export function CheckView() {
  const { state, words } = usePane();
  const { check } = state;
  if (!check) return <Headline below={words.check.noneHint}>{words.check.none}</Headline>;
  return <Checked check={check} />;
}

function Checked({ check }: { check: CheckResult }) {
  const { words, formats } = usePane();
  const [only, setOnly] = useState<Severity | null>(null);
  const shown = check.sheets
    .map(({ sheet, faults }) => ({
      sheet,
      faults: only ? faults.filter(({ fault }) => fault.severity === only) : faults,
    }))
    .filter(({ faults }) => faults.length > 0);
  return (
    <>
      <CheckHeadline check={check} />
      {check.isStale && <Note tone="warning">{words.check.stale}</Note>}
      <SeverityFilter check={check} only={only} choose={setOnly} />
      {only && shown.length === 0 && <p>{words.check.filteredOut}</p>}
      {shown.map(({ sheet, faults }) => (
        <FaultSheetList key={sheet ?? ''} sheet={sheet} faults={faults} />
      ))}
      {check.notShown > 0 && (
        <Note tone="quiet">{words.check.notShown(formats.quantity(check.notShown))}</Note>
      )}
    </>
  );
}

function CheckHeadline({ check }: { check: CheckResult }) {
  const { words, formats } = usePane();
  const styles = useStyles();
  const rows = check.inputSheets.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  const facts = words.check.facts(formats.moment(check.at), check.inputSheets.length, formats.quantity(rows));
  const below = check.acknowledged > 0 ? `${facts} · ${words.check.acknowledged(check.acknowledged)}` : facts;
  const counted = severities.filter((severity) => check.counts[severity] > 0);
  if (counted.length === 0)
    return (
      <Headline below={below}>
        <CheckmarkCircleFilled className={styles.clean} aria-hidden />
        {words.check.clean}
      </Headline>
    );
  return (
    <Headline below={below}>
      {counted.map((severity, at) => (
        <span key={severity}>
          {at > 0 && words.comma}
          <span className={styles[severity]}>
            {words.check.counted[severity](formats.quantity(check.counts[severity]))}
          </span>
        </span>
      ))}
    </Headline>
  );
}

interface FilterParts {
  readonly check: CheckResult;
  readonly only: Severity | null;
  readonly choose: (severity: Severity | null) => void;
}

function SeverityFilter({ check, only, choose }: FilterParts) {
  const { words, formats } = usePane();
  const styles = useStyles();
  const faults = check.sheets.flatMap((sheet) => sheet.faults.map(({ fault }) => fault));
  const present = severities.filter((severity) => countOf(faults, severity) > 0);
  if (present.length < 2) return null;
  const total = severities.reduce((sum, severity) => sum + check.counts[severity], 0);
  return (
    <fieldset className={styles.filter} aria-label={words.check.filter}>
      {[null, ...present].map((severity) => (
        <ToggleButton
          key={severity ?? ''}
          size="small"
          className={styles.toggle}
          checked={only === severity}
          onClick={() => choose(severity)}
        >
          {severity ? words.check.severity[severity] : words.check.all}{' '}
          {formats.quantity(severity ? check.counts[severity] : total)}
        </ToggleButton>
      ))}
    </fieldset>
  );
}
