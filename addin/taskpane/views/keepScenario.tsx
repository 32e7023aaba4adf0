import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { TableAddRegular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import { LONGEST_TRIAL_NAME } from '../../../server/contract/api/questions.ts';
import { usePane } from '../paneContext.tsx';
import { Section } from '../parts/section.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalS },
  save: { alignSelf: 'flex-start' },
});

/** A trial worth keeping becomes a sheet of the workbook. */
export function KeepScenario({ title, keepAs }: { title: string; keepAs: (name: string) => Promise<void> }) {
  const { state, words } = usePane();
  const styles = useStyles();
  const [name, setName] = useState('');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    void keepAs(name.trim());
  };
  return (
    <Section title={title}>
      <form className={styles.form} onSubmit={keep}>
        <Field label={words.whatIf.name}>
          <Input
            value={name}
            maxLength={LONGEST_TRIAL_NAME}
            placeholder={words.whatIf.nameExample}
            onChange={(_, { value }) => setName(value)}
          />
        </Field>
        <Button
          type="submit"
          className={styles.save}
          icon={<TableAddRegular />}
          disabled={name.trim() === '' || state.job !== null}
        >
          {words.whatIf.save}
        </Button>
      </form>
    </Section>
  );
}
