import { Client, fetchExchange } from "@urql/core";
import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { actingGraphContext } from "../../../graph/graph-context";
import { unavailable, type Answers } from "../../../testing/graph-answers";
import { graphServer } from "../../../testing/graph-server";
import { openPage } from "../../../testing/open-page";
import { customer } from "../../../testing/viewers";
import { wishlistAction } from "./wishlist-action";

const cad = (amount: string) => ({ amount, currency: "CAD" });
const lamp = { id: "l", name: "Lamp", slug: "lamp", kind: "PHYSICAL", isActive: true, price: cad("39.00") };
const clock = { ...lamp, id: "c", name: "Clock", slug: "clock" };
const items = [
  { product: lamp, addedPrice: cad("49.00") },
  { product: { ...clock, stock: { inStock: false } }, addedPrice: cad("39.00") },
  { product: { ...clock, id: "o", name: "Old chair", isActive: false }, addedPrice: cad("39.00") },
];
const saved = { __typename: "Wishlist" };
const cart = { __typename: "Cart", id: "cart", totalQuantity: 1, lines: [] };

interface Removed {
  readonly productId: string;
}

const open = (answers: Answers) => openPage("/account/wishlist", { answers: { me: customer, ...answers } });

test("a product moves to the cart with one unit, and another one is removed", async () => {
  let wishes = items;
  const page = await open({
    wishlist: () => ({ items: wishes }),
    addToCart: cart,
    removeFromWishlist: ({ productId }: Removed) => {
      wishes = wishes.filter(({ product }) => product.id !== productId);
      return saved;
    },
  });
  await page.click(await page.findByRole("button", { name: "Move to cart: Lamp" }));
  await page.shows("Lamp was moved to your cart.");
  await page.disappears(() => page.queryByRole("link", { name: "Lamp" }));
  await page.findByRole("link", { name: /^Cart.*1/ });
  expect(page.sent("AddWishToCart")).toEqual([{ input: { productId: "l", quantity: 1 } }]);
  await page.click(page.getByRole("button", { name: "Remove: Clock" }));
  await page.disappears(() => page.queryByRole("link", { name: "Clock" }));
  expect(page.sent("RemoveWish")).toEqual([{ productId: "l" }, { productId: "c" }]);
});

test("each product shows a changed price, and whether it can be bought", async () => {
  const page = await open({ wishlist: { items } });
  await page.findByRole("link", { name: "Clock" });
  expect(page.text()).toContain("LampCA$39.00CA$49.00 when you added itMove to cart");
  expect(page.text()).toContain("ClockCA$39.00Sold outRemove");
  expect(page.text()).toContain("Old chairCA$39.00Not available right nowRemove");
  expect(page.queryByRole("link", { name: "Old chair" })).toBeNull();
});

test.each<[string, Answers, string]>([
  ["sold out", { addToCart: { __typename: "OutOfStock" } }, "This product is sold out."],
  ["a rule", { addToCart: { __typename: "RuleRefused", reason: "Adults only." } }, "Adults only."],
  ["a cart that does not answer", { addToCart: unavailable }, "This service is temporarily unavailable."],
  ["a list that does not answer", { addToCart: cart, removeFromWishlist: unavailable }, "is in your cart now"],
])("a product that is not moved stays on the list with the reason: %s", async (_case, answers, text) => {
  const page = await open({ wishlist: { items }, ...answers });
  await page.click(await page.findByRole("button", { name: "Move to cart: Lamp" }));
  await page.shows(text);
  expect(page.sent("RemoveWish")).toHaveLength("removeFromWishlist" in answers ? 1 : 0);
  expect(page.getByRole("link", { name: "Lamp" })).not.toBeNull();
});

test("an empty list is named and shared by an address, and the sharing ends", async () => {
  let list: { readonly name: string | null; readonly shareToken: string | null } = { name: null, shareToken: null };
  const page = await open({
    wishlist: () => list,
    updateWishlist: ({ input: { name, isShared } }: { input: { name?: string; isShared?: boolean } }) => {
      if (name === "long")
        return { __typename: "InvalidInput", fields: [{ path: "name", message: "must be at most 3 characters" }] };
      list = name === undefined ? { ...list, shareToken: isShared ? "t" : null } : { ...list, name };
      return saved;
    },
  });
  await page.findByRole("heading", { name: "My wishlist", level: 1 });
  expect(page.getByRole("link", { name: "See all products" }).getAttribute("href")).toBe("/products");
  const field = page.getByLabelText("Name of the list");
  await page.fill(field, "long");
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.shows("Use 3 characters or fewer.");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  await page.fill(field, "Birthday");
  await page.click(page.getByRole("button", { name: "Save" }));
  await page.findByRole("heading", { name: "Birthday", level: 1 });
  await page.click(page.getByRole("button", { name: "Share by link" }));
  await page.findByDisplayValue("http://shop.test/wishlists/t");
  await page.click(page.getByRole("button", { name: "Stop sharing" }));
  await page.findByRole("button", { name: "Share by link" });
  expect(page.sent("ChangeWishlist").slice(2)).toEqual([{ input: { isShared: true } }, { input: { isShared: false } }]);
});

test("while the catalog is unavailable, the page says so", async () => {
  const page = await open({ wishlist: unavailable });
  await page.shows("This page could not be loaded.");
});

const opened = (done: string) => ({ status: 303, address: `/account/wishlist?${done}` });
const moved = { movedProduct: "l" };
const tooLong = { __typename: "InvalidInput", fields: [{ path: "name", message: "too long" }] };

test.each<[string, Record<string, string>, Answers, unknown]>([
  ["a move", moved, { addToCart: cart, removeFromWishlist: saved }, opened("moved")],
  ["a removal", { removedProduct: "l" }, { removeFromWishlist: saved }, opened("removed")],
  ["a share", { isShared: "true" }, { updateWishlist: saved }, opened("shared")],
  ["an empty name", { listName: "" }, { updateWishlist: saved }, opened("renamed")],
  [
    "a sold-out product",
    moved,
    { addToCart: { __typename: "OutOfStock" } },
    { init: { status: 422 }, data: { form: { productId: "l" }, problem: { kind: "soldOut" } } },
  ],
  [
    "an invalid name",
    { listName: "x" },
    { updateWishlist: tooLong },
    { init: { status: 422 }, data: { form: "name", problem: { kind: "invalid" }, name: "x" } },
  ],
  [
    "a service that is unavailable",
    { isShared: "false" },
    { updateWishlist: unavailable },
    { init: { status: 503 }, data: { form: "share" } },
  ],
])("without scripts, the server answers the form: %s", async (_case, fields, answers, expected) => {
  graphServer.serve(answers);
  const graph = new Client({ url: "http://shop.test/graphql", exchanges: [fetchExchange], preferGetMethod: false });
  const url = new URL("http://shop.test/account/wishlist");
  const request = new Request(url, { method: "POST", body: new URLSearchParams(fields) });
  const context = new RouterContextProvider(new Map([[actingGraphContext, graph]]));
  const answer = await wishlistAction({ request, url, pattern: "/account/wishlist", params: {}, context });
  const result =
    answer instanceof Response ? { status: answer.status, address: answer.headers.get("location") } : answer;
  expect(result).toMatchObject(expected as object);
});
