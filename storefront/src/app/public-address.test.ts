import { expect, test } from "vitest";
import { publicAddress } from "./public-address.js";

test.each([
  ["/", "/"],
  ["/?utm_source=mail&fbclid=x", "/"],
  ["/fr/", "/fr"],
  ["/fr/?q=x", "/fr"],
  ["/products?sort=NAME&q=lamp&page=9", "/products?q=lamp&sort=NAME"],
  ["/products?q=%20lamp%20&sort=SIDEWAYS&min=12,5", "/products?q=lamp&min=12.5"],
  ["/fr/categories/kitchen/?tag=b&tag=a&tag=b", "/fr/categories/kitchen?tag=b&tag=a"],
  ["/products?minWeightGrams=5&maxWeightGrams=x", "/products?minWeightGrams=5"],
  ["/courses?after=c&category=baking&q=", "/courses?category=baking&after=c"],
  ["/fr/courses/categories/baking/?after=c&q=x", "/fr/courses/categories/baking?after=c"],
  ["/products/lamp?sort=NAME", "/products/lamp"],
  ["/products/lamp?reviews.stars=4&sort=NAME", "/products/lamp?reviews.stars=4"],
  ["/products/lamp?stockMail=confirm&reviews.stars=4", "/products/lamp?reviews.stars=4&stockMail=confirm"],
  ["/products/lamp?wishlist=added&stockMail=confirm", "/products/lamp?stockMail=confirm&wishlist=added"],
  ["/products/lamp?stockMail=x&wishlist=x", "/products/lamp"],
  ["/fr/courses/baking?reviews.sort=HELPFUL", "/fr/courses/baking?reviews.sort=HELPFUL"],
])("%s is cached as %s", (given, address) => {
  expect(publicAddress(given)).toBe(address);
});

test.each([
  "/cart",
  "/login",
  "/account/orders",
  "/fr/checkout",
  "/nothing",
  "/admin",
  `/products?q=${"a".repeat(200)}&after=${"b".repeat(400)}`,
])("%s is not cached", (given) => {
  expect(publicAddress(given)).toBeUndefined();
});
