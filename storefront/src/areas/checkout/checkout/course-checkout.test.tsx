import { expect, test } from "vitest";
import { fillCard } from "../../../testing/fill-card";
import { cad } from "../../../testing/money";
import { cart, lamp, openCheckout as open, pay } from "../../../testing/open-checkout";
import { customer } from "../../../testing/viewers";

/** The cart with a course in place of the lamps. */
const courseCart = {
  ...cart,
  needsShipping: false,
  lines: [{ ...cart.lines[0], product: { ...lamp, kind: "COURSE" } }],
};
test("a customer orders a course without an address, and the order says where to find it", async () => {
  const order = {
    id: "o",
    number: "ORD-7",
    status: "COMPLETED",
    checkout: { step: "PAID", attempts: 1 },
    lines: [{ lineId: "l", name: "Lamp", product: lamp, quantity: 2 }],
    shippingAddress: null,
  };
  const page = await open({
    me: customer,
    cart: courseCart,
    checkout: { __typename: "Order", ...order },
    order,
  });
  await fillCard(page);
  expect(page.queryByRole("heading", { name: /^Shipping/ })).toBeNull();
  await pay(page);
  await page.shows("Your course is available under “My courses”.");
  expect(page.sent("PlaceOrder")).toEqual([
    { input: expect.not.objectContaining({ shippingAddress: expect.anything() }) },
  ]);
});

test("a guest with a course in the cart must sign in first", async () => {
  const page = await open({ cart: courseCart });
  await page.shows("Sign in to buy a course");
  expect(page.getByRole<HTMLButtonElement>("button", { name: /^Pay / }).disabled).toBe(true);
});

test("a total of 0 needs no payment, until the price has changed", async () => {
  let price = "0.00";
  const page = await open({
    me: customer,
    cart: () => ({
      ...courseCart,
      subtotal: cad(price),
      lines: courseCart.lines.map((line) => ({ ...line, unitPrice: cad(price), lineTotal: cad(price) })),
    }),
    checkout: () => {
      price = "5.00";
      return { __typename: "PriceChanged", total: cad("5.00") };
    },
  });
  await page.click(await page.findByRole("button", { name: "Place order" }));
  await page.findByRole("button", { name: "Pay CA$5.00" });
  await page.findByLabelText(/^Card number/);
  expect(page.sent("PlaceOrder")).toEqual([{ input: expect.objectContaining({ payment: null }) }]);
});
