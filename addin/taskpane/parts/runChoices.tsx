import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { costsItems } from '../session/inputSheets.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
  // A long name is cut, not the pane widened.
  choice: { minWidth: 0, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
  months: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  field: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Months, rule pack and method of a run; what is left open is as the workbook's 封面 has it. */
export function RunChoices() {
  const { state, words } = usePane();
  const styles = useStyles();
  if (!state.packs) return <p className={styles.hint}>{words.options.offline}</p>;
  return (
    <div className={styles.fields}>
      <Months />
      <PackAndMethod packs={state.packs} />
    </div>
  );
}

function Months() {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { months } = state.settings;
  const from = months?.from ?? '';
  const to = months?.to ?? '';
  const set = (first: string, last: string) =>
    void session.setSettings({ months: first === '' ? null : { from: first, to: last || null } });
  return (
    <div>
      <div className={styles.months}>
        <Field label={words.options.fromMonth}>
          <Input
            className={styles.field}
            type="month"
            value={from}
            onChange={(_, { value }) => set(value, to)}
          />
        </Field>
        <Field label={words.options.toMonth}>
          <Input
            className={styles.field}
            type="month"
            value={to}
            min={from}
            disabled={from === ''}
            onChange={(_, { value }) => set(from, value)}
          />
        </Field>
      </div>
      <p className={styles.hint}>{words.options.monthHint}</p>
    </div>
  );
}

function PackAndMethod({ packs }: { packs: NonNullable<ReturnType<typeof usePane>['state']['packs']> }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { language, settings } = state;
  const pack = packs.find(({ id }) => id === settings.rulePack) ?? packs.at(-1);
  return (
    <>
      <Field label={words.options.rulePack} className={styles.field}>
        <Select
          className={styles.choice}
          value={settings.rulePack ?? ''}
          onChange={(_, { value }) =>
            void session.setSettings({ rulePack: value || null, method: null, itemMethod: null })
          }
        >
          <option value="">{words.options.asWorkbook}</option>
          {packs.map(({ id, title }) => (
            <option key={id} value={id}>
              {title[language]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.options.method} className={styles.field}>
        <Select
          className={styles.choice}
          value={settings.method ?? ''}
          onChange={(_, { value }) => void session.setSettings({ method: value || null })}
        >
          <option value="">{words.options.asWorkbook}</option>
          {pack?.methods.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language]}
            </option>
          ))}
        </Select>
      </Field>
      {costsItems(state.workbook.inputs) && (
        <Field label={words.options.itemMethod} className={styles.field}>
          <Select
            className={styles.choice}
            value={settings.itemMethod ?? ''}
            onChange={(_, { value }) => void session.setSettings({ itemMethod: value || null })}
          >
            <option value="">{words.options.asWorkbook}</option>
            {pack?.itemMethods.map(({ id, name }) => (
              <option key={id} value={id}>
                {name[language]}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
