import { sheetNameKey } from '../../../server/contract/layout/sheetNames.ts';
import type { ChartImage } from './sheetImage.ts';

/**
 * Excel does not tell the colours of a chart. What was drawn is kept with the workbook, so that it can be drawn
 * again when a write is taken back, also after the workbook was closed.
 */
const SETTING = 'stepdown.charts';

/** By plan key. */
type Drawn = Readonly<Record<string, readonly ChartImage[]>>;

/** As it stands in the workbook; null: nothing does. */
export async function loadDrawn(context: Excel.RequestContext): Promise<string | null> {
  const setting = context.workbook.settings.getItemOrNullObject(SETTING).load('value');
  await context.sync();
  return setting.isNullObject ? null : String(setting.value);
}

export function putDrawn({ workbook }: Excel.RequestContext, drawn: string | null): void {
  workbook.settings.add(SETTING, drawn ?? '{}');
  if (drawn === null) workbook.settings.getItem(SETTING).delete();
}

export function saveDrawn(
  context: Excel.RequestContext,
  before: string | null,
  charts: readonly (readonly [planKey: string, charts: readonly ChartImage[]])[],
): void {
  const after = { ...parsed(before), ...Object.fromEntries(charts.filter(([, drawn]) => drawn.length > 0)) };
  putDrawn(context, Object.keys(after).length > 0 ? JSON.stringify(after) : null);
}

/** Those that can be drawn again: the sheets they show must still bear their names. */
export function drawableCharts(
  drawn: string | null,
  planKey: string,
  sheetNames: ReadonlySet<string>,
): readonly ChartImage[] {
  return (parsed(drawn)[planKey] ?? []).filter(({ content }) =>
    content.series
      .flatMap(({ values, categories }) => [values, categories])
      .every(({ range }) => sheetNames.has(sheetNameKey(sheetOf(range)))),
  );
}

/** `'科室04 分摊汇总'!$C$6:$C$9`. */
export const sheetOf = (range: string): string =>
  range.slice(0, range.lastIndexOf('!')).replace(/^'|'$/g, '').replaceAll("''", "'");

/** What somebody else's hand left there is nothing to us. */
function parsed(drawn: string | null): Drawn {
  try {
    return JSON.parse(drawn ?? '{}') as Drawn;
  } catch {
    return {};
  }
}
