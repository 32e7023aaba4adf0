import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentAddRegular } from '@fluentui/react-icons';
import { type ChangeEvent, useRef } from 'react';

const useStyles = makeStyles({
  button: { alignSelf: 'flex-start', columnGap: tokens.spacingHorizontalXS },
});

/** A file that a person chooses. A button in our words: the browser's own field speaks its own language. */
export function FileButton({
  label,
  accept,
  disabled,
  take,
}: {
  label: string;
  accept: string;
  disabled: boolean;
  take: (file: Uint8Array<ArrayBuffer>) => void;
}) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const chosen = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) take(new Uint8Array(await file.arrayBuffer()));
    // The same file can be chosen again.
    target.value = '';
  };
  return (
    <>
      <Button
        className={styles.button}
        icon={<DocumentAddRegular />}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input ref={input} type="file" hidden accept={accept} onChange={(event) => void chosen(event)} />
    </>
  );
}
