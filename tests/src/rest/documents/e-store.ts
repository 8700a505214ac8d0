import { expect } from "vitest";
import { cardThat } from "../../test-kit/data/cards.js";
import { sampleCard } from "../sample-requests.js";
import { at, type Example } from "./example.js";

/** E-Store: payment methods, tokens and its error body. */
export const eStore: readonly Example[] = [
  {
    row: "S2-25, S2-26, S2-27",
    from: "customer",
    method: "POST",
    path: at("/payment-methods"),
    body: () => ({ payment_type: "Card", details: sampleCard }),
    status: 201,
    answer: () => ({ payment_type: "Card", brand: "Visa", last4: "4242", expiry_month: 12 }),
    answerHeaders: { location: /^\/payment-methods$/ },
    keep: ({ body }) => ({ paymentMethod: body.id }),
  },
  {
    row: "S2-27, X-12",
    from: "customer",
    method: "POST",
    path: at("/payment-methods"),
    body: () => ({
      payment_type: "Card",
      details: { ...sampleCard, card_number: cardThat("fails its check digit").cardNumber },
    }),
    status: 422,
    answer: () => ({ fields: [{ path: "details.card_number" }] }),
  },
  {
    row: "S2-28",
    from: "nobody",
    method: "POST",
    path: at("/payment-methods"),
    body: () => ({ payment_type: "Card", details: sampleCard }),
    status: 401,
    answer: () => ({ error: "UNAUTHENTICATED", message: expect.any(String), status_code: 401 }),
  },
  {
    row: "S2-30",
    from: "customer",
    method: "POST",
    path: at("/payment-methods"),
    body: () => ({ payment_type: "Card", details: {} }),
    status: 422,
    answer: () => ({
      error: "VALIDATION_FAILED",
      message: expect.any(String),
      status_code: 422,
      fields: ["card_number", "expiry_month", "expiry_year", "cvc"].map((name) => ({ path: `details.${name}` })),
    }),
  },
  {
    row: "S2-31",
    from: "customer",
    method: "POST",
    path: at("/payment-methods"),
    body: () => ({ payment_type: "Cheque", details: { ...sampleCard, expiry_month: "abc" } }),
    status: 422,
    answer: () => ({ fields: [{ path: "payment_type" }, { path: "details.expiry_month" }] }),
  },
  {
    row: "S2-25",
    from: "customer",
    method: "GET",
    path: at("/payment-methods"),
    status: 200,
    answer: ({ paymentMethod }) => [{ id: paymentMethod, last4: "4242" }],
  },
  { row: "S2-28", from: "another", method: "GET", path: at("/payment-methods"), status: 200, answer: () => [] },
  {
    row: "S2-28",
    from: "another",
    method: "DELETE",
    path: ({ paymentMethod }) => `/payment-methods/${paymentMethod}`,
    status: 404,
    answer: () => ({ message: "Payment method not found" }),
  },
  {
    row: "S2-14",
    from: "customer",
    method: "POST",
    path: at("/auth/introspect"),
    body: () => ({ token: "x" }),
    status: 403,
  },
  {
    row: "S2-14",
    from: "admin",
    method: "POST",
    path: at("/auth/introspect"),
    body: () => ({ token: "x" }),
    status: 200,
    answer: () => ({ active: false }),
  },
  {
    row: "S2-25",
    from: "customer",
    method: "DELETE",
    path: ({ paymentMethod }) => `/payment-methods/${paymentMethod}`,
    status: 204,
  },
];
