import { expect, test } from "@jest/globals";
import { returnPathOf } from "./return-path.js";

test.each([
  ["a path of ours", "/account/orders?after=x#top", "/account/orders?after=x#top"],
  ["nothing", null, "/account"],
  ["another origin", "https://evil.example/account", "/account"],
  ["another origin without its scheme", "//evil.example", "/account"],
  ["another origin with a backslash", String.raw`/\evil.example`, "/account"],
  ["another origin behind dots", "/.//evil.example", "/account"],
  ["another origin behind a tab", "/\t/evil.example", "/account"],
  ["a script", "javascript:alert(1)", "/account"],
  ["no path", "account", "/account"],
  ["the sign-in page itself", "/login?returnTo=%2Flogin", "/account"],
  ["more than an address holds", `/${"x".repeat(500)}`, "/account"],
])("%s", (_what, text, path) => {
  expect(returnPathOf(text)).toBe(path);
});
