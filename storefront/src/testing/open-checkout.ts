import type { Answers } from "./graph-answers";
import { cad } from "./money";
import { openPage, type OpenPage } from "./open-page";

export const lamp = { id: "p", name: "Lamp", slug: "lamp", kind: "PHYSICAL" };
export const cart = {
  id: "c",
  version: "1",
  needsShipping: true,
  totalQuantity: 2,
  subtotal: cad("80.00"),
  lines: [{ lineId: "l", product: lamp, quantity: 2, unitPrice: cad("40.00"), lineTotal: cad("80.00") }],
  shippingOptions: [{ carrier: "Canada Post", price: cad("7.99"), minDays: 2, maxDays: 5 }],
};

/** Opens the checkout of a visitor with two lamps in the cart. */
export const openCheckout = (answers: Answers = {}) =>
  openPage("/checkout", {
    answers: {
      me: null,
      cart,
      shippingPolicy: { countries: ["CA", "US"] },
      paymentOptions: [{ provider: "SANDBOX", kind: "CARD", label: { en: "Card" } }],
      orders: {},
      ...answers,
    },
  });

export const pay = async (page: OpenPage) => page.click(await page.findByRole("button", { name: /^Pay / }));
