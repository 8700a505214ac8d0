import { describe, expect, test } from "vitest";
import { localizedPath, pageLanguage, pathIn } from "./localized-path.js";

describe("an address", () => {
  test.each([
    ["/", "", "/"],
    ["/products/lamp", "", "/products/lamp"],
    ["/fr", "/fr", "/"],
    ["/fr/", "/fr", "/"],
    ["/fr/products/lamp", "/fr", "/products/lamp"],
    ["/french-press", "", "/french-press"],
  ])("%s has the prefix %j and the path %s", (pathname, prefix, path) => {
    expect(localizedPath(pathname)).toMatchObject({ prefix, path });
  });

  test("in each language is built from the path", () => {
    expect([pathIn("en", "/"), pathIn("fr", "/"), pathIn("fr", "/cart")]).toEqual(["/", "/fr", "/fr/cart"]);
  });
});

describe("the language of a page", () => {
  test.each<[string, string, string | undefined, string | undefined, object]>([
    ["is that of the prefix, whatever the visitor chose", "/fr/cart", "en", "en", { locale: "fr" }],
    ["is the default without a prefix and without a preference", "/cart", undefined, undefined, { locale: "en" }],
    ["redirects a visitor who chose another one", "/cart", "fr", "en", { locale: "en", redirectTo: "/fr/cart" }],
    ["redirects a browser that prefers another one", "/", undefined, "fr-CA", { locale: "en", redirectTo: "/fr" }],
    ["follows the choice and not the browser", "/", "en", "fr-CA", { locale: "en" }],
    ["is the visitor's choice in the admin", "/admin/orders", "fr", "en", { locale: "fr" }],
    ["has no prefix in the admin", "/fr/admin/orders", "fr", "en", { locale: "fr", redirectTo: "/admin/orders" }],
  ])("%s", (_rule, pathname, chosen, acceptLanguage, language) => {
    expect(pageLanguage(pathname, chosen, acceptLanguage)).toEqual(language);
  });
});
