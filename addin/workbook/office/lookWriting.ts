import type { CellRange } from '../../../server/contract/layout/planAddresses.ts';
import { type CellLook, type Edge, edgesOf } from './cellLook.ts';
import { addressLists } from './rectangles.ts';
import { CALL_BYTES, type Send } from './sending.ts';
import type { AlikeAreas } from './sheetImage.ts';

/** A look is about so many calls. */
const CALLS = 20;

/** On cells that look like nothing yet. */
export async function writeLooks(
  sheet: Excel.Worksheet,
  looks: readonly AlikeAreas[],
  send: Send,
): Promise<void> {
  for (const { look, areas } of looks) {
    for (const { shape, alike } of byShape(areas)) {
      for (const addresses of addressLists(alike)) {
        writeLook(sheet.getRanges(addresses).format, look, shape);
        await send(0, CALLS * CALL_BYTES + addresses.length);
      }
    }
  }
}

/** Excel draws lines between cells only where there are two: rectangles by whether they have any. */
function byShape(areas: readonly CellRange[]): { shape: readonly Edge[]; alike: CellRange[] }[] {
  const groups = new Map<string, { shape: readonly Edge[]; alike: CellRange[] }>();
  for (const area of areas) {
    const shape = edgesOf(area.to.row - area.from.row + 1, area.to.column - area.from.column + 1);
    const group = groups.get(shape.join());
    if (group) group.alike.push(area);
    else groups.set(shape.join(), { shape, alike: [area] });
  }
  return [...groups.values()];
}

function writeLook(format: Excel.RangeFormat, look: CellLook, shape: readonly Edge[]): void {
  const { font, fill } = look;
  format.font.name = font.name;
  format.font.size = font.size;
  format.font.bold = font.bold;
  format.font.color = font.color;
  format.font.underline = font.underline as Excel.RangeUnderlineStyle;
  if (font.italic) format.font.italic = true;
  if (font.strikethrough) format.font.strikethrough = true;
  if (fill !== null) format.fill.color = fill;
  format.horizontalAlignment = look.horizontalAlignment as Excel.HorizontalAlignment;
  format.verticalAlignment = look.verticalAlignment as Excel.VerticalAlignment;
  format.wrapText = look.wrapText;
  if (look.shrinkToFit) format.shrinkToFit = true;
  format.indentLevel = look.indentLevel;
  format.protection.locked = look.locked;
  for (const edge of shape) {
    const line = look.borders[edge];
    if (!line) continue;
    const border = format.borders.getItem(edge);
    border.style = line.style as Excel.BorderLineStyle;
    border.weight = line.weight as Excel.BorderWeight;
    border.color = line.color;
  }
}
