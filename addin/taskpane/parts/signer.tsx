import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Actor } from '../../../server/contract/api/record.ts';
import { usePane } from '../paneContext.tsx';

/** Whoever sits at this computer; not with the workbook, which goes from hand to hand. */
const KEY = 'stepdown.signer';

interface Signer {
  readonly name: string;
  readonly set: (name: string) => void;
  /** Null until there is a name. */
  as(role: Actor['role']): Actor | null;
}

/** The name to sign with, remembered on this computer. */
export function useSigner(): Signer {
  const [name, setName] = useState(remembered);
  return {
    name,
    set: (typed) => {
      setName(typed);
      remember(typed);
    },
    as: (role) => (name.trim() === '' ? null : { name: name.trim(), role }),
  };
}

export function SignerField({ signer }: { signer: Signer }) {
  const { words } = usePane();
  return (
    <Field label={words.books.signer} hint={words.books.signerHint}>
      <Input
        value={signer.name}
        maxLength={40}
        autoComplete="name"
        onChange={(_, { value }) => signer.set(value)}
      />
    </Field>
  );
}

/** A browser that keeps nothing asks anew each time. */
function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function remember(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Typed once more next time.
  }
}
