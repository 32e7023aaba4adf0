import { type PlanAddresses, rangeA1 } from '../contract/layout/planAddresses.ts';
import { tableHeaders, tableRange } from '../contract/layout/planTables.ts';
import type { SheetPlan, TableVerb } from '../contract/plan.ts';
import type { PackageParts } from './packageParts.ts';
import { encodeCellText, escapeAttribute } from './xmlText.ts';
import { parseXml } from './xmlTree.ts';

const TABLE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml';

function tableXml(id: number, name: string, range: string, headers: readonly string[]): string {
  const columns = headers.map((header, index) => {
    // Line breaks of a header are written as escapes here, and only here.
    const text = escapeAttribute(encodeCellText(header).replaceAll('\n', '_x000a_'));
    return `<tableColumn id="${index + 1}" name="${text}"/>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' +
    ` id="${id}" name="${name}" displayName="${name}" ref="${range}" totalsRowShown="0">` +
    `<autoFilter ref="${range}"/>` +
    `<tableColumns count="${columns.length}">${columns.join('')}</tableColumns>` +
    '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>'
  );
}

/** Ids and names are unique in a workbook; hands out free ones beside those of a person's tables. */
export class Tables {
  readonly #parts: PackageParts;
  readonly #folder: string;
  readonly #ids = new Set<number>();
  readonly #names: Set<string>;

  /** `names`: the defined names of the book, which share one space with the names of tables. */
  constructor(parts: PackageParts, folder: string, names: readonly { readonly name: string }[]) {
    this.#parts = parts;
    this.#folder = folder;
    this.#names = new Set(names.map(({ name }) => name.toLowerCase()));
    for (const path of parts.paths()) {
      const text = /\/tables\/[^/]+\.xml$/.test(path) ? parts.text(path) : null;
      if (text === null) continue;
      const { attributes } = parseXml(text, path);
      this.#ids.add(Number(attributes.get('id')));
      this.#names.add((attributes.get('displayName') ?? '').toLowerCase());
    }
  }

  /** Writes one table's part and tells its path. */
  add(plan: SheetPlan, verb: TableVerb, addresses: PlanAddresses): string {
    const path = this.#parts.freePath(this.#folder, 'table', 'xml');
    const range = rangeA1(tableRange(plan, verb, addresses));
    const xml = tableXml(this.#freeId(), this.#freeName(verb.name), range, tableHeaders(plan, verb));
    this.#parts.set(path, xml, TABLE_TYPE);
    return path;
  }

  #freeId(): number {
    let id = 1;
    while (this.#ids.has(id)) id++;
    this.#ids.add(id);
    return id;
  }

  #freeName(wished: string): string {
    let name = wished;
    for (let number = 2; this.#names.has(name.toLowerCase()); number++) name = `${wished}_${number}`;
    this.#names.add(name.toLowerCase());
    return name;
  }
}
