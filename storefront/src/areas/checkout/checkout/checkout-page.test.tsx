import { expect, test } from "vitest";
import { cad } from "../../../testing/money";
import type { Answers } from "../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../testing/open-page";

const lamp = { id: "p", name: "Lamp", slug: "lamp", kind: "PHYSICAL" };
const cart = {
  id: "c",
  version: "1",
  needsShipping: true,
  totalQuantity: 2,
  subtotal: cad("80.00"),
  lines: [{ lineId: "l", product: lamp, quantity: 2, unitPrice: cad("40.00"), lineTotal: cad("80.00") }],
  shippingOptions: [{ carrier: "Canada Post", price: cad("7.99"), minDays: 2, maxDays: 5 }],
};

const open = (answers: Answers = {}) =>
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

async function fillForm(page: OpenPage, given: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.select(await page.findByLabelText(/^Country/), "CA");
  const values = {
    Email: "june@shop.test",
    "Full name": "June Example",
    Address: "1 First Street",
    City: "Halifax",
    "Postal code": "B3H 4R2",
    "Card number": "4242424242424242",
    "Expiry date": "12 / 40",
    "Security code": "123",
    ...given,
  };
  for (const [label, value] of Object.entries(values)) {
    await page.fill(page.getByLabelText(new RegExp(`^${label}( \\*)?$`)), value);
  }
}

const pay = async (page: OpenPage) => page.click(page.getByRole("button", { name: /^Pay / }));

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
  const page = await open({ checkout: { __typename: "InvalidInput", fields } });
  await fillForm(page);
  await pay(page);
  await page.shows("Check this field.");
  await page.becomes(() => document.activeElement?.getAttribute("name"), "shippingAddress.postalCode");
});

test("a changed total is shown and must be confirmed before the charge", async () => {
  let total = "80.00";
  const page = await open({
    cart: () => ({ ...cart, subtotal: cad(total) }),
    checkout: () => {
      total = "90.00";
      return { __typename: "PriceChanged", total: cad("97.99") };
    },
  });
  await fillForm(page);
  await pay(page);
  await page.shows("The total is now CA$97.99.");
  await page.findByRole("button", { name: "Pay CA$97.99" });
  expect(page.sent("PlaceOrder")).toHaveLength(1);
});

test("products that are sold out are named, and their quantity can be changed", async () => {
  const page = await open({
    checkout: { __typename: "OutOfStock", shortages: [{ product: lamp, requested: 2, available: 1 }] },
    setCartLine: { __typename: "Cart", ...cart, lines: [{ ...cart.lines[0], quantity: 1 }] },
  });
  await fillForm(page);
  await pay(page);
  await page.shows("Lamp: 2 requested, 1 available.");
  await page.click(page.getByRole("button", { name: "Change quantity to 1" }));
  await page.shows("1 × Lamp");
  expect(page.sent("ChangeCartLine")).toEqual([{ input: expect.objectContaining({ quantity: 1 }), country: "CA" }]);
});

test("a product that is off sale is named and can be removed", async () => {
  const page = await open({
    checkout: { __typename: "ProductUnavailable", product: lamp },
    setCartLine: { __typename: "Cart", ...cart, lines: [], totalQuantity: 0 },
  });
  await fillForm(page);
  await pay(page);
  await page.shows("Lamp is no longer available.");
  await page.click(page.getByRole("button", { name: "Remove" }));
  await page.becomes(() => page.sent("ChangeCartLine").length, 1);
});

test("a guest with a course in the cart must sign in first", async () => {
  const course = { ...lamp, kind: "COURSE" };
  const page = await open({ cart: { ...cart, needsShipping: false, lines: [{ ...cart.lines[0], product: course }] } });
  await page.shows("Sign in to buy a course");
  expect(page.getByRole<HTMLButtonElement>("button", { name: /^Pay / }).disabled).toBe(true);
});

test("while payments does not answer, the form stays as it is", async () => {
  const page = await open({ checkout: { __typename: "ServiceUnavailable", service: "payments" } });
  await fillForm(page);
  await pay(page);
  await page.shows("Checkout is temporarily unavailable.");
  expect(page.getByLabelText<HTMLInputElement>(/^Full name/).value).toBe("June Example");
});
