import type { Language } from '../../../server/contract/faults/catalogue.ts';
import { buttonOf, type CommandName, commandNames, RIBBON_TAB, type Shell, type Theme } from '../shell.ts';

/** Settles once Excel has told the library who it is; null where the page stands in a plain browser. */
export async function startOffice(): Promise<OfficeShell | null> {
  const { host } = await Office.onReady();
  return host === null || host === undefined ? null : new OfficeShell();
}

/** Excel's ribbon, pane and look. */
export class OfficeShell implements Shell {
  readonly language: Language = /^zh/i.test(Office.context.displayLanguage) ? 'zh' : 'en';

  theme(): Theme {
    return { isDark: isDark(Office.context.officeTheme), isHighContrast: highContrast().matches };
  }

  /** Not every Excel tells that its theme has changed; the system does. */
  onTheme(tell: (theme: Theme) => void): void {
    for (const media of [highContrast(), darkSystem()])
      media.addEventListener('change', () => tell(this.theme()));
  }

  answer(commands: Readonly<Record<CommandName, () => Promise<void>>>): void {
    for (const name of commandNames) {
      Office.actions.associate(name, async (event?: Office.AddinCommands.Event) => {
        try {
          await commands[name]();
        } finally {
          // Until it is told, the button stays pressed and Excel waits.
          event?.completed();
        }
      });
    }
  }

  async showPane(): Promise<void> {
    if (has('SharedRuntime', '1.1')) await Office.addin.showAsTaskpane();
  }

  async enable(commands: ReadonlySet<CommandName>): Promise<void> {
    if (!has('RibbonApi', '1.1')) return;
    const controls = commandNames.map((name) => ({ id: buttonOf(name), enabled: commands.has(name) }));
    await Office.ribbon.requestUpdate({ tabs: [{ id: RIBBON_TAB, controls }] });
  }
}

const has = (set: string, version: string): boolean =>
  Office.context.requirements.isSetSupported(set, version);

const highContrast = (): MediaQueryList => window.matchMedia('(forced-colors: active)');

const darkSystem = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

/** Below this, white reads better on a colour than black (sRGB, weighed by what the eye sees). */
const DARK = 128;

/** Excel on the web gives no theme: then the system's counts. */
function isDark(theme: Office.OfficeTheme | undefined): boolean {
  const color = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? '');
  if (!color) return darkSystem().matches;
  const [red = 0, green = 0, blue = 0] = color.slice(1).map((part) => Number.parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < DARK;
}
