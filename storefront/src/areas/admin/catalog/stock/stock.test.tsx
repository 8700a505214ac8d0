import { expect, test } from "vitest";
import { openPage } from "../../../../testing/open-page";
import { admin } from "../../../../testing/viewers";

test("units are received for a reason once however often the button is pressed", async () => {
  const stock = { onHand: 7, available: 7 };
  const page = await openPage("/admin/stock/p", {
    answers: {
      me: admin,
      product: { id: "p", name: "Lamp", kind: "PHYSICAL", stock },
      stockMovements: {},
      adjustStock: ({ input }: { input: { delta: number } }) => {
        if (input.delta < 0) return { __typename: "Conflict", code: "CONFLICT" };
        return { __typename: "Product", id: "p", stock: Object.assign(stock, { onHand: stock.onHand + input.delta }) };
      },
    },
  });
  await page.click(await page.findByRole("button", { name: "Adjust" }));
  const dialog = await page.dialog();
  await page.fill(dialog.getByLabelText(/^Adjust by/), "-100000");
  await page.fill(dialog.getByLabelText(/^Reason/), "Found behind the shelf");
  await page.click(dialog.getByRole("button", { name: "Adjust" }));
  await page.shows("stock cannot be lower");
  await page.fill(dialog.getByLabelText(/^Adjust by/), "5");
  await page.shows("New quantity on hand: 12");
  await page.doubleClick(dialog.getByRole("button", { name: "Adjust" }));
  await page.disappears(() => page.queryByRole("dialog"));
  expect(page.sent("AdminAdjustStock").map(({ input }) => input)).toMatchObject([
    { productId: "p", delta: -100_000 },
    { productId: "p", delta: 5, reason: "Found behind the shelf" },
  ]);
});

test("stock is found by name or SKU, and the address stores the search", async () => {
  const page = await openPage("/admin/stock?sort=AVAILABLE_DESC", {
    answers: {
      me: admin,
      products: ({ filter }: { filter: { search: string } }) => ({
        nodes: filter.search === "KEY-1" ? [{ id: "1" }] : [],
      }),
      stockLevels: ({ filter }: { filter?: { productIds?: string[] } }) => ({
        nodes: (filter?.productIds ?? ["1", "2"]).map((id) => ({ product: { id, name: `Product ${id}` } })),
      }),
    },
  });
  await page.findByRole("link", { name: "Product 2" });
  const search = page.getByRole("searchbox", { name: "Search" });
  await page.fill(search, "KEY-1");
  await page.becomes(page.address, "/admin/stock?sort=AVAILABLE_DESC&search=KEY-1");
  await page.becomes(
    () => page.queryAllByRole("link", { name: /^Product \d/ }).map((link) => link.textContent),
    ["Product 1"],
  );
  await page.fill(search, "KEY-9");
  await page.shows("No stock matches this search");
});
