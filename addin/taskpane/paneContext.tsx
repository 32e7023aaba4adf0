import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { en } from '../i18n/en.ts';
import { Formats } from '../i18n/formats.ts';
import { type Words, zh } from '../i18n/zh.ts';
import type { Session } from './session/session.ts';
import type { SessionState } from './session/state.ts';

/** What every view draws from. */
interface PaneParts {
  readonly session: Session;
  readonly state: SessionState;
  readonly words: Words;
  readonly formats: Formats;
}

const PaneContext = createContext<PaneParts | null>(null);

const wordsOf = { zh, en };

export function PaneProvider({ session, children }: { session: Session; children: ReactNode }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { language } = state;
  const spoken = useMemo(() => ({ words: wordsOf[language], formats: new Formats(language) }), [language]);
  const parts = useMemo(() => ({ session, state, ...spoken }), [session, state, spoken]);
  return <PaneContext value={parts}>{children}</PaneContext>;
}

export function usePane(): PaneParts {
  const parts = useContext(PaneContext);
  if (!parts) throw new Error('drawn outside the pane');
  return parts;
}
