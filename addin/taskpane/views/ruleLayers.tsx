import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { RuleLayerAnswer } from '../../../server/contract/api/ruleLayers.ts';
import { usePane } from '../paneContext.tsx';
import { FoldedSection } from '../parts/section.tsx';
import { SignerField, type useSigner } from '../parts/signer.tsx';
import { FieldChanges } from './comparisonFound.tsx';
import { RecordTrouble } from './recordTrouble.tsx';

type Layer = RuleLayerAnswer['layers'][number];
type Version = Layer['versions'][number];
type Signer = ReturnType<typeof useSigner>;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  button: { alignSelf: 'flex-start' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  version: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  line: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  small: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  name: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  folded: { '& summary': { cursor: 'pointer' } },
});

/** 本院规则: versions of the workbook's rule sheets, each with its reason and the way back into the workbook. */
export function RuleLayers({ signer }: { signer: Signer }) {
  const { state, words } = usePane();
  const styles = useStyles();
  const { layers, trouble } = state.ruleLayers;
  if (!layers && !trouble) return null;
  const count = (layers ?? []).reduce((sum, { versions }) => sum + versions.length, 0);
  return (
    <FoldedSection title={words.rules.title} beside={words.rules.count(count)}>
      <div className={styles.form}>
        <p className={styles.quiet}>{words.rules.hint}</p>
        {trouble && <RecordTrouble trouble={trouble} signer={signer} />}
        {(layers ?? []).map((layer) => (
          <LayerVersions key={layer.layer} layer={layer} signer={signer} />
        ))}
        <Differences />
        {state.run && <SaveLayer layers={layers ?? []} signer={signer} />}
      </div>
    </FoldedSection>
  );
}

function LayerVersions({ layer: { layer, versions }, signer }: { layer: Layer; signer: Signer }) {
  const styles = useStyles();
  return (
    <div>
      <h3 className={styles.name}>{layer}</h3>
      <ul className={styles.list}>
        {versions.map((version, at) => (
          <li key={version.version} className={styles.version}>
            <VersionLine
              layer={layer}
              version={version}
              latest={versions[0] ?? version}
              isLatest={at === 0}
              signer={signer}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function VersionLine({
  layer,
  version: { version, validFrom, reason, at, by },
  latest,
  isLatest,
  signer,
}: {
  layer: string;
  version: Version;
  latest: Version;
  isLatest: boolean;
  signer: Signer;
}) {
  const { state, session, words, formats } = usePane();
  const styles = useStyles();
  const isBusy = state.ruleLayers.isAsking || state.job !== null;
  const rolling = signer.as('preparer');
  const said = { validFrom: latest.validFrom, reason: words.rules.rollBackReason(version) };
  const named = (name: string) => `${name} ${words.rules.version(version)}`;
  return (
    <>
      <p className={styles.line}>{words.rules.line(version, formats.month(validFrom), reason)}</p>
      <p className={styles.small}>{words.books.signed(by.name, formats.moment(at))}</p>
      <div className={styles.buttons}>
        <Button
          size="small"
          aria-label={named(words.rules.write)}
          disabled={isBusy}
          onClick={() => void session.writeRules(layer, version)}
        >
          {words.rules.write}
        </Button>
        {!isLatest && (
          <>
            <Button
              size="small"
              aria-label={named(words.rules.compare)}
              disabled={isBusy}
              onClick={() => void session.compareRules(layer, version, latest.version)}
            >
              {words.rules.compare}
            </Button>
            <Button
              size="small"
              aria-label={named(words.rules.rollBack)}
              disabled={isBusy || !rolling}
              onClick={() => rolling && void session.rollBackRules(rolling, { layer, version, ...said })}
            >
              {words.rules.rollBack}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

/** Rows that an earlier and the latest version do not share. */
function Differences() {
  const { state, words } = usePane();
  const styles = useStyles();
  const { comparison } = state.ruleLayers;
  const { language } = state;
  if (!comparison) return null;
  return (
    <div role="status">
      <p className={styles.line}>{words.rules.differences(comparison.rows.length, comparison.isReordered)}</p>
      <ul className={styles.list}>
        {comparison.rows.map(({ kind, key, change, fields }) => (
          <li key={`${kind.en} ${key.en}`} className={styles.version}>
            <p className={styles.line}>
              {words.books.ruleChanged(`${kind[language]} · ${key[language]}`, words.books.changes[change])}
            </p>
            <FieldChanges fields={fields} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SaveLayer({ layers, signer }: { layers: readonly Layer[]; signer: Signer }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const [layer, setLayer] = useState(layers[0]?.layer ?? words.rules.usualName);
  const [reason, setReason] = useState('');
  const by = signer.as('preparer');
  const month = state.run?.months.at(-1) ?? '';
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (by) void session.saveRules(by, { layer: layer.trim(), validFrom: month, reason: reason.trim() });
  };
  return (
    <details className={styles.folded}>
      <summary>{words.rules.save}</summary>
      <form className={styles.form} onSubmit={save}>
        <p className={styles.quiet}>{words.rules.saveHint(month)}</p>
        <Field label={words.rules.name}>
          <Input value={layer} maxLength={60} onChange={(_, { value }) => setLayer(value)} />
        </Field>
        <Field label={words.rules.reason}>
          <Textarea value={reason} maxLength={1000} onChange={(_, { value }) => setReason(value)} />
        </Field>
        <SignerField signer={signer} />
        <Button
          type="submit"
          className={styles.button}
          disabled={!by || layer.trim() === '' || reason.trim().length < 2 || state.ruleLayers.isAsking}
        >
          {words.rules.saveNow}
        </Button>
      </form>
    </details>
  );
}
