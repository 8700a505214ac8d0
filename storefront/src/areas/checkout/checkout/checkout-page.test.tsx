import { fireEvent, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { cad } from "../../../testing/money";
import { unavailable, type Answers } from "../../../testing/graph-answers";
import { fillCard } from "../../../testing/fill-card";
import { cart, lamp, openCheckout as open, pay } from "../../../testing/open-checkout";
import type { OpenPage } from "../../../testing/open-page";
import { checkoutDraft, guest, newAddress } from "./checkout-values";

const address = {
  fullName: "June Example",
  line1: "1 First Street",
  line2: "",
  city: "Halifax",
  region: "",
  postalCode: "B3H 4R2",
  country: "CA",
  phone: "",
};

/** Opens the page with everything but the card filled in, as after a reload: typing renders the form for each field. */
async function openFilled(answers: Answers): Promise<OpenPage> {
  const typed = {
    email: "june@shop.test",
    addressChoice: newAddress,
    shippingAddress: address,
    carrier: "",
    custom: {},
  };
  checkoutDraft.write({ owner: guest, values: typed });
  const page = await open(answers);
  await fillCard(page);
  return page;
}

async function fillForm(page: OpenPage, given: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.select(await page.findByLabelText(/^Country/), "CA");
  await fillCard(page);
  const values = {
    Email: "june@shop.test",
    "Full name": address.fullName,
    Address: address.line1,
    City: address.city,
    "Postal code": address.postalCode,
    ...given,
  };
  for (const [label, value] of Object.entries(values)) {
    await page.fill(page.getByLabelText(new RegExp(`^${label}( \\*)?$`)), value);
  }
}

test("errors appear beside their fields, the first one has the focus, and nothing is sent", async () => {
  const page = await open();
  await fillForm(page, { Email: "nobody", City: " ", "Card number": "4242424242424243", "Expiry date": "01 / 20" });
  await pay(page);
  await page.shows("Enter a valid email address");
  for (const text of ["This field is required.", "Enter a valid card number.", "This card has expired."]) {
    expect(page.getAllByText(text)).toHaveLength(1);
  }
  expect(document.activeElement?.getAttribute("name")).toBe("email");
  expect(page.getByLabelText(/^City/).getAttribute("aria-invalid")).toBe("true");
  expect(page.sent("PlaceOrder")).toEqual([]);
});

test("errors from the server appear beside their fields too", async () => {
  const fields = [{ path: "shippingAddress.postalCode", message: "at most 20 characters" }];
  const page = await openFilled({ checkout: { __typename: "InvalidInput", fields } });
  await pay(page);
  await page.shows("Check this field.");
  await page.becomes(() => document.activeElement?.getAttribute("name"), "shippingAddress.postalCode");
});

test("a changed total is shown and must be confirmed before the charge", async () => {
  let total = "80.00";
  const page = await openFilled({
    cart: () => ({ ...cart, subtotal: cad(total) }),
    checkout: () => {
      total = "90.00";
      return { __typename: "PriceChanged", total: cad("97.99") };
    },
  });
  await pay(page);
  await page.shows("The total is now CA$97.99.");
  const confirm = await page.findByRole("button", { name: "Pay CA$97.99" });
  expect(page.sent("PlaceOrder")).toHaveLength(1);
  await page.click(confirm);
  await page.becomes(() => page.sent("PlaceOrder").length, 2);
  const totals = [{ amount: "87.99" }, { amount: "97.99" }].map((expectedTotal) => ({ input: { expectedTotal } }));
  expect(page.sent("PlaceOrder")).toMatchObject(totals);
});

test("products that are sold out are named, and their quantity can be changed", async () => {
  const page = await openFilled({
    checkout: { __typename: "OutOfStock", shortages: [{ product: lamp, requested: 2, available: 1 }] },
    setCartLine: { __typename: "Cart", ...cart, lines: [{ ...cart.lines[0], quantity: 1 }] },
  });
  await pay(page);
  await page.shows("Lamp: 2 requested, 1 available.");
  await page.click(page.getByRole("button", { name: "Change quantity to 1" }));
  await page.shows("1 × Lamp");
  expect(page.sent("ChangeCartLine")).toEqual([{ input: expect.objectContaining({ quantity: 1 }), country: "CA" }]);
});

test("a product that is off sale is named and can be removed", async () => {
  const page = await openFilled({
    checkout: { __typename: "ProductUnavailable", product: lamp },
    setCartLine: { __typename: "Cart", ...cart, lines: [], totalQuantity: 0 },
  });
  await pay(page);
  await page.shows("Lamp is no longer available.");
  await page.click(page.getByRole("button", { name: "Remove" }));
  await page.becomes(() => page.sent("ChangeCartLine").length, 1);
});

/** The order of the cart, after a declined card. */
const declined = {
  id: "o",
  number: "ORD-7",
  status: "CREATED",
  checkout: { step: "AWAITING_PAYMENT", attempts: 1, lastError: "card_declined" },
  lines: [{ lineId: "l", name: "Lamp", product: lamp, quantity: 2 }],
};
const paid = { ...declined, status: "PAID", checkout: { step: "PAID", attempts: 1 } };
const decline = { __typename: "PaymentDeclined", declineCode: "card_declined", order: declined };

const orderShown = (page: OpenPage) => page.findByRole("heading", { level: 1, name: "Order ORD-7" });

/** Another card pays the declined order, and no second one is placed. */
async function expectOtherCardPays(page: OpenPage): Promise<void> {
  const cardNumber = "5555555555554444";
  await fillCard(page, cardNumber);
  await pay(page);
  await orderShown(page);
  expect(page.sent("PlaceOrder")).toHaveLength(1);
  expect(page.sent("PayPlacedOrder")).toMatchObject([{ input: { orderId: "o", payment: { card: { cardNumber } } } }]);
}

test("however often the button is pressed, one order is sent, and the button shows its progress", async () => {
  const answered = Promise.withResolvers<object>();
  const page = await openFilled({ checkout: () => answered.promise, order: paid });
  const button = page.getByRole<HTMLButtonElement>("button", { name: /^Pay / });
  for (let press = 0; press < 5; press++) button.click();
  await page.becomes(() => [button.disabled, button.dataset.loading], [true, "true"]);
  answered.resolve({ __typename: "Order", ...paid });
  await orderShown(page);
  expect(page.sent("PlaceOrder")).toHaveLength(1);
});

test("a decline is announced once and keeps the typed values, and another card pays the same order", async () => {
  const page = await open({ checkout: decline, order: declined, payOrder: { __typename: "Order", ...paid } });
  await fillForm(page);
  await pay(page);
  await page.shows("The card was declined.");
  expect(page.getAllByRole("alert")).toHaveLength(1);
  expect(page.getByLabelText<HTMLInputElement>(/^Full name/).value).toBe("June Example");
  await expectOtherCardPays(page);
});

test("after a decline another address cancels that order and places another one, under another key", async () => {
  const answers = [decline, { __typename: "Order", ...paid }];
  const page = await openFilled({
    checkout: () => answers.shift(),
    order: declined,
    cancelOrder: { __typename: "Order", ...declined, status: "CANCELLED" },
  });
  await pay(page);
  await page.shows("The card was declined.");
  await page.fill(page.getByLabelText(/^City/), "Moncton");
  await pay(page);
  await orderShown(page);
  expect(page.sent("WithdrawOrder")).toEqual([{ id: "o", idempotencyKey: "withdraw:o" }]);
  expect(page.sent("PlaceOrder")).toMatchObject([
    { input: { idempotencyKey: "c:1:0", shippingAddress: { city: "Halifax" } } },
    { input: { idempotencyKey: "c:1:1", shippingAddress: { city: "Moncton" } } },
  ]);
  expect(page.sent("PayPlacedOrder")).toEqual([]);
});

/** The answer of a checkout is lost; then `found` is the buyer's newest order, once `shown` has resolved. */
function withLostAnswer(found: object, shown: Promise<void> = Promise.resolve()): Answers {
  let nodes: object[] = [];
  return {
    checkout: () => {
      nodes = [found];
      return unavailable();
    },
    orders: async () => {
      if (nodes.length > 0) await shown;
      return { nodes };
    },
    order: found,
    payOrder: { __typename: "Order", ...paid },
  };
}

test("without an answer the page hides the card form, finds the order and opens it", async () => {
  const shown = Promise.withResolvers<void>();
  const page = await openFilled(withLostAnswer(paid, shown.promise));
  await pay(page);
  await page.shows("Your payment is being processed. Do not pay again");
  expect(page.getByLabelText(/^Card number/).closest("[hidden]")).not.toBeNull();
  shown.resolve();
  await orderShown(page);
  expect(page.sent("PlaceOrder")).toHaveLength(1);
});

test("without an answer and after a decline, another card pays the order that was found", async () => {
  const page = await openFilled(withLostAnswer(declined));
  await pay(page);
  await page.shows("We did not receive a response.");
  await expectOtherCardPays(page);
});

test("while shipping does not answer the page says so, sends nothing, and continues as soon as it does", async () => {
  let shippingOptions: unknown = unavailable;
  const page = await open({
    cart: () => ({ ...cart, shippingOptions }),
    checkout: { __typename: "Order", ...paid },
    order: paid,
  });
  await page.shows("Shipping rates are unavailable right now.");
  await fillForm(page);
  await pay(page);
  await page.shows("Shipping methods could not be loaded.");
  expect(page.sent("PlaceOrder")).toEqual([]);
  ({ shippingOptions } = cart);
  await page.click(page.getByRole("button", { name: "Try again" }));
  await page.findByLabelText(/^Canada Post/);
  await pay(page);
  await orderShown(page);
});

test("while payments does not answer, the form stays as it is", async () => {
  const page = await open({ checkout: { __typename: "ServiceUnavailable", service: "payments" } });
  await fillForm(page);
  await pay(page);
  await page.shows("Checkout is temporarily unavailable.");
  expect(page.getByLabelText<HTMLInputElement>(/^Full name/).value).toBe("June Example");
});

test("a guest's address is remembered for reminders of the cart once it is valid, each address once", async () => {
  const page = await open({ rememberCartContact: { __typename: "CartContactRemembered" } });
  const field = await page.findByLabelText("Email");
  const leave = async (text: string) => {
    await page.fill(field, text);
    fireEvent.blur(field);
  };
  await leave("june");
  await page.shows("Enter a valid email address");
  await leave("june@shop.test");
  await waitFor(() => expect(page.sent("RememberCartContact")).toEqual([{ input: { email: "june@shop.test" } }]));
  fireEvent.blur(field);
  await leave("ada@shop.test");
  await waitFor(() => expect(page.sent("RememberCartContact")).toHaveLength(2));
});
