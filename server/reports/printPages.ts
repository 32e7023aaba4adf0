/** How a table too wide for one legible page goes over several, side by side. */

/** A landscape A4 page at two thirds of its size: smaller print is no longer read. */
const CHARACTERS_PER_PAGE = 210;

export interface PrintPages {
  /** Column with which each page begins, beside the stub that is repeated on it. */
  readonly firstColumns: readonly number[];
  /** The widths, stretched so that all pages are equally full: an office program then breaks them where we do. */
  readonly widths: readonly number[];
}

/**
 * `groupStarts`: columns with which groups begin, by depth of the header from the outermost on. A page ends
 * between groups; one that is wider than a page is torn between the groups inside it.
 */
export function printPages(
  widths: readonly number[],
  stubColumns: number,
  groupStarts: readonly (readonly number[])[],
): PrintPages {
  const stub = sum(widths.slice(0, stubColumns));
  if (sum(widths) <= CHARACTERS_PER_PAGE) return { firstColumns: [0], widths };
  const most = CHARACTERS_PER_PAGE - stub;
  const all = { start: stubColumns, widths: widths.slice(stubColumns) };
  const pages = evenPages(legibleGroups(all, groupStarts, most), most);
  const widest = Math.max(...pages.map(sum));
  const stretched = pages.flatMap((page) => page.map((width) => hundredths((width * widest) / sum(page))));
  const firstColumns = pages.map((_, page) => stubColumns + pages.slice(0, page).flat().length);
  return { firstColumns, widths: [...widths.slice(0, stubColumns), ...stretched] };
}

type Widths = readonly number[];

const sum = (widths: Widths): number => widths.reduce((before, width) => before + width, 0);
const hundredths = (width: number): number => Math.round(width * 100) / 100;

/** Neighbouring columns that a page should not tear. */
interface ColumnGroup {
  /** Its first column on the sheet. */
  readonly start: number;
  readonly widths: Widths;
}

/** Groups of the outermost depth, or of the next one where a group is too wide; at last single columns. */
function legibleGroups(
  { start, widths }: ColumnGroup,
  [outer, ...inner]: readonly (readonly number[])[],
  mostCharacters: number,
): Widths[] {
  if (!outer) return widths.map((width) => [width]);
  const own = outer.filter((column) => column >= start && column < start + widths.length);
  return own.flatMap((column, index) => {
    const group = {
      start: column,
      widths: widths.slice(column - start, (own[index + 1] ?? Infinity) - start),
    };
    return sum(group.widths) > mostCharacters ? legibleGroups(group, inner, mostCharacters) : [group.widths];
  });
}

/** The fewest pages of at most that width, none wider than it has to be. */
function evenPages(legible: readonly Widths[], mostCharacters: number): Widths[] {
  let pages = filledPages(legible, mostCharacters);
  for (;;) {
    const widest = Math.max(...pages.map(sum));
    const narrower = filledPages(legible, widest - 1);
    if (narrower.length > pages.length || Math.max(...narrower.map(sum)) >= widest) return pages;
    pages = narrower;
  }
}

/** Group after group on a page until the next no longer fits. */
function filledPages(groups: readonly Widths[], mostCharacters: number): Widths[] {
  const pages: Widths[] = [];
  for (const group of groups) {
    const page = pages.at(-1);
    if (page && sum(page) + sum(group) <= mostCharacters) pages[pages.length - 1] = [...page, ...group];
    else pages.push(group);
  }
  return pages;
}
