import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { memo, useState } from 'react';
import { useSpoken } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';
import type { FaultLine } from '../session/state.ts';
import { FaultRow } from './faultRow.tsx';

/** Rows that a group shows at once; more are asked for. */
const PAGE = 25;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  more: { alignSelf: 'flex-start', marginTop: tokens.spacingVerticalXS },
});

interface Group {
  readonly sheet: string | null;
  readonly faults: readonly FaultLine[];
}

/** The faults of one sheet, worst first. */
export const FaultSheetList = memo(({ sheet, faults }: Group) => {
  const { words, formats } = useSpoken();
  const styles = useStyles();
  const [shown, setShown] = useState(PAGE);
  const rest = faults.length - shown;
  return (
    <Section
      title={sheet === null ? words.check.wholeWorkbook : words.sheet(sheet)}
      beside={formats.quantity(faults.length)}
    >
      <ul className={styles.list}>
        {faults.slice(0, shown).map((line) => (
          <FaultRow key={line.id} line={line} />
        ))}
      </ul>
      {rest > 0 && (
        <Button
          appearance="subtle"
          className={styles.more}
          onClick={() => setShown((before) => before + PAGE * 4)}
        >
          {words.check.more(formats.quantity(rest))}
        </Button>
      )}
    </Section>
  );
});
