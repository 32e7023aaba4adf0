/** Header texts, made comparable: full-width and half-width, blanks and line breaks, decorations and units. */

/** Half-width, lower case, no blanks or line breaks. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** A header text that may be looked up, with the unit that was split off it. */
export interface HeaderReading {
  readonly text: string;
  readonly unit: string | null;
}

const decoration = /\((必填|必录|选填|可选|非必填|文本|required|optional)\)|[*:]+$|^\*+/g;
const bracketed = /^(.+?)\[?[([](?:单位:?|unit:?)?([^()[\]]+)[)\]]$/;
const suffixed =
  /^(.+?)[/_,-]?((?:[十百千万亿]+|k|thousand|million)?(?:元|yuan|rmb|cny|人次|平方米|m2|床日|小时|人|张|%))$/;

/** What a header may mean, the most literal reading first: `金额（万元）` reads as itself, then as `金额` in 万元. */
export function headerReadings(header: string): HeaderReading[] {
  const whole = plainText(header);
  const bare = whole.replace(decoration, '').replace(decoration, '');
  const readings: HeaderReading[] = [{ text: whole, unit: null }];
  if (bare !== whole) readings.push({ text: bare, unit: null });
  for (const pattern of [bracketed, suffixed]) {
    const [, text, unit] = pattern.exec(bare) ?? [];
    if (text && unit) readings.push({ text: text.replace(/[:*]+$/, ''), unit });
  }
  return readings;
}

/** The unit a line such as `单位：万元` names, or null. 编制单位：… names a hospital, not a unit. */
export function unitLine(text: string): string | null {
  const plain = text.normalize('NFKC').toLowerCase();
  const [, unit] =
    /(?:^|[^制报送算属]|金额)(?:单位|unit)\s*:?\s*(?:人民币)?([^\s,;()（）]*(?:元|yuan|rmb|cny))/.exec(
      plain,
    ) ?? [];
  return unit ?? null;
}
