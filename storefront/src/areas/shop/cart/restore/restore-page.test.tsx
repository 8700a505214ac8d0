import { expect, test } from "vitest";
import { openPage } from "../../../../testing/open-page";

const address = `/cart/restore/${"A".repeat(43)}`;
const [lamp, cup] = [
  { id: "lamp", name: "Lamp" },
  { id: "cup", name: "Cup" },
];
const left = [
  { product: lamp, quantity: 2 },
  { product: cup, quantity: 1 },
];
const cartWith = (...products: object[]) => ({
  id: "c",
  lines: products.map((product, index) => ({ lineId: `${index}`, product })),
});

test("S0-42: the link of a reminder adds what the visitor's cart does not have yet", async () => {
  const added = { __typename: "LinesAdded", lines: [{ productId: "cup", quantityAdded: 1 }] };
  const page = await openPage(address, {
    answers: { me: null, openCartReminder: left, cart: cartWith(lamp), addLinesToCart: added },
  });
  expect(page.sent("OpenCartReminder")).toEqual([]);
  await page.click(await page.findByRole("button", { name: "Open my cart" }));
  await page.findByRole("heading", { name: "Cart" });
  expect(page.sent("RestoreCart")).toEqual([{ input: { lines: [{ productId: "cup", quantity: 1 }] } }]);
});

test.each([
  ["that is not valid", { openCartReminder: null }, "This link is not valid."],
  [
    "whose items are sold out",
    {
      openCartReminder: left,
      cart: cartWith(),
      addLinesToCart: { __typename: "LinesAdded", lines: [{ productId: "cup", quantityAdded: 0 }] },
    },
    "These items are not available right now.",
  ],
])("a link %s says so", async (_case, answers, text) => {
  const page = await openPage(address, { answers: { me: null, ...answers } });
  await page.click(await page.findByRole("button", { name: "Open my cart" }));
  await page.shows(text);
});
