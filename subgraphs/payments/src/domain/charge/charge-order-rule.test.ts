import { describe, expect, test } from "@jest/globals";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { chargeOrderRule } from "./charge-order-rule.js";

const input = {
  orderId: "0b0e7b0c-52a3-4a57-9d0e-3f0e4b1f0a11",
  orderNumber: "ORD-101",
  buyerId: "0b0e7b0c-52a3-4a57-9d0e-3f0e4b1f0a12",
  amount: { amount: "49.90", currency: "CAD" },
  idempotencyKey: "key",
  cardToken: "card_1",
};

function wrongPaths(change: object): string[] {
  const checked = checkInput(chargeOrderRule("CAD"), { ...input, ...change });
  return checked.ok ? [] : checked.fields.map(({ path }) => path);
}

describe("a charge", () => {
  test.each<[string, object, string[]]>([
    ["by a card is taken", {}, []],
    ["by a stored method is taken", { cardToken: null, paymentMethodId: "any" }, []],
    ["by both is refused", { paymentMethodId: "any" }, ["cardToken"]],
    ["in the provider's checkout is taken", { cardToken: null, atProvider: true }, []],
    ["in the provider's checkout and by a card is refused", { atProvider: true }, ["cardToken"]],
    ["in no checkout, and by nothing else, is refused", { cardToken: null, atProvider: false }, ["cardToken"]],
    ["by a confirmation is taken", { cardToken: null, confirmation: { providerPaymentId: "p", signature: "s" } }, []],
    [
      "by a confirmation that is empty is refused",
      { cardToken: null, confirmation: { providerPaymentId: "p", signature: "" } },
      ["confirmation.signature"],
    ],
    ["by neither is refused", { cardToken: null }, ["cardToken"]],
    ["with an amount of 0 is refused", { amount: { amount: "0.00", currency: "CAD" } }, ["amount.amount"]],
    ["with a negative amount is refused", { amount: { amount: "-1.00", currency: "CAD" } }, ["amount.amount"]],
    ["with fractions of a cent is refused", { amount: { amount: "1.001", currency: "CAD" } }, ["amount.amount"]],
    ["in another currency is refused", { amount: { amount: "1.00", currency: "EUR" } }, ["amount.currency"]],
    ["with a malformed order id is refused", { orderId: "1" }, ["orderId"]],
    ["without a key is refused", { idempotencyKey: "" }, ["idempotencyKey"]],
    ["with NUL in its key is refused", { idempotencyKey: "a\0" }, ["idempotencyKey"]],
  ])("%s", (_case, change, paths) => {
    expect(wrongPaths(change)).toEqual(paths);
  });

  test("has its amount in minor units and its ids in lower case", () => {
    const checked = checkInput(chargeOrderRule("CAD"), { ...input, orderId: input.orderId.toUpperCase() });
    expect(checked).toMatchObject({
      ok: true,
      value: { orderId: input.orderId, amount: { amountMinor: 4990, currency: "CAD" } },
    });
  });
});
