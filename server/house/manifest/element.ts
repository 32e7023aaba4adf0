import { SaxesParser } from 'saxes';

/** An element of a manifest, with where it stands. */
export interface Element {
  /** `app:Host`, `ov:Host`, `bt:Image`: one name means different things in the manifest's three vocabularies. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
  readonly line: number;
}

/** What is wrong with a text that is no XML, and in which line. */
export class NotWellFormed extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const vocabularies: Readonly<Record<string, string>> = {
  'http://schemas.microsoft.com/office/appforoffice/1.1': 'app',
  'http://schemas.microsoft.com/office/taskpaneappversionoverrides': 'ov',
  'http://schemas.microsoft.com/office/officeappbasictypes/1.0': 'bt',
};

interface Growing extends Element {
  readonly children: Growing[];
  text: string;
}

/** The root element; throws `NotWellFormed`. */
export function readElement(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: Element | undefined;
  parser.on('error', ({ message }) => {
    throw new NotWellFormed(message.replace(/^\d+:\d+: |\.$/g, ''), parser.line);
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const element: Growing = {
      name: `${vocabularies[uri] ?? uri}:${local}`,
      attributes: Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value])),
      children: [],
      text: '',
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text.trim();
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  if (!root) throw new NotWellFormed('no element', 1);
  return root;
}

/** All elements of a name, wherever they stand, in the order of the file. */
export function allOf(element: Element, name: string): Element[] {
  const below = element.children.flatMap((child) => allOf(child, name));
  return element.name === name ? [element, ...below] : below;
}

/** Every element, in the order of the file. */
export const every = (element: Element): Element[] => [element, ...element.children.flatMap(every)];
