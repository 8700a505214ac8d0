import { expect, test } from "vitest";
import { unavailable } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";

const lamp = { id: "p", name: "Lamp", slug: "lamp" };

test.each<[string, unknown, string, string, string]>([
  ["a named list", { name: "Birthday", products: [lamp] }, "Birthday", "Lamp", "/products/lamp"],
  ["an empty list", { name: null, products: [] }, "A wishlist", "See all products", "/products"],
  ["a list that is not shared", null, "Page not found", "See all products", "/products"],
])("a visitor opens the address of %s", async (_case, sharedWishlist, name, link, href) => {
  const page = await openPage("/wishlists/token", { answers: { me: null, sharedWishlist } });
  await page.findByRole("heading", { name, level: 1 });
  expect(page.getByRole("link", { name: link }).getAttribute("href")).toBe(href);
  expect(document.querySelector("meta[name=robots]")?.getAttribute("content")).toBe("noindex");
  expect(page.sent("SharedWishlist")).toEqual([{ token: "token" }]);
});

test("while the catalog is unavailable, the page of a list says so", async () => {
  const page = await openPage("/wishlists/token", { answers: { me: null, sharedWishlist: unavailable } });
  await page.shows("This page could not be loaded.");
});
