import type { StockMailAnswer } from "./request-stock-mail";

/** The names of the fields of the forms. `request` and `cancel` name the product. */
export const stockMailFields = { request: "stockMailFor", cancel: "cancelStockMailFor", email: "email" } as const;

/** The answer of the server to a form that it did not redirect. */
export interface StockMailActionData {
  readonly stockMail: { readonly answer: StockMailAnswer; readonly email: string };
}

/** The parameter of the page after the server has accepted a form. */
export const stockMailParameter = "stockMail";

const accepted = ["requested", "confirm"] as const;

/** Parses the address and ignores an invalid value, because anyone can edit it. */
export function acceptedStockMail(address: URLSearchParams): (typeof accepted)[number] | undefined {
  return accepted.find((known) => known === address.get(stockMailParameter));
}
