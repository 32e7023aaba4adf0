const DAY_IN_MILLISECONDS = 86_400_000;
const pattern = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/;

/**
 * The serial number of an ISO date, time or both (`2024-01-31`, `2024-01-31T08:30:00`, `08:30:00`),
 * as strict workbooks store them (ECMA-376-1 §18.17.4). Null where it is none.
 */
export function isoDateSerial(text: string, date1904: boolean): number | null {
  const match = pattern.exec(text);
  if (!match || text === '' || text === 'Z') return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match;
  const timeOfDay = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) >= 60) return null;
  if (year === undefined || month === undefined || day === undefined) return timeOfDay;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  return days(date, date1904) + timeOfDay;
}

function days(date: Date, date1904: boolean): number {
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const count = Math.round((date.getTime() - epoch) / DAY_IN_MILLISECONDS);
  // The 1900 count holds a 29 February that never was; days before it stand one lower.
  return !date1904 && count <= 60 ? count - 1 : count;
}
