import { isTrue } from '../xmlDecoding.ts';
import { node, nodeXml, type XmlNode } from '../xmlNode.ts';
import type { XmlElement } from '../xmlTree.ts';

/** Short words for what is asked of elements all the time, and for writing them. */

export const textOf = (element: XmlElement | undefined, name: string, fallback = ''): string =>
  element?.attributes.get(name) ?? fallback;

export const numberOf = (element: XmlElement | undefined, name: string, fallback = 0): number =>
  Number(element?.attributes.get(name) ?? fallback);

export function flagOf(element: XmlElement | undefined, name: string, fallback = false): boolean {
  const value = element?.attributes.get(name);
  return value === undefined ? fallback : isTrue(value);
}

/** Null where the attribute is missing. */
export const textOrNull = (element: XmlElement | undefined, name: string): string | null =>
  element?.attributes.get(name) ?? null;

export const numberOrNull = (element: XmlElement | undefined, name: string): number | null => {
  const value = element?.attributes.get(name);
  return value === undefined ? null : Number(value);
};

/** All attributes but those of other namespaces. */
export const attributesOf = (element: XmlElement, except: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    [...element.attributes].filter(([name]) => !/^xmlns|:/.test(name) && !except.includes(name)),
  );

/** `content` is XML. */
export function elementXml(name: string, attributes: XmlNode['attributes'], content = ''): string {
  const open = nodeXml(node(name, attributes)).slice(0, -'/>'.length);
  return content === '' ? `${open}/>` : `${open}>${content}</${name}>`;
}

/** A counted list; nothing where it is empty, which the format forbids. */
export const listXml = (name: string, items: readonly string[]): string =>
  items.length === 0 ? '' : elementXml(name, { count: items.length }, items.join(''));

/** As an attribute that is left out where it says what goes without saying. */
export const unless = <Value extends string | number>(usual: Value, value: Value): Value | undefined =>
  value === usual ? undefined : value;

export const flag = (value: boolean): 1 | undefined => (value ? 1 : undefined);

export const noFlag = (value: boolean): 0 | undefined => (value ? undefined : 0);
