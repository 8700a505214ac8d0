/** The details of order events that Souk writes itself. Clients translate the key; people read the text in exports. */
export const orderEventNotes = {
  BY_SHOP: "by the shop",
  BY_BUYER: "by the buyer",
  PROVIDER_OPEN: "the provider's answer is open",
  PAYMENTS_UNAVAILABLE: "payments does not answer",
  INVENTORY_UNAVAILABLE: "inventory does not answer",
  REQUEST_RUNNING: "a request is paying it",
  NOT_CHARGED: "nobody was charged; the stock is free again",
  NOT_PAID_IN_TIME: "not paid in time; the stock is free again, and paying reserves anew",
  PAID_AFTER_CLOSED: "paid after it was closed",
} as const;

export type OrderEventNote = keyof typeof orderEventNotes;

const noteByText: ReadonlyMap<string, OrderEventNote> = new Map(
  Object.entries(orderEventNotes).map(([note, text]) => [text, note as OrderEventNote]),
);

/** Returns the note of a detail; null for a detail that a person wrote, and for amounts and codes. */
export function noteOf(detail: string | null): OrderEventNote | null {
  return detail === null ? null : (noteByText.get(detail) ?? null);
}
