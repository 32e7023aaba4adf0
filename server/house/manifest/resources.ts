import { allOf, type Element, every } from './element.ts';
import type { Finding } from './findings.ts';

/** Texts, pictures and addresses stand in one place and are named elsewhere; Office refuses a name that leads nowhere. */
export const checkResources = (manifest: Element): Finding[] => [
  ...named(manifest),
  ...unused(manifest),
  ...lengths(manifest),
  ...withoutEnglish(manifest),
  ...twice(manifest),
];

const MOST_NAME_CHARACTERS = 32;
const MOST_SHORT_CHARACTERS = 125;
const MOST_LONG_CHARACTERS = 250;

/** Which kind of resource an element's `resid` must name. */
const sectionFor: Readonly<Record<string, string>> = {
  'ov:Runtime': 'bt:Urls',
  'ov:FunctionFile': 'bt:Urls',
  'ov:LearnMoreUrl': 'bt:Urls',
  'ov:Title': 'bt:ShortStrings',
  'ov:Label': 'bt:ShortStrings',
  'ov:Description': 'bt:LongStrings',
  'bt:Image': 'bt:Images',
};

const sections = ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'];

/** Each defined resource, with the section it stands in. */
const definedIn = (manifest: Element) =>
  sections.flatMap((section) =>
    allOf(manifest, section).flatMap(({ children }) =>
      children.map((resource) => ({ section, resource, id: resource.attributes.id ?? '' })),
    ),
  );

const references = (manifest: Element): Element[] =>
  every(manifest).filter(({ attributes }) => attributes.resid !== undefined);

function named(manifest: Element): Finding[] {
  const found = new Map(definedIn(manifest).map(({ id, section }) => [id, section]));
  return references(manifest).flatMap(({ name, attributes, line }): Finding[] => {
    const { resid = '' } = attributes;
    const section = sectionFor[name] ?? '';
    if (!found.has(resid)) return [{ code: 'MF-006', line, params: { resid, section } }];
    return found.get(resid) === section
      ? []
      : [{ code: 'MF-008', line, params: { resid, section, found: found.get(resid) ?? '' } }];
  });
}

function unused(manifest: Element): Finding[] {
  const used = new Set(references(manifest).map(({ attributes }) => attributes.resid));
  return definedIn(manifest)
    .filter(({ id }) => !used.has(id))
    .map(({ id, resource }) => ({ code: 'MF-027', line: resource.line, params: { resid: id } }));
}

/** Every text with the number of characters it may have. */
function textsIn(manifest: Element) {
  const of = (section: string, limit: number) =>
    allOf(manifest, section).flatMap(({ children }) => children.map((element) => ({ element, limit })));
  const base = (name: string, limit: number) => allOf(manifest, name).map((element) => ({ element, limit }));
  return [
    ...base('app:DisplayName', MOST_SHORT_CHARACTERS),
    ...base('app:Description', MOST_LONG_CHARACTERS),
    ...of('bt:ShortStrings', MOST_SHORT_CHARACTERS),
    ...of('bt:LongStrings', MOST_LONG_CHARACTERS),
  ];
}

function lengths(manifest: Element): Finding[] {
  const tooLong = definedIn(manifest)
    .filter(({ id }) => id.length > MOST_NAME_CHARACTERS)
    .map(({ id, resource }): Finding => {
      return { code: 'MF-007', line: resource.line, params: { resid: id, length: id.length } };
    });
  const texts = textsIn(manifest).flatMap(({ element, limit }) =>
    [element, ...element.children]
      .map(({ attributes, line }) => ({ text: attributes.DefaultValue ?? attributes.Value ?? '', line }))
      .filter(({ text }) => text.length > limit)
      .map(({ text, line }): Finding => {
        return {
          code: 'MF-009',
          line,
          params: { text: `${text.slice(0, 20)}…`, length: text.length, limit },
        };
      }),
  );
  return [...tooLong, ...texts];
}

function withoutEnglish(manifest: Element): Finding[] {
  return textsIn(manifest)
    .filter(({ element }) => !element.children.some(({ attributes }) => attributes.Locale === 'en-US'))
    .map(({ element: { attributes, line } }) => {
      return { code: 'MF-022', line, params: { text: attributes.DefaultValue ?? '' } };
    });
}

function twice(manifest: Element): Finding[] {
  const first = new Map<string, number>();
  return every(manifest).flatMap(({ attributes: { id }, line }): Finding[] => {
    if (id === undefined) return [];
    const earlier = first.get(id);
    if (earlier !== undefined) return [{ code: 'MF-010', line, params: { id, first: earlier } }];
    first.set(id, line);
    return [];
  });
}
