/** How two of the server's numbers compare, for the eye alone: nothing of this is kept or sent. */

/** `part` of `whole` as a share; null where there is no whole. */
export function shareOf(part: string, whole: string): number | null {
  const divisor = Number(whole);
  return divisor === 0 ? null : Number(part) / divisor;
}

/** `after − before`, to the last digit of either. */
export function differenceOf(before: string, after: string): string {
  const places = Math.max(placesOf(before), placesOf(after));
  const difference = scaled(after, places) - scaled(before, places);
  const digits = String(difference < 0n ? -difference : difference).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
  return difference < 0n ? `-${text}` : text;
}

const placesOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

const scaled = (decimal: string, places: number): bigint => {
  const [whole = '', rest = ''] = decimal.split('.');
  return BigInt(whole + rest.padEnd(places, '0'));
};
