import { describe, expect, test } from "vitest";
import { filesUrl, siteLink } from "./site-links.ts";
import { sitePath, sourcePages } from "./site-pages.ts";

const site = { pages: new Set(sourcePages()), repository: "https://git.example/souk/blob/main" };

test.each([
  ["README.md", "overview.md"],
  ["STYLE_GUIDE.md", "project/style-guide.md"],
  ["docs/STRUCTURE.md", "structure.md"],
  ["docs/router/README.md", "router/index.md"],
  ["router/README.md", "code/router/index.md"],
  ["docs/recipes/add-a-rule.md", "recipes/add-a-rule.md"],
])("%s is the page %s", (source, path) => {
  expect(sitePath(source)).toBe(path);
});

test("no two files are the same page", () => {
  const paths = sourcePages().map(sitePath);
  expect(paths).toHaveLength(new Set(paths).size);
});

describe("a link", () => {
  test.each([
    ["to a page", "../configuration.md", "/configuration.md"],
    ["to a heading of a page", "../configuration.md#rules", "/configuration.md#rules"],
    ["to a heading of its own page", "#code", "#code"],
    ["to a folder with a README", "../../shop", "/code/shop/index.md"],
    ["to a picture", "../screenshots/home.png", "/screenshots/home.png"],
    ["to the API reports", "../api", "/reference/packages/index.md"],
    ["to a source file", "../../schema/openapi.json", "https://git.example/souk/blob/main/schema/openapi.json"],
    ["to another site", "https://graphql.org/", "https://graphql.org/"],
  ])("%s", (_title, href, expected) => {
    expect(siteLink("docs/recipes/add-a-rule.md", href, site)).toBe(expected);
  });

  test("to a file that does not exist is an error", () => {
    expect(() => siteLink("docs/rest.md", "missing.md", site)).toThrow("docs/rest.md has a link to missing.md");
  });
});

test("the files of a repository are on its host's page", () => {
  expect(filesUrl("git+https://git.example/souk.git")).toBe("https://git.example/souk/blob/main");
});
