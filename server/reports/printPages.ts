/** How a table too wide for one legible page goes over several, side by side. */

/** A landscape A4 page at two thirds of its size: smaller print is no longer read. */
const CHARACTERS_PER_PAGE = 210;

export interface PrintPages {
  /** Column with which each page begins, beside the stub that is repeated on it. */
  readonly firstColumns: readonly number[];
  /** The widths, stretched so that all pages are equally full: an office program then breaks them where we do. */
  readonly widths: readonly number[];
}

/** `groupStarts`: columns before which a page may end, so that no group of columns is torn. */
export function printPages(
  widths: readonly number[],
  stubColumns: number,
  groupStarts: readonly number[],
): PrintPages {
  const stub = sum(widths.slice(0, stubColumns));
  if (sum(widths) <= CHARACTERS_PER_PAGE) return { firstColumns: [0], widths };
  const groups = groupStarts.map((start, index) => widths.slice(start, groupStarts[index + 1]));
  const pages = evenPages(groups, CHARACTERS_PER_PAGE - stub);
  const widest = Math.max(...pages.map(sum));
  const stretched = pages.flatMap((page) => page.map((width) => hundredths((width * widest) / sum(page))));
  const firstColumns = pages.map((_, page) => stubColumns + pages.slice(0, page).flat().length);
  return { firstColumns, widths: [...widths.slice(0, stubColumns), ...stretched] };
}

type Widths = readonly number[];

const sum = (widths: Widths): number => widths.reduce((before, width) => before + width, 0);
const hundredths = (width: number): number => Math.round(width * 100) / 100;

/** The fewest pages of at most that width, none wider than it has to be. */
function evenPages(groups: readonly Widths[], mostCharacters: number): Widths[] {
  const legible = groups.flatMap((group) =>
    sum(group) > mostCharacters ? group.map((width) => [width]) : [group],
  );
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
