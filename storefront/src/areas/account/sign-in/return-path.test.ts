import { expect, test } from "vitest";
import { homeOf, returnPathOf } from "./return-path.js";

test.each([
  ["a path of the shop", "/account/orders?after=x#top", "/account/orders?after=x#top"],
  ["nothing", null, "/account"],
  ["another origin", "https://evil.example/account", "/account"],
  ["another origin without its scheme", "//evil.example", "/account"],
  ["another origin with a backslash", String.raw`/\evil.example`, "/account"],
  ["another origin behind dots", "/.//evil.example", "/account"],
  ["another origin behind a tab", "/\t/evil.example", "/account"],
  ["a script", "javascript:alert(1)", "/account"],
  ["no path", "account", "/account"],
  ["the sign-in page itself", "/login?returnTo=%2Flogin", "/account"],
  ["a path that is too long", `/${"x".repeat(500)}`, "/account"],
])("%s", (_what, text, path) => {
  expect(returnPathOf(text)).toBe(path);
});

test.each([
  ["ADMIN", "/admin"],
  ["INSTRUCTOR", "/account"],
  ["CUSTOMER", "/account"],
] as const)("%s goes to %s without another page to return to", (role, path) => {
  expect(returnPathOf(null, homeOf(role))).toBe(path);
});
