import { expect, test } from "@jest/globals";
import { returnPathOf } from "./return-path.js";

test.each([
  ["a path", "/account?tab=security#top", "/account?tab=security#top"],
  ["the root", "/", "/"],
  ["steps back", "/a/../b", "/b"],
  ["another host", "https://evil.example/", null],
  ["another host without a scheme", "//evil.example/", null],
  ["another host by a backslash", "/\\evil.example", null],
  ["another host by a tab", "/\t/evil.example", null],
  ["another host by a line", "/\n/evil.example", null],
  ["a script", "javascript:alert(1)", null],
  ["no path", "account", null],
  ["nothing", "", null],
  ["too much", `/${"a".repeat(500)}`, null],
])("%s", (_what, text, path) => {
  expect(returnPathOf(text)).toBe(path);
});
