import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { systemClock } from "@souk/kernel/values/clock";
import { checkoutRule } from "./checkout-rules.js";

const payment = { paymentMethodId: randomUUID() };
const check = checkoutRule({ clock: systemClock, currency: "CAD" });

describe("the email address", () => {
  test.each([
    ["of a guest is accepted", "guest", "june@example.com", "june@example.com"],
    ["of a guest is trimmed", "guest", " june@example.com ", "june@example.com"],
    ["of a user comes from the account", "user", undefined, undefined],
    ["of a user may be null", "user", null, undefined],
  ] as const)("%s", (_rule, kind, email, expected) => {
    const checked = check({ idempotencyKey: "k", payment, email: email ?? null }, kind);
    expect(checked).toMatchObject({ ok: true });
    expect(checked.ok && checked.value.email).toBe(expected);
  });

  test.each([
    ["a guest without an address", "guest", undefined],
    ["a guest with null", "guest", null],
    ["a guest with blanks only", "guest", "  "],
    ["a guest with half an address", "guest", "june@"],
    ["a guest with two addresses", "guest", "june@example.com, jo@example.com"],
    ["a guest with a line break", "guest", "june@example.com\r\nBcc: all@example.com"],
    ["a guest with more than 254 characters", "guest", `${"j".repeat(250)}@example.com`],
    ["a user with another address than the account's", "user", "june@example.com"],
  ] as const)("of %s is refused", (_rule, kind, email) => {
    const checked = check({ idempotencyKey: "k", payment, ...(email === undefined ? {} : { email }) }, kind);
    expect(checked).toMatchObject({ ok: false, fields: [{ path: "email" }] });
  });
});

test.each([
  ["CAD", true],
  ["USD", false],
  ["none", false],
])("an expected total in %s is accepted: %s", (currency, ok) => {
  expect(check({ idempotencyKey: "k", payment, expectedTotal: { amount: "10.00", currency } }, "user").ok).toBe(ok);
});
