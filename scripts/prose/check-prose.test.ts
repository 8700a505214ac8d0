import { expect, test } from "vitest";
import { checkMessageKeys, checkNames } from "./check-names.ts";
import { bannedTerms, checkProse } from "./check-prose.ts";

const glossary = `
| Term            | Meaning           | Not used                |
| --------------- | ----------------- | ----------------------- |
| circuit breaker | stops requests    | \`patience\`, \`vain wait\` |
| parcel          | a box with labels | **box**                 |
`;
const terms = bannedTerms(glossary);

test("the glossary's last column bans words and names their replacements", () => {
  expect(terms).toEqual([
    { word: "patience", term: "circuit breaker", isForNames: false },
    { word: "vain wait", term: "circuit breaker", isForNames: false },
    { word: "box", term: "parcel", isForNames: true },
  ]);
});

test.each([
  ["a variable", "export const boxOf = 1;", "boxOf"],
  ["a type", "export interface SmallBox {}", "SmallBox"],
  ["a parameter", "export function f(http_box: number) {}", "http_box"],
  ["a constant", "export const HTTPBox = 1;", "HTTPBox"],
  ["a property", "export const a = { patience: 1 };", "patience"],
])("a private word is found in the name of %s", (_kind, text, name) => {
  expect(checkNames("a.ts", `\n${text}`, terms)).toEqual([
    {
      file: "a.ts",
      line: 2,
      message: expect.stringMatching(new RegExp(`^${name}: write "(?:parcel|circuit breaker)"`)),
    },
  ]);
});

test("a private word is found in a message key, not in its text, and a published key may keep it", () => {
  const texts = `{\n  "order": {\n    "smallBox": "A box",\n    "parcel": "The box"\n  },\n  "gonePage": {}\n}`;
  const file = "messages/common/en.json";
  expect(checkMessageKeys(file, texts, [...terms, { word: "gone", term: "unavailable", isForNames: true }])).toEqual([
    { file, line: 3, message: 'common.order.smallBox: write "parcel", not "box"' },
  ]);
});

test("a name is no private word because it contains one, or because prose may use it", async () => {
  expect(checkNames("a.tsx", `export const boxes = <p title="box">a box</p>; // a box`, terms)).toEqual([]);
  expect(await checkProse("a.md", "A box.", terms)).toEqual([]);
});

test.each<[place: string, file: string, text: string, line: number]>([
  ["a line comment", "a.ts", "const one = 1;\n// What needs one\nconst two = 2;\n", 2],
  ["a docstring", "a.ts", "/** Of each order the first. */\nexport const one = 1;\n", 1],
  ["a later sentence of a docstring", "a.ts", "/**\n * Reads an order.\n * Nobody else reads it.\n */\n", 3],
  ["a test title", "a.test.ts", `test("nobody pays twice", () => undefined);\n`, 1],
  ["the title of a table of tests", "a.test.ts", `test.each([[1]])("of %s", () => undefined);\n`, 1],
  ["a schema description", "a.graphql", `type A {\n  """\n  What it says.\n  """\n  text: String\n}\n`, 3],
  ["a paragraph of a page", "a.md", "# Title\n\nSo it begins.\n", 3],
  ["a heading of a page", "a.md", "# What needs it\n", 1],
  ["a list item of a page", "a.md", "- Everybody may read it.\n", 1],
])("a sentence that hides its subject is found in %s", async (_place, file, text, line) => {
  const [finding, ...others] = await checkProse(file, text, terms);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ file, line, message: expect.stringContaining("name the subject first") });
});

test.each([
  ["a comment", "a.ts", "// The patience of a caller\n"],
  ["a page", "a.md", "The patience of a caller.\n"],
  ["a description", "a.graphql", `"""The patience of a caller."""\ntype A {\n  b: Int\n}\n`],
])("a private word is found in %s, with the term that replaces it", async (_place, file, text) => {
  expect((await checkProse(file, text, terms)).map(({ message }) => message)).toEqual([
    expect.stringContaining("circuit breaker"),
  ]);
});

test.each([
  ["a question", "a.md", "## What does a router do?\n"],
  ["code in backticks", "a.ts", "// Returns `patience`.\n"],
  ["code", "a.ts", "const patience = 'What a day';\n"],
  ["the middle of a sentence", "a.ts", "// Reads an order, what it costs\n// so that the buyer sees it.\n"],
  ["a constant", "a.ts", "// NONE is not a status.\n"],
  ["a directive", "a.ts", "// oxlint-disable-next-line what-is-this\n"],
])("%s is allowed", async (_case, file, text) => {
  expect(await checkProse(file, text, terms)).toEqual([]);
});
