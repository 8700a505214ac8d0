import { formatAmount } from "@souk/kernel/money";

/** "12.50 CAD" */
export function moneyText(amountMinor: number, currency: string): string {
  return `${formatAmount({ amountMinor, currency })} ${currency}`;
}
