/** `amount` is an exact decimal with all minor digits of its currency, as the graph returns it. */
export interface MoneyLike {
  readonly amount: string;
  readonly currency: string;
}

export function isNothing({ amount }: Pick<MoneyLike, "amount">): boolean {
  return Number(amount) === 0;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Exact: `Intl` receives the decimal as text, never as a float. */
export function formatMoney({ amount, currency }: MoneyLike, locale: string): string {
  const key = `${locale} ${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: "currency", currency });
  formats.set(key, format);
  return format.format(amount as Intl.StringNumericLiteral);
}
