import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { TableAddRegular } from '@fluentui/react-icons';
import { type ReactNode, useId } from 'react';
import type { SaidComparison, SaidField } from '../../../server/contract/api/comparison.ts';
import type { Bilingual } from '../../../server/contract/sheetDefinition.ts';
import { usePane } from '../paneContext.tsx';
import { Amount } from '../parts/amount.tsx';

/** Of each part; all of them stand on the sheet. */
const FEW = 8;

const useStyles = makeStyles({
  found: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  keep: { alignSelf: 'flex-start' },
  line: { margin: 0, overflowWrap: 'anywhere' },
  part: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  change: { padding: `${tokens.spacingVerticalXXS} 0` },
  small: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  money: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXXS} 0`,
    overflowWrap: 'anywhere',
  },
});

/** What differs between two runs: how much of it, the first of the input and of the rules, and the largest of the result. */
export function ComparisonFound({ comparison: { input, rules, result } }: { comparison: SaidComparison }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { language } = state;
  return (
    <div className={styles.found}>
      <p className={styles.line} role="status">
        {words.books.differences(input.count, rules.count, result.count)}
      </p>
      <Button
        className={styles.keep}
        icon={<TableAddRegular />}
        disabled={state.job !== null}
        onClick={() => void session.keepComparison()}
      >
        {words.books.compareKeep}
      </Button>
      <Part title={words.books.parts.input} count={input.count}>
        {input.shown.slice(0, FEW).map(({ kind, key, change, fields }) => {
          const what = [kind, key].map((each) => each[language]).filter(Boolean);
          const name = words.books.ruleChanged(what.join(' · '), words.books.changes[change]);
          return <Changed key={name} name={name} fields={fields} />;
        })}
      </Part>
      <Part title={words.books.parts.rules} count={rules.count}>
        {rules.shown.slice(0, FEW).map(({ month, id, kind, name, change, fields }) => {
          const what = [kind, name].map((each) => each[language]).filter(Boolean);
          const said = words.books.ruleChanged(what.join(' · '), words.books.changes[change]);
          return <Changed key={`${month} ${kind.en} ${id}`} name={said} fields={fields} />;
        })}
      </Part>
      <Part title={words.books.parts.result} count={result.count}>
        <Largest changes={result.shown} />
      </Part>
    </div>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const { words } = usePane();
  const styles = useStyles();
  const id = useId();
  if (count === 0) return null;
  return (
    <div>
      <p id={id} className={styles.part}>
        {title}
      </p>
      <ul className={styles.list} aria-labelledby={id}>
        {children}
      </ul>
      {count > FEW && <p className={styles.small}>{words.books.moreDifferences(count - FEW)}</p>}
    </div>
  );
}

function Changed({ name, fields }: { name: string; fields: readonly SaidField[] }) {
  const styles = useStyles();
  return (
    <li className={styles.change}>
      <p className={styles.line}>{name}</p>
      <FieldChanges fields={fields} />
    </li>
  );
}

/** Each field by its header: what it was, and what it is. */
export function FieldChanges({ fields }: { fields: readonly SaidField[] }) {
  const { state } = usePane();
  const styles = useStyles();
  const said = (value: Bilingual | null) => value?.[state.language] ?? '—';
  return fields.map(({ field, before, after }) => (
    <p key={field.en} className={styles.small}>
      {`${field[state.language]}: ${said(before)} → ${said(after)}`}
    </p>
  ));
}

function Largest({ changes }: { changes: SaidComparison['result']['shown'] }) {
  const { formats } = usePane();
  const styles = useStyles();
  return [...changes]
    .sort((a, b) => Math.abs(Number(b.differenceYuan)) - Math.abs(Number(a.differenceYuan)))
    .slice(0, FEW)
    .map(({ month, unit, unitName, element, elementName, source, differenceYuan }) => (
      <li key={`${month} ${unit} ${element} ${source.en}`} className={styles.money}>
        <span>{`${unitName || unit} · ${elementName || element}`}</span>
        <Amount>{formats.signedAmount(differenceYuan)}</Amount>
      </li>
    ));
}
