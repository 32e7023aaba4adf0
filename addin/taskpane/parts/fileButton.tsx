import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentAddRegular, DocumentMultipleRegular, FolderOpenRegular } from '@fluentui/react-icons';
import { type ChangeEvent, useRef } from 'react';

const useStyles = makeStyles({
  button: { alignSelf: 'flex-start', columnGap: tokens.spacingHorizontalXS },
});

const icons = { one: DocumentAddRegular, many: DocumentMultipleRegular, folder: FolderOpenRegular };

/** What the browser's field is told; React does not know the attribute for folders. */
const attributes = { one: {}, many: { multiple: true }, folder: { webkitdirectory: '' } };

interface ChooserParts {
  readonly label: string;
  readonly accept: string;
  readonly disabled: boolean;
}

interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file that a person chooses. */
export function FileButton({
  take,
  ...parts
}: ChooserParts & { readonly take: (file: Uint8Array<ArrayBuffer>) => void }) {
  return <Chooser {...parts} kind="one" take={([file]) => file && take(file.bytes)} />;
}

/** Many files, or all of a folder. */
export function FilesButton(
  parts: ChooserParts & {
    readonly kind: 'many' | 'folder';
    readonly take: (files: readonly ChosenFile[]) => void;
  },
) {
  return <Chooser {...parts} />;
}

/** A button in our words: the browser's own field speaks its own language. */
function Chooser({
  label,
  accept,
  disabled,
  kind,
  take,
}: ChooserParts & {
  readonly kind: keyof typeof icons;
  readonly take: (files: readonly ChosenFile[]) => void;
}) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const Icon = icons[kind];
  const chosen = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // The same file can be chosen again.
    target.value = '';
    if (files.length === 0) return;
    const read = files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    take(await Promise.all(read));
  };
  return (
    <>
      <Button
        className={styles.button}
        icon={<Icon />}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        {...attributes[kind]}
        onChange={(event) => void chosen(event)}
      />
    </>
  );
}
