import { localizedPath } from "../../../app/localized-path";
import type { PaymentInput } from "../../../graph/schema-types.generated";
import type { WaitingPayment } from "../payment/paid-order";

/** The parameter of the address that names the provider. */
export const providerParam = "provider";

/** Returns the path of the page with the provider's own form. */
export function payPath(number: string, provider: string): string {
  return `/orders/${encodeURIComponent(number)}/pay?${providerParam}=${encodeURIComponent(provider)}`;
}

/** Returns the path of the page on which a payment continues that waits for the buyer. */
export function waitingPath(
  { number, provider, redirectUrl }: WaitingPayment,
  payment: Pick<PaymentInput, "atProvider"> | null,
): string {
  return payment?.atProvider && !redirectUrl ? payPath(number, provider) : `/orders/${number}`;
}

/** Returns the path of the page to which the provider sends a buyer back. */
export function payReturnPath(number: string, provider: string): string {
  return `/orders/${encodeURIComponent(number)}/pay/return?${providerParam}=${encodeURIComponent(provider)}`;
}

/** Opens a page as a new document, in the language of this one: its policy may allow other origins. */
export function openDocument(path: string): void {
  window.location.assign(localizedPath(window.location.pathname).prefix + path);
}
