import type { Language } from '../../server/contract/faults/catalogue.ts';

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** Numbers, months and times as they are read in a language. Decimals come as text and keep every digit. */
export class Formats {
  readonly #amount: Intl.NumberFormat;
  readonly #signedAmount: Intl.NumberFormat;
  readonly #quantity: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #signedPercent: Intl.NumberFormat;
  readonly #seconds: Intl.NumberFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #dayAndTime: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #month: Intl.DateTimeFormat;
  readonly #isChinese: boolean;

  constructor(language: Language) {
    const locale = locales[language];
    const twoDecimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    const signed = { signDisplay: 'exceptZero' } as const;
    this.#isChinese = language === 'zh';
    this.#amount = new Intl.NumberFormat(locale, twoDecimals);
    this.#signedAmount = new Intl.NumberFormat(locale, { ...twoDecimals, ...signed });
    this.#quantity = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
    this.#percent = new Intl.NumberFormat(locale, { style: 'percent', ...twoDecimals });
    this.#signedPercent = new Intl.NumberFormat(locale, { style: 'percent', ...twoDecimals, ...signed });
    this.#seconds = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.#time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
    this.#dayAndTime = new Intl.DateTimeFormat(locale, {
      ...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
    });
    this.#day = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' });
    this.#month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  }

  /** Money in yuan, of the server's decimal text. */
  amount(yuan: string): string {
    return this.#amount.format(yuan as Intl.StringNumericLiteral);
  }

  signedAmount(yuan: string): string {
    return this.#signedAmount.format(yuan as Intl.StringNumericLiteral);
  }

  quantity(value: string | number): string {
    return this.#quantity.format(value as Intl.StringNumericLiteral);
  }

  percent(share: number): string {
    return this.#percent.format(share);
  }

  signedPercent(share: number): string {
    return this.#signedPercent.format(share);
  }

  /** `2024-01` → `2024年1月`. */
  month(month: string): string {
    return this.#month.format(Date.parse(`${month}-01T00:00:00Z`));
  }

  /** The day of a moment. */
  day(iso: string): string {
    return this.#day.format(new Date(iso));
  }

  /** The time of today, the day and time of another day. */
  moment(iso: string): string {
    const at = new Date(iso);
    const isToday = at.toDateString() === new Date().toDateString();
    return (isToday ? this.#time : this.#dayAndTime).format(at);
  }

  duration(milliseconds: number): string {
    const seconds = milliseconds / 1000;
    const [minute, second] = this.#isChinese ? [' 分 ', ' 秒'] : [' min ', ' s'];
    if (seconds < 60) return `${this.#seconds.format(seconds)}${second}`;
    const whole = Math.floor(seconds);
    return `${Math.floor(whole / 60)}${minute}${whole % 60}${second}`;
  }
}
