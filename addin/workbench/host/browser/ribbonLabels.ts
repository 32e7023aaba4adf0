import manifest from '../../../../manifest.xml?raw';
import type { CommandName } from '../../../workbook/shell.ts';

/** What the buttons of the ribbon are called, as the manifest says it. */
export function ribbonLabels(language: 'zh-CN' | 'en-US'): ReadonlyMap<CommandName, string> {
  const document = new DOMParser().parseFromString(manifest, 'application/xml');
  const textOf = (id: string | null | undefined): string => {
    const text = [...document.getElementsByTagNameNS('*', 'String')].find(
      (one) => one.getAttribute('id') === id,
    );
    const inLanguage = [...(text?.children ?? [])].find((one) => one.getAttribute('Locale') === language);
    return inLanguage?.getAttribute('Value') ?? text?.getAttribute('DefaultValue') ?? '';
  };
  const first = (control: Element, name: string) => control.getElementsByTagNameNS('*', name)[0];
  return new Map(
    [...document.getElementsByTagNameNS('*', 'Control')].map((control) => [
      first(control, 'FunctionName')?.textContent as CommandName,
      textOf(first(control, 'Label')?.getAttribute('resid')),
    ]),
  );
}
