import { expect, test } from "vitest";
import { cad } from "../../../testing/money";
import { unavailable, type Answers } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";

function cartOf(line: object = {}, product: object = {}): Answers {
  const lamp = {
    id: "p",
    name: "Lamp",
    slug: "lamp",
    kind: "PHYSICAL",
    isActive: true,
    stock: { available: 8, inStock: true },
  };
  return {
    id: "c",
    totalQuantity: 1,
    subtotal: cad("20.00"),
    pricesAreCurrent: true,
    lines: [
      {
        lineId: "l",
        quantity: 1,
        unitPrice: cad("20.00"),
        lineTotal: cad("20.00"),
        product: { ...lamp, ...product },
        ...line,
      },
    ],
  };
}

const open = (cart: unknown) => openPage("/cart", { answers: { me: null, cart } });

test("a visitor without a cart sees an empty one", async () => {
  const page = await open(null);
  await page.findByRole("heading", { name: "Your cart is empty" });
  expect(page.getByRole("link", { name: "See all products" }).getAttribute("href")).toBe("/products");
});

test("a changed price is shown beside the line, and the cart can be ordered", async () => {
  const page = await open(cartOf({ priceWhenAdded: cad("15.00") }));
  await page.shows("The price has changed from CA$15.00 to CA$20.00 since you added it.");
  expect(page.getByRole("link", { name: "Check out" }).getAttribute("href")).toBe("/checkout");
});

test("a line that is no longer available blocks the checkout", async () => {
  const page = await open(cartOf({}, { isActive: false }));
  await page.shows("No longer available. Remove it to continue.");
  expect(page.getByRole<HTMLButtonElement>("button", { name: "Check out" }).disabled).toBe(true);
});

test("while inventory does not answer, the cart can be ordered", async () => {
  const page = await open(cartOf({}, { stock: unavailable }));
  await page.shows("Availability cannot be checked right now. You can still order.");
  expect(page.getByRole("link", { name: "Check out" })).toBeTruthy();
});

test("while catalog does not answer, the stored prices are shown until a retry", async () => {
  const { lines, ...cart } = cartOf();
  let isDown = true;
  const line = { lineId: "l", quantity: 1, unitPrice: cad("20.00"), lineTotal: cad("20.00"), product: unavailable };
  const page = await open(() => (isDown ? { ...cart, pricesAreCurrent: false, lines: [line] } : { ...cart, lines }));
  await page.shows("The prices shown are from when you added the products.");
  await page.shows("This product cannot be shown at the moment.");
  await page.shows("CA$20.00");
  expect(page.getByRole<HTMLButtonElement>("button", { name: "Check out" }).disabled).toBe(true);
  isDown = false;
  await page.click(page.getAllByRole("button", { name: "Try again" })[0]!);
  await page.findByRole("link", { name: "Lamp" });
});

test("more units than are left are refused, and the quantity stays", async () => {
  const page = await openPage("/cart", {
    answers: { me: null, cart: cartOf(), setCartLine: { __typename: "OutOfStock", shortages: [{ available: 8 }] } },
  });
  await page.fill(await page.findByRole("spinbutton", { name: "Quantity of Lamp" }), "9");
  await page.shows("Only 8 left.");
  expect(page.getByRole<HTMLInputElement>("spinbutton", { name: "Quantity of Lamp" }).value).toBe("1");
});
