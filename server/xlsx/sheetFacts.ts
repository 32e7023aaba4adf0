import { cellFact, fact, type SheetFacts } from '../contract/layout/planFacts.ts';
import type { PlanCell } from '../contract/plan.ts';
import { anchorPlace, readChart } from './chartReading.ts';
import { drawnCharts } from './drawings.ts';
import type { PackageParts } from './packageParts.ts';
import { resolveTarget } from './relationships.ts';
import { RichText } from './richText.ts';
import { scanXml, type XmlHandler } from './scanXml.ts';
import { decodeSpreadsheetText, isTrue } from './xmlDecoding.ts';
import type { XmlTag } from './xmlTag.ts';
import { childrenOf, parseXml } from './xmlTree.ts';

/** Canonical texts of a book's cell formats and differential formats, by their ids. */
export interface BookLooks {
  readonly formats: readonly string[];
  readonly differential: readonly string[];
}

/** What stands on a sheet of ours in a file, line by line: the same lines as `planFacts` says of its plan. */
export async function sheetFacts(
  parts: PackageParts,
  path: string,
  planKey: string,
  looks: BookLooks,
): Promise<SheetFacts> {
  const reader = new SheetFactReader(looks);
  await scanXml(path, parts.chunks(path), reader);
  return {
    cells: reader.cells(),
    others: [...reader.others(), ...tableFacts(parts, path), ...drawnFacts(parts, path, planKey)],
  };
}

function tableFacts(parts: PackageParts, path: string): string[] {
  return parts
    .relationships(path)
    .filter(({ kind }) => kind === 'table')
    .map(({ target }) => {
      const tablePath = resolveTarget(path, target);
      const table = parseXml(parts.text(tablePath) ?? '', tablePath);
      const columns = table.children.find(({ local }) => local === 'tableColumns');
      const headers = childrenOf(columns, 'tableColumn').map(({ attributes }) =>
        decodeSpreadsheetText(attributes.get('name') ?? ''),
      );
      return fact('table', table.attributes.get('ref') ?? '', headers);
    });
}

function drawnFacts(parts: PackageParts, path: string, planKey: string): string[] {
  const link = parts.relationships(path).find(({ kind }) => kind === 'drawing');
  if (!link) return [];
  return drawnCharts(parts, resolveTarget(path, link.target), planKey).map(({ key, anchor, path: chart }) =>
    fact('chart', key, anchorPlace(anchor), chart ? readChart(parts.xml(chart).root) : null),
  );
}

interface FoundCell {
  readonly place: string;
  readonly type: string;
  readonly format: string;
  value: string;
  formula: string;
}

interface FoundValidation {
  readonly range: string;
  readonly parts: readonly string[];
  readonly formulas: string[];
}

class SheetFactReader implements XmlHandler {
  readonly #looks: BookLooks;
  readonly #lines: string[] = [];
  readonly #cells: FoundCell[] = [];
  readonly #links = new Map<string, string>();
  readonly #validations: FoundValidation[] = [];
  readonly #richText = new RichText();
  #text = '';
  #fitsWidth = false;
  /** Of the conditional formats being read: their range and how their rule looks. */
  #highlighted = '';
  #highlightLook = '';

  constructor(looks: BookLooks) {
    this.#looks = looks;
  }

  cells(): string[] {
    return this.#cells.map((cell) =>
      cellFact(
        cell.place,
        cellValue(cell),
        cell.formula,
        this.#links.get(cell.place) ?? '',
        this.#looks.formats[Number(cell.format)] ?? '',
      ),
    );
  }

  others(): string[] {
    const validations = this.#validations.map(({ range, parts, formulas }) =>
      fact('validation', range, ...parts, formulas),
    );
    return [...this.#lines, ...validations];
  }

  open(tag: XmlTag): void {
    this.#text = '';
    const get = (name: string) => tag.attribute(name) ?? '';
    if (tag.name === 'c') {
      this.#richText.take();
      this.#cells.push({ place: get('r'), type: get('t'), format: get('s'), value: '', formula: '' });
    } else if (tag.name === 't') this.#richText.open('t');
    else if (tag.name === 'hyperlink') this.#links.set(get('ref'), get('location'));
    else if (tag.name === 'dataValidation') this.#validations.push(validationOf(get));
    else if (tag.name === 'conditionalFormatting') this.#highlighted = get('sqref');
    else if (tag.name === 'cfRule')
      this.#highlightLook = this.#looks.differential[Number(get('dxfId'))] ?? '';
    else if (tag.name === 'pageSetUpPr') this.#fitsWidth = isTrue(get('fitToPage'));
    else this.#lines.push(...this.#layoutFacts(tag.name, get));
  }

  text(text: string): void {
    this.#text += text;
    this.#richText.text(text);
  }

  close(name: string): void {
    const cell = this.#cells.at(-1);
    if (name === 't') this.#richText.close('t');
    else if (name === 'is' && cell) cell.value = this.#richText.take();
    else if (name === 'v' && cell) cell.value = this.#text;
    else if (name === 'f' && cell) cell.formula = this.#text;
    else if (/^formula[12]$/.test(name)) this.#validations.at(-1)?.formulas.push(this.#text);
    else if (name === 'formula')
      this.#lines.push(fact('highlight', this.#highlighted, this.#text, this.#highlightLook));
    else if (name === 'oddFooter') this.#lines.push(fact('footer', this.#text));
  }

  #layoutFacts(name: string, get: (attribute: string) => string): string[] {
    switch (name) {
      case 'tabColor':
        return [fact('tab', get('rgb').slice(2))];
      case 'sheetView':
        return [fact('gridLines', get('showGridLines') === '0' ? 'off' : 'on')];
      case 'pane':
        return [fact('freeze', get('topLeftCell'))];
      case 'col':
        return [fact('width', get('min'), Number(get('width')))];
      case 'row':
        return get('ht') ? [fact('height', get('r'), Number(get('ht')))] : [];
      case 'sheetProtection':
        return isTrue(get('sheet')) ? [fact('protected', 'cells')] : [];
      case 'autoFilter':
        return [fact('filter', get('ref'))];
      case 'mergeCell':
        return [fact('merge', get('ref'))];
      case 'pageSetup': {
        const fits = this.#fitsWidth && get('fitToHeight') === '0';
        const width = fits ? `${get('fitToWidth') || 1} wide` : 'any width';
        return [fact('page', get('orientation'), `paper ${get('paperSize')}`, width)];
      }
      default:
        return [];
    }
  }
}

function cellValue({ type, value, format, formula }: FoundCell): PlanCell['value'] {
  if (type === 'b') return value === '1';
  if (type === 'inlineStr') return value;
  if (type === 'str') return decodeSpreadsheetText(value);
  if (type !== '' && type !== 'n') return `unknown type ${type} ${format} ${formula}`;
  return value === '' ? null : Number(value);
}

const validationOf = (get: (name: string) => string): FoundValidation => ({
  range: get('sqref'),
  parts: [get('type') || 'any', get('errorStyle') || 'stop', get('promptTitle'), get('prompt')],
  formulas: [],
});
