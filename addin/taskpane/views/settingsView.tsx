import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Language } from '../../../server/contract/faults/catalogue.ts';
import { usePane } from '../paneContext.tsx';
import { Headline } from '../parts/headline.tsx';
import { RunChoices } from '../parts/runChoices.tsx';
import { Section } from '../parts/section.tsx';

const languages: readonly Language[] = ['zh', 'en'];

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
  },
  term: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0, textAlign: 'end', overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** 设置: what a run takes when it is not told otherwise, the language, the connection's facts. */
export function SettingsView() {
  const { words } = usePane();
  const styles = useStyles();
  return (
    <>
      <Headline>{words.settings.title}</Headline>
      <Section title={words.settings.costing}>
        <RunChoices />
      </Section>
      <Section title={words.settings.appearance}>
        <LanguageChoice />
        <p className={styles.quiet}>{words.settings.themeFollows}</p>
      </Section>
      <Section title={words.settings.connection}>
        <ConnectionFacts />
        <p className={styles.quiet}>{words.settings.local}</p>
      </Section>
      <Section title={words.settings.about}>
        <AboutFacts />
      </Section>
    </>
  );
}

function LanguageChoice() {
  const { state, session, words } = usePane();
  return (
    <Field label={words.settings.language}>
      <Select
        value={state.settings.language ?? ''}
        onChange={(_, { value }) =>
          void session.setSettings({ language: languages.find((each) => each === value) ?? null })
        }
      >
        <option value="">{words.settings.asExcel}</option>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {words.settings.languages[language]}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function ConnectionFacts() {
  const { state, words, formats } = usePane();
  const { connection } = state;
  const { settings } = words;
  const certificate = connection.kind === 'ready' ? connection.certificate : null;
  const until = certificate
    ? settings.daysLeft(formats.day(certificate.expires), certificate.daysLeft)
    : settings.noCertificate;
  return (
    <Facts
      facts={[
        [settings.address, location.origin],
        ...(connection.kind === 'ready' ? [[settings.certificate, until] as const] : []),
      ]}
    />
  );
}

function AboutFacts() {
  const { state, words } = usePane();
  const { connection } = state;
  const { settings } = words;
  const versions =
    connection.kind === 'ready'
      ? ([
          [settings.version, connection.health.version],
          [settings.engineVersion, connection.health.engineVersion],
        ] as const)
      : [];
  return <Facts facts={[...versions, [settings.licence, 'MIT']]} />;
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([term, fact]) => (
        <Fact key={term} term={term} fact={fact} />
      ))}
    </dl>
  );
}

function Fact({ term, fact }: { term: string; fact: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.fact}>{fact}</dd>
    </>
  );
}
