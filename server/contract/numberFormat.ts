/** What a number format says about the number under it. */
export interface NumberFormat {
  readonly isDate: boolean;
  /** Digits it pads whole numbers to with zeros (`0000` → 4); 0 where it does not. */
  readonly paddedDigits: number;
}

export const GENERAL: NumberFormat = { isDate: false, paddedDigits: 0 };

/** Dates and times among the formats that are known by number only; 27–36 and 50–58 are those of Chinese Excel (ECMA-376-1 §18.8.30). */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** A format by its number, for those a file need not spell out. */
export function builtInFormat(id: number): NumberFormat {
  return { ...GENERAL, isDate: BUILT_IN_DATES.some(([first, last]) => id >= first && id <= last) };
}

/** A format by its code: `yyyy"年"m"月"` is a date, `0000` pads, `#,##0.00` is neither. */
export function customFormat(code: string): NumberFormat {
  const positive = (code.split(';')[0] ?? '').replace(/_./g, '');
  return { isDate: isDate(code), paddedDigits: /^0{2,}$/.test(positive) ? positive.length : 0 };
}

/** Elapsed time `[h]:mm` counts as time; colours, conditions and locales in brackets do not matter. */
function isDate(code: string): boolean {
  const meaning = code
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]?/g, '');
  return /[ymdhs]/i.test(meaning);
}

/** `401` under `0000` → `0401`; null where the number shows no padding. */
export function paddedText(value: number, format: NumberFormat): string | null {
  if (format.paddedDigits === 0 || !Number.isSafeInteger(value) || value < 0) return null;
  return String(value).padStart(format.paddedDigits, '0');
}
