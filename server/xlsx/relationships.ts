import { escapeAttribute } from './xmlText.ts';
import { childrenOf, parseXml } from './xmlTree.ts';

/** A part's link to another part, or to a place outside the file. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type's URI: `worksheet`, `table`, `drawing` … */
  readonly kind: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; the package itself is the empty path. */
export function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The links of one part; none where it has no relations part. */
export function readRelationships(text: string | null, part: string): Relationship[] {
  if (text === null) return [];
  return childrenOf(parseXml(text, part), 'Relationship').map(({ attributes }) => {
    const type = attributes.get('Type') ?? '';
    return {
      id: attributes.get('Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      type,
      target: attributes.get('Target') ?? '',
      external: attributes.get('TargetMode') === 'External',
    };
  });
}

/** The path inside the package that a link of `part` points at. */
export function resolveTarget(part: string, target: string): string {
  const from = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  const path: string[] = from;
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** A new link of one of the office kinds; `target` is absolute in the package. */
export const officeRelationship = (id: string, kind: string, target: string): Relationship => ({
  id,
  kind,
  type: OFFICE + kind,
  target: `/${target}`,
  external: false,
});

/** One `Relationship` element. */
export const relationshipXml = (link: Relationship): string =>
  `<Relationship Id="${escapeAttribute(link.id)}" Type="${escapeAttribute(link.type)}"` +
  ` Target="${escapeAttribute(link.target)}"${link.external ? ' TargetMode="External"' : ''}/>`;

/** A whole relations part. */
export const relationshipsXml = (links: readonly Relationship[]): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links
    .map(relationshipXml)
    .join('')}</Relationships>`;

/** The lowest id of the form `rId1` that none of the links uses. */
export function freeRelationId(links: Iterable<{ readonly id: string }>): string {
  const taken = new Set([...links].map(({ id }) => id));
  let number = 1;
  while (taken.has(`rId${number}`)) number++;
  return `rId${number}`;
}
