import type { PackageParts } from '../packageParts.ts';
import { officeRelationship, relationshipsPath, relationshipsXml } from '../relationships.ts';
import { child, childrenOf } from '../xmlTree.ts';
import type { BookAddIn, JsonValue } from './book.ts';
import type { BookParts } from './bookParts.ts';
import { elementXml, textOf } from './element.ts';

/** Where Excel itself keeps the settings of add-ins (MS-OWEXML 2.2). */

const RELATIONS = 'http://schemas.microsoft.com/office/2011/relationships';
const NAMESPACE = 'http://schemas.microsoft.com/office/webextensions';
const PANES_PATH = 'xl/webextensions/taskpanes.xml';
const CONTENT_TYPE = 'application/vnd.ms-office';

export function readAddIns(parts: BookParts): BookAddIn[] {
  const panes = parts.firstLinked('', 'webextensiontaskpanes');
  if (panes === null) return [];
  parts.see(panes);
  return [...parts.linked(panes, 'webextension').values()].map((path) => {
    const root = parts.root(path);
    const properties = childrenOf(child(root, 'properties'), 'property');
    return {
      id: textOf(child(root, 'reference'), 'id'),
      settings: Object.fromEntries(
        properties.map((property) => [textOf(property, 'name'), parsed(textOf(property, 'value'))]),
      ),
    };
  });
}

/** Office writes JSON; what another program wrote is taken for a text. */
function parsed(value: string): JsonValue {
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return value;
  }
}

/** Writes the parts and tells the package's link to them; nothing where there is none. */
export function writeAddIns(parts: PackageParts, addIns: readonly BookAddIn[]) {
  if (addIns.length === 0) return [];
  const links = addIns.map((addIn, index) => {
    const path = `xl/webextensions/webextension${index + 1}.xml`;
    parts.set(path, extensionXml(addIn, index), `${CONTENT_TYPE}.webextension+xml`);
    return webRelationship(`rId${index + 1}`, 'webextension', path);
  });
  parts.set(PANES_PATH, panesXml(links.map(({ id }) => id)), `${CONTENT_TYPE}.webextensiontaskpanes+xml`);
  parts.set(relationshipsPath(PANES_PATH), relationshipsXml(links));
  return [webRelationship('addIns', 'webextensiontaskpanes', PANES_PATH)];
}

const webRelationship = (id: string, kind: string, target: string) => ({
  ...officeRelationship(id, kind, target),
  type: `${RELATIONS}/${kind}`,
});

function extensionXml({ id, settings }: BookAddIn, index: number): string {
  const properties = Object.entries(settings).map(([name, value]) =>
    elementXml('we:property', { name, value: JSON.stringify(value) }),
  );
  const instance = `{00000000-0000-0000-0000-${String(index + 1).padStart(12, '0')}}`;
  return elementXml(
    'we:webextension',
    { 'xmlns:we': `${NAMESPACE}/webextension/2010/11`, id: instance },
    `${elementXml('we:reference', { id, version: '1.0.0.0', store: 'developer', storeType: 'Registry' })}` +
      `<we:alternateReferences/><we:properties>${properties.join('')}</we:properties><we:bindings/>` +
      '<we:snapshot xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>',
  );
}

function panesXml(ids: readonly string[]): string {
  const panes = ids.map((id, index) =>
    elementXml(
      'wetp:taskpane',
      { dockstate: 'right', visibility: 0, width: 350, row: index },
      elementXml('wetp:webextensionref', {
        'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'r:id': id,
      }),
    ),
  );
  return elementXml('wetp:taskpanes', { 'xmlns:wetp': `${NAMESPACE}/taskpanes/2010/11` }, panes.join(''));
}
