import { chartArea, chartsOf } from '../../../server/contract/layout/chartContent.ts';
import { type PlanAddresses, rangeA1, verbsOf } from '../../../server/contract/layout/planAddresses.ts';
import { filterOf } from '../../../server/contract/layout/planFilter.ts';
import { isProtected } from '../../../server/contract/layout/planHighlights.ts';
import { mergesOf } from '../../../server/contract/layout/planMerges.ts';
import { chartName, markValue, namesOf } from '../../../server/contract/layout/planNames.ts';
import { footerText, pageMargins } from '../../../server/contract/layout/planPrint.ts';
import { storedWidth } from '../../../server/contract/layout/planSizes.ts';
import { tableHeaders, tableRange } from '../../../server/contract/layout/planTables.ts';
import { type CellValidation, validationsOf } from '../../../server/contract/layout/planValidations.ts';
import { blocksRanges, rangeAround } from '../../../server/contract/layout/sheetRanges.ts';
import { columnLetters, toA1 } from '../../../server/contract/place.ts';
import type { PlanValue, PrintVerb, SheetPlan } from '../../../server/contract/plan.ts';
import { type StyleName, styleOf, tabColors } from '../../../server/contract/style.ts';
import { alikeAreas, linesOfStyle, lookOfStyle } from './cellLook.ts';
import { OURS } from './locatedSheets.ts';
import { rectanglesByNumber } from './rectangles.ts';
import type {
  AlikeAreas,
  CellMatrix,
  LinkImage,
  PrintImage,
  SheetImage,
  ValidationImage,
} from './sheetImage.ts';

/** A digit of the base font is seven pixels wide, a pixel three quarters of a point. */
const POINTS_PER_CHARACTER = 7 * 0.75;

/** A plan as the sheet it is to become. Throws for what stands in files only. */
export function planImage(plan: SheetPlan, addresses: PlanAddresses): SheetImage {
  if (isProtected(plan)) throw new Error(`sheet ${plan.key} is protected, which is done in files only`);
  const widths = verbsOf(plan, 'columnWidths').at(-1)?.widths ?? [];
  const freeze = verbsOf(plan, 'freeze').at(-1);
  const print = verbsOf(plan, 'print').at(-1);
  const filter = filterOf(plan);
  return {
    cells: cellsOf(plan, addresses),
    looks: looksOf(plan),
    links: linksOf(plan, addresses),
    merges: mergesOf(plan, addresses),
    columnWidths: widths.map((width) => storedWidth(width) * POINTS_PER_CHARACTER),
    rowHeights: verbsOf(plan, 'rowHeights').flatMap(({ heights }) => heights),
    freeze:
      freeze && (freeze.row > 0 || freeze.column > 0) ? { rows: freeze.row, columns: freeze.column } : null,
    tabColor: `#${tabColors[plan.tab]}`,
    showGridlines: false,
    print: print ? printImage(plan, print) : null,
    validations: validationsOf(plan, addresses).map(validationImage),
    tables: verbsOf(plan, 'table').map((verb) => {
      tableHeaders(plan, verb);
      return { range: rangeA1(tableRange(plan, verb, addresses)), name: verb.name };
    }),
    filter: filter && rangeA1(filter),
    charts: chartsOf(plan, addresses).map(({ key, area, content }) => ({
      name: chartName(plan.key, key),
      area,
      content,
    })),
    marks: new Map(
      namesOf({ plan, name: addresses.sheetName(plan.key) })
        .filter(({ name }) => OURS.test(name))
        .map(({ name, value }) => [name, markValue(value)]),
    ),
  };
}

function cellsOf(plan: SheetPlan, addresses: PlanAddresses): CellMatrix {
  const { from, to } = rangeAround(blocksRanges(plan));
  const [rows, columns] = [to.row - from.row + 1, to.column - from.column + 1];
  const matrix = <Value>(empty: Value): Value[][] =>
    Array.from({ length: rows }, () => new Array<Value>(columns).fill(empty));
  const values = matrix<PlanValue>(null);
  const formulas = matrix<string | null>(null);
  const numberFormats = matrix('General');
  for (const { at, cells } of verbsOf(plan, 'block')) {
    cells.forEach((line, rowIndex) => {
      const row = at.row + rowIndex - from.row;
      line.forEach((cell, columnIndex) => {
        if (!cell) return;
        const column = at.column + columnIndex - from.column;
        (numberFormats[row] as string[])[column] = styleOf(cell.style).numberFormat ?? 'General';
        (values[row] as PlanValue[])[column] = cell.value;
        if (cell.formula)
          (formulas[row] as (string | null)[])[column] = addresses.formula(cell.formula, plan.key);
      });
    });
  }
  return { row: from.row, column: from.column, rows, columns, values, formulas, numberFormats };
}

function looksOf(plan: SheetPlan): AlikeAreas[] {
  const { from, to } = rangeAround(blocksRanges(plan));
  const numbers = Array.from(
    { length: to.row - from.row + 1 },
    () => new Uint16Array(to.column - from.column + 1),
  );
  const names: StyleName[] = [];
  for (const { at, cells } of verbsOf(plan, 'block')) {
    cells.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (!cell) return;
        const known = names.indexOf(cell.style);
        const number = known < 0 ? names.push(cell.style) : known + 1;
        (numbers[at.row - from.row + row] as Uint16Array)[at.column - from.column + column] = number;
      });
    });
  }
  return [...rectanglesByNumber(from, numbers)].map(([number, rectangles]) => {
    const style = styleOf(names[number - 1] as StyleName);
    return alikeAreas(lookOfStyle(style), linesOfStyle(style), rectangles);
  });
}

function linksOf(plan: SheetPlan, addresses: PlanAddresses): ReadonlyMap<string, LinkImage> {
  const links = new Map<string, LinkImage>();
  for (const { at, cells } of verbsOf(plan, 'block')) {
    cells.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (cell?.link)
          links.set(toA1({ row: at.row + row, column: at.column + column }), {
            documentReference: addresses.linkTarget(cell.link),
          });
      });
    });
  }
  return links;
}

const POINTS_PER_INCH = 72;

const ourMargins = Object.fromEntries(
  Object.entries(pageMargins).map(([side, inches]) => [`${side}Margin`, inches * POINTS_PER_INCH]),
) as PrintImage['margins'];

function printImage(plan: SheetPlan, verb: PrintVerb): PrintImage {
  const charts = verbsOf(plan, 'chart').map(chartArea);
  const { repeatRows, repeatColumns } = verb;
  const pagesWide = verb.pagesWide ?? 1;
  return {
    orientation: verb.landscape ? 'Landscape' : 'Portrait',
    paperSize: 'A4',
    zoom: pagesWide > 0 ? { horizontalFitToPages: pagesWide } : { scale: 100 },
    centerHorizontally: true,
    margins: ourMargins,
    footers: {
      left: footerText(verb.footerLeft),
      center: footerText(verb.footerCenter),
      right: footerText(verb.footerRight),
    },
    area: rangeA1(rangeAround([...blocksRanges(plan), ...charts])),
    titleRows: repeatRows ? `${repeatRows[0] + 1}:${repeatRows[1] + 1}` : null,
    titleColumns: repeatColumns ? repeatColumns.map(columnLetters).join(':') : null,
  };
}

function validationImage({ range, attributes, formulas }: CellValidation): ValidationImage {
  const { type, errorStyle, promptTitle, prompt } = attributes;
  return {
    range,
    rule: ruleOf(type === undefined ? '' : String(type), formulas),
    errorAlert: type
      ? { showAlert: true, style: errorStyle === 'warning' ? 'Warning' : 'Stop', title: '', message: '' }
      : null,
    prompt:
      promptTitle || prompt
        ? { showPrompt: true, title: String(promptTitle ?? ''), message: String(prompt ?? '') }
        : null,
    ignoreBlanks: true,
  };
}

function ruleOf(type: string, [first = '', second = '']: readonly string[]): object {
  if (type === 'list') {
    const isWrittenOut = first.startsWith('"');
    const source = isWrittenOut ? first.slice(1, -1).replaceAll('""', '"') : `=${first}`;
    return { list: { inCellDropDown: true, source } };
  }
  return type === 'decimal'
    ? { decimal: { formula1: Number(first), formula2: Number(second), operator: 'Between' } }
    : {};
}
