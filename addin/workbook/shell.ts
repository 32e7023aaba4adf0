import type { Language } from '../../server/contract/faults/catalogue.ts';

/** What stands around the workbook: ribbon, pane, look. Excel is one implementation; a page of its own will be another. */
export interface Shell {
  readonly language: Language;
  theme(): Theme;
  onTheme(tell: (theme: Theme) => void): void;
  /** Answers the buttons of the ribbon, also while the pane is shut. */
  answer(commands: Readonly<Record<CommandName, () => Promise<void>>>): void;
  /** Opens the pane where it is shut. */
  showPane(): Promise<void>;
  /** Buttons that make sense now; those left out are grey. */
  enable(commands: ReadonlySet<CommandName>): Promise<void>;
}

/** Names of the ribbon's functions, as the manifest has them. */
export const commandNames = [
  'checkWorkbook',
  'costWorkbook',
  'refreshResults',
  'stopRun',
  'newMonth',
  'openPrepare',
  'openResults',
  'openTrace',
  'openWhatIf',
  'openSettings',
] as const;
export type CommandName = (typeof commandNames)[number];

/** As the manifest has it: the tab whose buttons are switched on and off. */
export const RIBBON_TAB = 'Stepdown.Tab';

/** The id of the button that a command answers. */
export const buttonOf = (command: CommandName): string => `Stepdown.${command}`;

export interface Theme {
  readonly isDark: boolean;
  readonly isHighContrast: boolean;
}
