import { allOf, type Element } from './element.ts';
import type { Finding } from './findings.ts';

/** What the add-in answers, and how it names the buttons it switches on and off. */
export interface Commands {
  readonly names: readonly string[];
  readonly tab: string;
  readonly buttonOf: (name: string) => string;
}

/** Buttons call what the add-in answers, from the page that the pane stands in. */
export const checkRibbon = (manifest: Element, commands: Commands): Finding[] => [
  ...checkButtons(manifest, commands),
  ...checkRuntime(manifest),
];

function checkButtons(manifest: Element, { names, tab, buttonOf }: Commands): Finding[] {
  const called = new Set<string>();
  const buttons = allOf(manifest, 'ov:Control').flatMap((control): Finding[] => {
    const [action] = allOf(control, 'ov:FunctionName');
    const command = action?.text ?? '';
    called.add(command);
    if (action && !names.includes(command))
      return [{ code: 'MF-016', line: action.line, params: { command } }];
    return checkId(control, buttonOf(command));
  });
  const surfaces = allOf(manifest, 'ov:CustomTab');
  const silent = names
    .filter((name) => !called.has(name))
    .map(
      (command): Finding => ({
        code: 'MF-017',
        line: surfaces[0]?.line ?? manifest.line,
        params: { command },
      }),
    );
  return [...buttons, ...surfaces.flatMap((surface) => checkId(surface, tab)), ...silent];
}

const checkId = ({ attributes: { id = '' }, line }: Element, wanted: string): Finding[] =>
  id === wanted ? [] : [{ code: 'MF-018', line, params: { id, wanted } }];

/** One page in one runtime: otherwise a button would start a second add-in that knows nothing of the first. */
function checkRuntime(manifest: Element): Finding[] {
  const urls = new Map(
    allOf(manifest, 'bt:Url').map(({ attributes }) => [attributes.id, attributes.DefaultValue ?? '']),
  );
  const pages = [
    ...allOf(manifest, 'app:SourceLocation').map(({ attributes, line }) => {
      return { address: attributes.DefaultValue ?? '', line };
    }),
    ...allOf(manifest, 'ov:FunctionFile').map(({ attributes, line }) => {
      return { address: urls.get(attributes.resid) ?? '', line };
    }),
  ];
  return allOf(manifest, 'ov:Runtime').flatMap(({ attributes: { resid, lifetime }, line }): Finding[] => {
    const runtime = urls.get(resid) ?? '';
    const apart = pages
      .filter(({ address }) => address !== runtime)
      .map(
        (page): Finding => ({ code: 'MF-025', line: page.line, params: { runtime, other: page.address } }),
      );
    return lifetime === 'long' ? apart : [...apart, { code: 'MF-026', line, params: {} }];
  });
}
