import { describe, expect, test } from "@jest/globals";
import { choosableCategories, coursesVariables } from "./course-choice.js";

describe("what a list of courses is asked by", () => {
  test.each([
    ["an empty address", "", { filter: {} }],
    ["words and a category", "q=%20bread%20&category=kitchen", { filter: { search: "bread", category: "kitchen" } }],
    ["a page", "after=abc", { after: "abc", filter: {} }],
    ["what is empty", "q=&category=&after=", { filter: {} }],
    ["longer words than the graph takes", `q=${"a".repeat(300)}`, { filter: { search: "a".repeat(200) } }],
  ])("%s", (_address, search, variables) => {
    expect(coursesVariables(new URLSearchParams(search))).toEqual(variables);
  });
});

describe("categories to choose among", () => {
  const facets = [
    { count: 6, category: { slug: "courses", name: "Courses" } },
    { count: 2, category: { slug: "kitchen", name: "Kitchen" } },
    { count: 1, category: { slug: "audio", name: "Audio" } },
  ];
  const slugs = (courseCount: number, chosen = "") =>
    choosableCategories(facets, courseCount, chosen).map(({ category }) => category.slug);

  test("are by name, without the one that all courses are in", () => {
    expect(slugs(6)).toEqual(["audio", "kitchen"]);
  });

  test("hold the chosen one in any case", () => {
    expect(slugs(6, "courses")).toEqual(["audio", "courses", "kitchen"]);
  });
});
