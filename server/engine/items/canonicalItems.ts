import type { ItemLayout } from './itemLayout.ts';
import { type ItemRun, residualLines } from './itemRun.ts';

/** Item costs of the run's own method as lines of its canonical text: per object, then what no item bears. */
export function canonicalItems({ months, method, layout, costsBy }: ItemRun): string[] {
  const { amounts, residuals } = costsBy(method);
  const { units } = layout.of;
  const labels = layout.originIds.flatMap((origin) =>
    layout.statutoryIds.map((statutory) => JSON.stringify([origin, statutory])),
  );
  const lines = [`items ${method} ${months.join(' ')}`];
  for (let object = 0; object < layout.unitOf.length; object++) {
    const codes = [units[layout.unitOf[object]].code, layout.items[layout.itemOf[object]].code];
    lines.push(`item ${JSON.stringify(codes)}${kindTexts(layout, labels, amounts, object)}`);
  }
  for (let unit = 0; unit < units.length; unit++)
    for (const line of residualLines) {
      const text = kindTexts(layout, labels, residuals[line], unit);
      if (text) lines.push(`${line} ${JSON.stringify(units[unit].code)}${text}`);
    }
  return lines;
}

/** A row of kinds, those that are not nothing. */
function kindTexts(
  { kinds }: ItemLayout,
  labels: readonly string[],
  amounts: Float64Array,
  row: number,
): string {
  let text = '';
  for (let kind = 0; kind < kinds; kind++) {
    const quanta = amounts[row * kinds + kind];
    if (quanta !== 0) text += ` ${labels[kind]}=${quanta}`;
  }
  return text;
}
