import { expect, test } from "vitest";
import { sourcePages } from "./content/site-pages.ts";
import { pageGroups, pagesByGroup } from "./navigation.ts";

test("every page is in the sidebar exactly once", () => {
  const pages = sourcePages();
  expect([...pagesByGroup(pages).values()].flat().sort()).toEqual(pages);
});

test("a page without a group is an error that names it", () => {
  expect(() => pagesByGroup([...sourcePages(), "docs/planted.md"])).toThrow("does not have docs/planted.md");
});

test("a group cannot name a page that does not exist", () => {
  const pages = sourcePages().filter((page) => page !== "docs/rest.md");
  expect(() => pagesByGroup(pages)).toThrow("names docs/rest.md, which does not exist");
});

test("the README of a folder comes first", () => {
  const decisions = pageGroups.find(({ title }) => title === "Decisions");
  expect(pagesByGroup(sourcePages()).get(decisions!)?.[0]).toBe("docs/decisions/README.md");
});
