import { expect, test } from "vitest";
import { longestFirst } from "./longest-first.ts";

const sources = {
  rule: 'test("adds", () => {});',
  graph: 'await openTestDatabase("cart", {});',
  journey: "const shop = await TestShop.create();",
  process: "ShopProcess.start({ environment });",
  services: "await RunningServices.start({});",
  page: 'await TestShop.create(); withBrowser("the cart in Chromium", () => {});',
  pages: "testPages(shopViews);",
};
type Kind = keyof typeof sources;

test.each<[string, [Kind, number?][], Kind[]]>([
  ["by kind when no file has run", [["rule"], ["graph"], ["page"], ["journey"]], ["page", "journey", "graph", "rule"]],
  ["the services before single processes", [["process"], ["services"]], ["services", "process"]],
  [
    "in Vitest's order within one kind",
    [["rule"], ["process"], ["page"], ["pages"]],
    ["process", "page", "pages", "rule"],
  ],
  [
    "in Vitest's order when all files have run",
    [
      ["rule", 4],
      ["page", 9000],
    ],
    ["rule", "page"],
  ],
  [
    "a new file by its kind among recorded durations",
    [["page", 8], ["journey"], ["rule", 9000]],
    ["rule", "journey", "page"],
  ],
])("files run longest first: %s", (_rule, given, expected) => {
  const files = given.map(([path, duration]) => ({ path, duration }));
  expect(longestFirst(files, ({ path }) => sources[path]).map(({ path }) => path)).toEqual(expected);
});
