import { formatAmount } from "@souk/kernel/values/money";

/** "12.50 CAD" */
export function moneyText(amountMinor: number, currency: string): string {
  return `${formatAmount({ amountMinor, currency })} ${currency}`;
}
