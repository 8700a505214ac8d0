import { describe, expect, test } from "vitest";
import { choosableCategories, coursesVariables } from "./course-list-params.js";

describe("the variables that an address of the course list gives", () => {
  test.each([
    ["an empty address", "", { filter: {} }],
    ["a search and a category", "q=%20bread%20&category=kitchen", { filter: { search: "bread", category: "kitchen" } }],
    ["a page", "after=abc", { after: "abc", filter: {} }],
    ["empty values", "q=&category=&after=", { filter: {} }],
    ["a search that is too long", `q=${"a".repeat(300)}`, { filter: { search: "a".repeat(200) } }],
  ])("%s", (_address, search, variables) => {
    expect(coursesVariables(new URLSearchParams(search))).toEqual(variables);
  });
});

describe("the categories to choose from", () => {
  const facets = [
    { count: 6, category: { slug: "courses", name: "Courses" } },
    { count: 2, category: { slug: "kitchen", name: "Kitchen" } },
    { count: 1, category: { slug: "audio", name: "Audio" } },
  ];
  const slugs = (courseCount: number, chosen = "") =>
    choosableCategories(facets, courseCount, chosen).map(({ category }) => category.slug);

  test("are sorted by name, without the one that all courses have", () => {
    expect(slugs(6)).toEqual(["audio", "kitchen"]);
  });

  test("include the chosen one in any case", () => {
    expect(slugs(6, "courses")).toEqual(["audio", "courses", "kitchen"]);
  });
});
