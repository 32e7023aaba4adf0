import { escapeAttribute } from './xmlText.ts';
import type { XmlElement } from './xmlTree.ts';

/** An element to be written; attributes that are undefined are left out. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly XmlNode[];
}

export const node = (
  name: string,
  attributes: XmlNode['attributes'] = {},
  children: readonly (XmlNode | null)[] = [],
): XmlNode => ({ name, attributes, children: children.filter((one): one is XmlNode => one !== null) });

export function nodeXml({ name, attributes, children }: XmlNode): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.map(nodeXml).join('')}</${name}>`;
}

/** An element that stands in a part, in the form of one to be written; other namespaces' attributes fall away. */
export const nodeOf = (element: XmlElement): XmlNode =>
  node(
    element.local,
    Object.fromEntries([...element.attributes].filter(([name]) => !/^xmlns$|:/.test(name))),
    element.children.map(nodeOf),
  );

/** Equal for equal elements, whatever the order of their attributes and the prefix. */
export function nodeKey({ name, attributes, children }: XmlNode): string {
  const sorted = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${JSON.stringify(String(value))}`)
    .sort();
  return `${name}(${sorted.join(' ')})[${children.map(nodeKey).join('')}]`;
}
