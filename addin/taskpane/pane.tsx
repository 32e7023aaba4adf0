import { FluentProvider, makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';
import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Shell } from '../workbook/shell.ts';
import { Diagnosis } from './frame/diagnosis.tsx';
import { Dock } from './frame/dock.tsx';
import { Footer } from './frame/footer.tsx';
import { Header } from './frame/header.tsx';
import { Path } from './frame/path.tsx';
import { TroubleNotes } from './frame/troubleNotes.tsx';
import { PaneProvider, usePane } from './paneContext.tsx';
import { Waiting } from './parts/waiting.tsx';
import type { Session } from './session/session.ts';
import type { View } from './session/state.ts';
import { fluentTheme } from './theme.ts';
import { PrepareView } from './views/prepareView.tsx';

/** Views that are not needed at once come when they are shown. */
const shown: Record<View, ComponentType> = {
  prepare: PrepareView,
  check: lazy(async () => ({ default: (await import('./views/checkView.tsx')).CheckView })),
  cost: lazy(async () => ({ default: (await import('./views/costView.tsx')).CostView })),
  results: lazy(async () => ({ default: (await import('./views/resultsView.tsx')).ResultsView })),
  trace: lazy(async () => ({ default: (await import('./views/traceView.tsx')).TraceView })),
  whatIf: lazy(async () => ({ default: (await import('./views/whatIfView.tsx')).WhatIfView })),
  items: lazy(async () => ({ default: (await import('./views/itemsView.tsx')).ItemsView })),
  books: lazy(async () => ({ default: (await import('./views/booksView.tsx')).BooksView })),
  settings: lazy(async () => ({ default: (await import('./views/settingsView.tsx')).SettingsView })),
};

const usePageStyles = makeStaticStyles({
  html: { height: '100%' },
  body: { height: '100%', margin: 0, overflow: 'hidden' },
  '#pane': { height: '100%' },
});

const useStyles = makeStyles({
  pane: {
    height: '100%',
    minWidth: '280px',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  content: {
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    // Room kept for its bar, so that nothing moves when a list grows.
    scrollbarGutter: 'stable',
    scrollbarWidth: 'thin',
    // None above: what sticks to the top stands below the padding, and lines would show over it.
    padding: `0 ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalM}`,
    '& > :first-child': { marginTop: tokens.spacingVerticalL },
    outlineStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    '& > *': { flexShrink: 0 },
  },
});

/** No class: Fluent gives its own to what floats over the pane, which would then cover it. */
const whole = { height: '100%' };

export function Pane({ session, shell }: { session: Session; shell: Shell }) {
  const [theme, setTheme] = useState(() => shell.theme());
  useEffect(() => shell.onTheme(setTheme), [shell]);
  usePageStyles();
  const { pane } = useStyles();
  return (
    <FluentProvider theme={fluentTheme(theme)} style={whole}>
      <div className={pane}>
        <PaneProvider session={session}>
          <Frame />
        </PaneProvider>
      </div>
    </FluentProvider>
  );
}

function Frame() {
  const { state, words } = usePane();
  const { content } = useStyles();
  const main = useRef<HTMLElement>(null);
  useTopOfView(main, state.view);
  useEffect(() => {
    document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
    document.title = words.product;
  }, [state.language, words]);
  const View = shown[state.view];
  return (
    <>
      <Header />
      <Path />
      <main ref={main} className={content} tabIndex={-1}>
        <Diagnosis />
        <TroubleNotes />
        <Suspense fallback={<Waiting />}>
          <View key={state.view} />
        </Suspense>
      </main>
      <Dock />
      <Footer />
    </>
  );
}

/** A new view begins at its top, for eyes and for a screen reader. */
function useTopOfView(main: { readonly current: HTMLElement | null }, view: View): void {
  const last = useRef(view);
  useEffect(() => {
    if (last.current === view) return;
    last.current = view;
    main.current?.scrollTo({ top: 0 });
    main.current?.focus();
  }, [main, view]);
}
