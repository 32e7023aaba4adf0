import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';
import { SignerField, type useSigner } from '../parts/signer.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  button: { alignSelf: 'flex-start' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** 归集, while the workbook's input is checked and not costed yet. */
export function GatherMonths({ signer }: { signer: ReturnType<typeof useSigner> }) {
  const { state, session, words } = usePane();
  const styles = useStyles();
  const { check, run, job } = state;
  const by = signer.as('preparer');
  if (run || !check || check.isStale || check.counts.blocking > 0) return null;
  return (
    <Section title={words.books.gather}>
      <div className={styles.form}>
        <p className={styles.quiet}>{words.books.gatherHint}</p>
        <SignerField signer={signer} />
        <Button
          className={styles.button}
          disabled={!by || job !== null}
          onClick={() => by && void session.gatherMonths(by)}
        >
          {words.books.gather}
        </Button>
      </div>
    </Section>
  );
}
