import { Client, fetchExchange } from "@urql/core";
import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { actingGraphContext } from "../../../../graph/graph-context";
import { GraphRefusal, unavailable, type Answers } from "../../../../testing/graph-answers";
import { graphServer } from "../../../../testing/graph-server";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";
import { withWishForm } from "./wish-action";

const lamp = { id: "p", name: "Lamp", slug: "lamp", kind: "PHYSICAL", isActive: true };
const soldOut = { ...lamp, stock: { available: 0, inStock: false } };
const wishlist = { __typename: "Wishlist" };
const full = { __typename: "Conflict" };
const signedOut = () => {
  throw new GraphRefusal("UNAUTHENTICATED");
};
const add = { name: "Add to wishlist" };
const remove = { name: "Remove from wishlist" };

test("a customer adds a sold-out product once and removes it, and the page requests their part of it once", async () => {
  const page = await openPage("/products/lamp", {
    answers: { me: customer, product: soldOut, addToWishlist: wishlist, removeFromWishlist: wishlist },
  });
  const button = await page.findByRole("button", add);
  await page.becomes(() => button.hasAttribute("disabled"), false);
  await page.doubleClick(button);
  await page.findByRole("button", remove);
  expect(page.getByRole("link", { name: "View your wishlist" }).getAttribute("href")).toBe("/account/wishlist");
  expect(page.sent("AddToWishlist")).toEqual([{ productId: "p" }]);
  await page.click(page.getByRole("button", remove));
  await page.findByRole("button", add);
  expect(page.sent("RemoveFromWishlist")).toEqual([{ productId: "p" }]);
  expect(page.sent("ProductOfViewer")).toEqual([{ productId: "p" }]);
});

test("a course that the viewer wishes can be removed", async () => {
  const page = await openPage("/products/lamp", {
    answers: { me: customer, product: { ...lamp, kind: "COURSE", isWished: true } },
  });
  await page.findByRole("button", remove);
});

test("a visitor without an account signs in first and then returns", async () => {
  const page = await openPage("/products/lamp", { answers: { me: null, product: lamp } });
  const link = await page.findByRole("link", add);
  expect(link.getAttribute("href")).toBe("/login?returnTo=%2Fproducts%2Flamp");
  expect(page.sent("ProductOfViewer")).toEqual([]);
});

test.each<[string, unknown, string]>([
  ["a full list", full, "Your wishlist is full. Remove a product first."],
  ["a product that is not on sale", { __typename: "NotFound" }, "This product is no longer available."],
  ["a service that is unavailable", unavailable, "This service is temporarily unavailable. Try again in a moment."],
])("a customer sees why a product was not added: %s", async (_case, addToWishlist, text) => {
  const page = await openPage("/products/lamp", { answers: { me: customer, product: lamp, addToWishlist } });
  const button = await page.findByRole("button", add);
  await page.becomes(() => button.hasAttribute("disabled"), false);
  await page.click(button);
  await page.shows(text);
});

const redirected = (address: string) => ({ status: 303, address });
const shown = (status: number, kind: string) => ({ init: { status }, data: { wish: { kind } } });

test.each<[string, Record<string, string>, Answers, unknown]>([
  ["an addition", { wishFor: "p" }, { addToWishlist: wishlist }, redirected("/products/lamp?wishlist=added#wishlist")],
  ["a removal", { unwishFor: "p" }, { removeFromWishlist: wishlist }, redirected("/products/lamp")],
  [
    "a visitor without an account",
    { wishFor: "p" },
    { addToWishlist: signedOut },
    redirected("/login?returnTo=%2Fproducts%2Flamp"),
  ],
  ["a full list", { wishFor: "p" }, { addToWishlist: full }, shown(422, "full")],
  ["a service that is unavailable", { unwishFor: "p" }, { removeFromWishlist: unavailable }, shown(503, "refused")],
  ["another form of the page", { productId: "p" }, {}, "own"],
])("without scripts, the server answers the form: %s", async (_case, fields, answers, expected) => {
  graphServer.serve(answers);
  const graph = new Client({ url: "http://shop.test/graphql", exchanges: [fetchExchange], preferGetMethod: false });
  const url = new URL("http://shop.test/fr/products/lamp");
  const request = new Request(url, { method: "POST", body: new URLSearchParams(fields) });
  const context = new RouterContextProvider(new Map([[actingGraphContext, graph]]));
  const action = withWishForm(() => "own");
  const answer: unknown = await action({ request, url, pattern: "/products/:slug", params: {}, context });
  const result =
    answer instanceof Response ? { status: answer.status, address: answer.headers.get("location") } : answer;
  if (expected === "own") expect(result).toBe(expected);
  else expect(result).toMatchObject(expected as object);
});
