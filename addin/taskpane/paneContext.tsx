import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Language } from '../../server/contract/faults/catalogue.ts';
import { en } from '../i18n/en.ts';
import { Formats } from '../i18n/formats.ts';
import { type Words, zh } from '../i18n/zh.ts';
import type { Session } from './session/session.ts';
import type { SessionState } from './session/state.ts';

/** What does not change with each step of a job. */
interface Spoken {
  readonly session: Session;
  readonly language: Language;
  readonly words: Words;
  readonly formats: Formats;
}

/** What every view draws from. */
interface PaneParts extends Spoken {
  readonly state: SessionState;
}

const SpokenContext = createContext<Spoken | null>(null);
const StateContext = createContext<SessionState | null>(null);

const wordsOf = { zh, en };

export function PaneProvider({ session, children }: { session: Session; children: ReactNode }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { language } = state;
  const spoken = useMemo(
    () => ({ session, language, words: wordsOf[language], formats: new Formats(language) }),
    [session, language],
  );
  return (
    <SpokenContext value={spoken}>
      <StateContext value={state}>{children}</StateContext>
    </SpokenContext>
  );
}

/** For long lists: they are not drawn anew while a job tells how far it is. */
export function useSpoken(): Spoken {
  return known(useContext(SpokenContext));
}

export function usePane(): PaneParts {
  const state = known(useContext(StateContext));
  return { ...useSpoken(), state };
}

function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error('drawn outside the pane');
  return value;
}
