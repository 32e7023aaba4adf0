import { afterEach, describe, expect, it, vi } from 'vitest';
import { buttonOf, type CommandName, commandNames, RIBBON_TAB } from '../shell.ts';
import { OfficeShell, startOffice } from './officeShell.ts';

/** What stands around the add-in, as far as the shell looks at it. */
interface Around {
  readonly displayLanguage: string;
  readonly background?: string | undefined;
  readonly host: string | null;
  readonly sets: readonly string[];
}

const aroundExcel: Around = {
  displayLanguage: 'zh-CN',
  background: '#FFFFFF',
  host: 'Excel',
  sets: ['SharedRuntime', 'RibbonApi'],
};

type Handler = (event?: { completed(): void }) => Promise<void>;

function around(what: Partial<Around> = {}) {
  const { displayLanguage, background, host, sets } = { ...aroundExcel, ...what };
  const handlers = new Map<string, Handler>();
  const updates: object[] = [];
  let shown = 0;
  const contrast = Object.assign(new EventTarget(), { matches: false });
  const darkness = Object.assign(new EventTarget(), { matches: false });
  const matchMedia = (query: string) => (query.includes('forced-colors') ? contrast : darkness);
  vi.stubGlobal('window', { matchMedia });
  vi.stubGlobal('Office', {
    onReady: async () => ({ host }),
    context: {
      displayLanguage,
      officeTheme: background === undefined ? undefined : { bodyBackgroundColor: background },
      requirements: { isSetSupported: (name: string) => sets.includes(name) },
    },
    actions: { associate: (name: string, handler: Handler) => handlers.set(name, handler) },
    addin: {
      showAsTaskpane: async () => {
        shown += 1;
      },
    },
    ribbon: { requestUpdate: async (update: object) => updates.push(update) },
  });
  return { handlers, updates, contrast, darkness, timesShown: () => shown };
}

const commandsThat = (act: (name: CommandName) => Promise<void>) =>
  Object.fromEntries(commandNames.map((name) => [name, () => act(name)])) as Record<
    CommandName,
    () => Promise<void>
  >;

describe('Excel around the pane', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is nobody in a plain browser', async () => {
    around({ host: null });
    expect(await startOffice()).toBeNull();
  });

  it.each([
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh'],
    ['en-US', 'en'],
    ['de-DE', 'en'],
  ])('speaks %s: the pane speaks %s', (displayLanguage, language) => {
    around({ displayLanguage });
    expect(new OfficeShell().language).toBe(language);
  });

  it.each([
    ['#262626', true],
    ['1F1F1F', true],
    ['#E6E6E6', false],
    ['#217346', true],
    [undefined, false],
  ])('on %s is dark: %s', (background, isDark) => {
    around({ background });
    expect(new OfficeShell().theme().isDark).toBe(isDark);
  });

  it('tells when the system turns to high contrast', () => {
    const { contrast } = around();
    const told: boolean[] = [];
    const shell = new OfficeShell();
    shell.onTheme(({ isHighContrast }) => told.push(isHighContrast));
    contrast.matches = true;
    contrast.dispatchEvent(new Event('change'));
    expect(told).toEqual([true]);
  });

  it('is as dark as the system where Excel gives no theme, and turns with it', () => {
    const { darkness } = around({ background: undefined });
    const told: boolean[] = [];
    const shell = new OfficeShell();
    shell.onTheme(({ isDark }) => told.push(isDark));
    for (const matches of [true, false]) {
      darkness.matches = matches;
      darkness.dispatchEvent(new Event('change'));
    }
    expect(told).toEqual([true, false]);
  });
});

describe('the ribbon', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('has an answer for every button, and lets go of it when the work is done', async () => {
    const { handlers } = around();
    const log: string[] = [];
    new OfficeShell().answer(commandsThat(async (name) => void log.push(name)));
    expect([...handlers.keys()].sort()).toEqual([...commandNames].sort());
    await handlers.get('costWorkbook')?.({ completed: () => log.push('let go') });
    expect(log).toEqual(['costWorkbook', 'let go']);
  });

  it('lets go of a button also where the work fails', async () => {
    const { handlers } = around();
    let hasLetGo = false;
    new OfficeShell().answer(commandsThat(() => Promise.reject(new Error('no'))));
    const completed = () => {
      hasLetGo = true;
    };
    await expect(handlers.get('stopRun')?.({ completed })).rejects.toThrow('no');
    expect(hasLetGo).toBe(true);
  });

  it('greys every button that makes no sense now, and wakes the others', async () => {
    const { updates } = around();
    await new OfficeShell().enable(new Set<CommandName>(['stopRun']));
    const controls = commandNames.map((name) => ({ id: buttonOf(name), enabled: name === 'stopRun' }));
    expect(updates).toEqual([{ tabs: [{ id: RIBBON_TAB, controls }] }]);
  });

  it('is left alone by an Excel that cannot change it, as is the pane', async () => {
    const { updates, timesShown } = around({ sets: [] });
    const shell = new OfficeShell();
    await shell.enable(new Set());
    await shell.showPane();
    expect(updates).toEqual([]);
    expect(timesShown()).toBe(0);
  });

  it('opens the pane where it is shut', async () => {
    const { timesShown } = around();
    await new OfficeShell().showPane();
    expect(timesShown()).toBe(1);
  });
});
