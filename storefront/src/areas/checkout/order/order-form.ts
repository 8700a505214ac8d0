/** The names of the fields and buttons of an order page's forms. */
export const orderFields = {
  intent: "intent",
  idempotencyKey: "idempotencyKey",
  totalAmount: "total.amount",
  totalCurrency: "total.currency",
} as const;

/** The values of `intent`. */
export const orderIntents = { pay: "pay", askBank: "askBank", cancel: "cancel", again: "again" } as const;

/** The parameter of the address that shows the question before an order is cancelled. */
export const cancelParam = "cancel";
