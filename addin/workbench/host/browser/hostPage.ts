import { columnLetters, toA1 } from '../../../../server/contract/place.ts';
import type { Book } from '../../../../server/xlsx/book/book.ts';
import { buttonOf, commandNames } from '../../../workbook/shell.ts';
import { bookOf } from '../book/bookOf.ts';
import { openBook } from '../book/openBook.ts';
import type { Cell } from '../model/cells.ts';
import type { Workbook } from '../model/workbook.ts';
import type { Worksheet } from '../model/worksheet.ts';
import { PaneHost } from './paneHost.ts';
import { ribbonLabels } from './ribbonLabels.ts';

/** A plain Excel around the pane: ribbon, grid, tabs. Tests drive it, and people without Excel can look. */

const FEWEST_ROWS = 40;
const FEWEST_COLUMNS = 12;
/** More is in the workbook than a plain table should draw. */
const MOST_ROWS = 300;
const MOST_COLUMNS = 60;

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
};

class HostPage {
  readonly workbook: Workbook;
  readonly host: PaneHost;
  readonly #labels: ReturnType<typeof ribbonLabels>;
  #isDrawing = false;

  constructor(workbook: Workbook, paneAddress: string, language: 'zh-CN' | 'en-US') {
    this.workbook = workbook;
    this.host = new PaneHost(workbook, element('pane') as HTMLIFrameElement, {
      language,
      requirements: { ExcelApi: '1.15', SharedRuntime: '1.2', RibbonApi: '1.2', File: '1.1' },
      file: fileOf,
    });
    this.#labels = ribbonLabels(language);
    this.host.changed = () => this.draw();
    this.host.open(paneAddress);
    this.draw();
  }

  /** Once a frame, however often something changes. */
  draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.#drawRibbon();
      this.#drawTabs();
      this.#drawGrid(this.workbook.active);
    });
  }

  /** A person types into the active sheet. */
  type(address: string, entry: string): void {
    this.workbook.active.type(address, entry);
    this.draw();
  }

  select(address: string): void {
    this.workbook.active.getRange(address).select();
    this.draw();
  }

  /** As the workbook would be saved now. */
  save(): Book {
    return bookOf(this.workbook);
  }

  #drawRibbon(): void {
    const buttons = commandNames.map((name) => {
      const button = document.createElement('button');
      button.textContent = this.#labels.get(name) ?? name;
      button.disabled = this.host.ribbon.enabled.get(buttonOf(name)) === false;
      button.onclick = () => this.host.press(name);
      return button;
    });
    element('ribbon').replaceChildren(...buttons);
  }

  #drawTabs(): void {
    const visible = this.workbook.worksheets.items.filter(({ visibility }) => visibility === 'Visible');
    const tabs = visible.map((sheet) => {
      const tab = document.createElement('button');
      tab.textContent = sheet.name;
      tab.role = 'tab';
      tab.ariaSelected = String(sheet === this.workbook.active);
      tab.style.borderBottomColor = sheet.tabColor;
      tab.onclick = () => {
        sheet.activate();
        this.draw();
      };
      return tab;
    });
    element('tabs').replaceChildren(...tabs);
  }

  #drawGrid(sheet: Worksheet): void {
    const used = sheet.getUsedRange();
    const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, used.rowIndex + used.rowCount + 5));
    const columns = Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, used.columnIndex + used.columnCount + 2));
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    head.append(
      ...['', ...Array.from({ length: columns }, (_, column) => columnLetters(column))].map(heading),
    );
    const body = table.createTBody();
    for (let row = 0; row < rows; row++) {
      const line = body.insertRow();
      line.append(heading(String(row + 1)));
      for (let column = 0; column < columns; column++) this.#drawCell(line.insertCell(), sheet, row, column);
    }
    element('grid').replaceChildren(table);
  }

  #drawCell(place: HTMLTableCellElement, sheet: Worksheet, row: number, column: number): void {
    const address = toA1({ row, column });
    const cell = sheet.cells.get(row, column);
    const { area, worksheet } = this.workbook.getSelectedRange();
    place.dataset.address = address;
    place.ariaSelected = String(worksheet === sheet && area.row === row && area.column === column);
    place.textContent = shown(cell);
    if (cell) dress(place, cell);
    place.onclick = () => this.select(address);
    place.ondblclick = () => {
      const entry = prompt(address, cell?.formula ?? shown(cell));
      if (entry !== null) this.type(address, entry);
    };
  }
}

function heading(text: string): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.textContent = text;
  return cell;
}

const share = new Intl.NumberFormat('zh-CN', { style: 'percent', minimumFractionDigits: 2 });
const amount = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function shown(cell: Cell | undefined): string {
  if (!cell || cell.value === null) return cell?.formula ?? '';
  if (typeof cell.value !== 'number') return String(cell.value);
  const { numberFormat } = cell.look;
  if (numberFormat.includes('0.00%')) return share.format(cell.value);
  return numberFormat.includes('0.00') ? amount.format(cell.value) : String(cell.value);
}

function dress(place: HTMLElement, { look, value }: Cell): void {
  const { style } = place;
  style.fontWeight = look.fontBold ? '600' : '';
  style.color = look.fontColor;
  style.backgroundColor = look.fillColor ?? '';
  style.textAlign =
    look.horizontalAlignment === 'General' && typeof value === 'number' ? 'right' : look.horizontalAlignment;
}

/** A page cannot write files of Excel: whoever opened it does. */
async function fileOf(workbook: Workbook): Promise<Uint8Array> {
  const text = await window.hostFile?.(bookOf(workbook));
  if (text === undefined) throw new Error('nobody makes files for this page');
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

declare global {
  interface Window {
    /** For tests and the curious: the workbook, and what a person can do to it. */
    hostPage?: HostPage;
    /** Set before the page runs: the workbook to open in place of the sample hospital. */
    hostBook?: Book;
    /** Makes a file of a workbook, in base64. */
    hostFile?: (book: Book) => Promise<string>;
  }
}

async function start(): Promise<void> {
  const { searchParams, hash } = new URL(location.href);
  const language = searchParams.get('language') === 'en' ? 'en-US' : 'zh-CN';
  const address = searchParams.get('book') ?? '/host/sample-hospital.json';
  const book = window.hostBook ?? ((await (await fetch(address)).json()) as Book);
  window.hostPage = new HostPage(openBook(book), `/taskpane.html${hash}`, language);
}

void start();
