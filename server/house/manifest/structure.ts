import type { Element } from './element.ts';
import { every } from './element.ts';
import type { Finding } from './findings.ts';
import { grammar } from './grammar.ts';

/** Which elements stand where, in what order and how often; and that none is empty. */
export const checkStructure = (manifest: Element): Finding[] =>
  every(manifest).flatMap((element) => [...misplaced(element), ...counted(element), ...emptiness(element)]);

interface Place {
  readonly name: string;
  /** `!`, `+`, `*` or nothing. */
  readonly often: string;
}

const placesOf = ({ name }: Element): Place[] =>
  (grammar[name] ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [, placed = '', often = ''] = /^(.*?)([!+*]?)$/.exec(word) ?? [];
      return { name: placed, often };
    });

/** Without the vocabulary, as a person reads it in the file. */
const shown = (name: string): string =>
  name.startsWith('bt:') ? name : name.slice(name.lastIndexOf(':') + 1);

function misplaced(parent: Element): Finding[] {
  const places = placesOf(parent);
  const order = places.map(({ name }) => shown(name)).join(' ');
  let reached = 0;
  return parent.children.flatMap((child): Finding[] => {
    const at = places.findIndex(({ name }) => name === child.name);
    const params = { element: shown(child.name), parent: shown(parent.name) };
    if (at < 0) return [{ code: 'MF-002', line: child.line, params }];
    if (at < reached) return [{ code: 'MF-003', line: child.line, params: { ...params, order } }];
    reached = at;
    return [];
  });
}

function counted(parent: Element): Finding[] {
  return placesOf(parent).flatMap(({ name, often }): Finding[] => {
    const found = parent.children.filter((child) => child.name === name);
    const params = { element: shown(name), parent: shown(parent.name) };
    if (found.length === 0 && (often === '!' || often === '+'))
      return [{ code: 'MF-004', line: parent.line, params }];
    const second = often === '!' || often === '' ? found[1] : undefined;
    return second ? [{ code: 'MF-005', line: second.line, params }] : [];
  });
}

function emptiness({ name, attributes, children, text, line }: Element): Finding[] {
  const isEmpty =
    Object.values(attributes).some((value) => value.trim() === '') ||
    (children.length === 0 && Object.keys(attributes).length === 0 && text === '');
  return isEmpty ? [{ code: 'MF-028', line, params: { element: shown(name) } }] : [];
}
