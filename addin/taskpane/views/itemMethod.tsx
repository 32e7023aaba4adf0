import { makeStyles, tokens } from '@fluentui/react-components';
import { usePane } from '../paneContext.tsx';
import { PlaceLink } from '../parts/placeLink.tsx';
import { Section } from '../parts/section.tsx';

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** Report that sets the methods side by side. */
const COMPARISON = 'item-04';

/** How items are costed: the method of the run, what it does, and where all of them stand side by side. */
export function ItemMethod() {
  const { state, words } = usePane();
  const styles = useStyles();
  const { language, items, run } = state;
  const method = items.findings?.method;
  if (!method) return null;
  const comparison = run?.sheets.find(({ planKey }) => planKey === COMPARISON);
  return (
    <Section title={words.options.itemMethod} beside={method.name[language]}>
      {language === 'zh' && <p className={styles.text}>{words.sentence(method.description)}</p>}
      <p className={styles.quiet}>{words.items.methodHint}</p>
      {comparison && (
        <p className={styles.text}>
          {words.items.methodsCompared}{' '}
          <PlaceLink place={{ sheet: comparison.name }}>{comparison.name}</PlaceLink>
        </p>
      )}
    </Section>
  );
}
