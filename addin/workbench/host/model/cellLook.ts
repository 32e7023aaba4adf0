/** How a cell looks, in Office.js's words. Equal looks are one object, so that a sheet holds few of them. */
export interface CellLook {
  readonly fontName: string;
  readonly fontSize: number;
  readonly fontBold: boolean;
  readonly fontItalic: boolean;
  readonly fontStrikethrough: boolean;
  readonly fontColor: string;
  readonly fontUnderline: string;
  /** Null: no fill. */
  readonly fillColor: string | null;
  readonly numberFormat: string;
  readonly horizontalAlignment: string;
  readonly verticalAlignment: string;
  readonly wrapText: boolean;
  readonly shrinkToFit: boolean;
  readonly indentLevel: number;
  readonly locked: boolean;
  /** Typed with an apostrophe in front: a text whatever it looks like. */
  readonly quoted: boolean;
  readonly borders: Readonly<Partial<Record<BorderSide, BorderLook>>>;
}

export interface BorderLook {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

const borderSides = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const;
export type BorderSide = (typeof borderSides)[number];

const interned = new Map<string, CellLook>();

/** The one object for looks like this. */
export function internLook(look: CellLook): CellLook {
  const key = JSON.stringify([
    { ...look, borders: null },
    borderSides.map((side) => look.borders[side] ?? 0),
  ]);
  const known = interned.get(key);
  if (known) return known;
  interned.set(key, look);
  return look;
}

/** Of a workbook that nobody has given another. */
export const NORMAL: CellLook = internLook({
  fontName: '等线',
  fontSize: 11,
  fontBold: false,
  fontItalic: false,
  fontStrikethrough: false,
  fontColor: '#000000',
  fontUnderline: 'None',
  fillColor: null,
  numberFormat: 'General',
  horizontalAlignment: 'General',
  verticalAlignment: 'Bottom',
  wrapText: false,
  shrinkToFit: false,
  indentLevel: 0,
  locked: true,
  quoted: false,
  borders: {},
});

/** A change of looks that remembers what it made of each: formatting a range asks once per look. */
export function changingLook(change: (look: CellLook) => CellLook): (look: CellLook) => CellLook {
  const made = new Map<CellLook, CellLook>();
  return (look) => {
    const known = made.get(look);
    if (known) return known;
    const changed = internLook(change(look));
    made.set(look, changed);
    return changed;
  };
}

const formatted = new Map<CellLook, Map<string, CellLook>>();

export function withNumberFormat(look: CellLook, numberFormat: string): CellLook {
  if (look.numberFormat === numberFormat) return look;
  const known = formatted.get(look) ?? new Map<string, CellLook>();
  formatted.set(look, known);
  const made = known.get(numberFormat) ?? internLook({ ...look, numberFormat });
  known.set(numberFormat, made);
  return made;
}
