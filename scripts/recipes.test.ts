import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { applied, blocksOf } from "./recipes.ts";

const recipes = readdirSync("docs/recipes").filter((file) => file !== "README.md");

test("the index names every recipe", () => {
  const index = readFileSync("docs/recipes/README.md", "utf8");
  expect(recipes.filter((file) => !index.includes(`(${file})`))).toEqual([]);
});

// "npm run new-subgraph:check" follows them
test.each(recipes)("%s has commands, and each other block names its file", (file) => {
  const blocks = blocksOf(readFileSync(`docs/recipes/${file}`, "utf8"));
  expect(blocks.some(({ kind }) => kind === "commands")).toBe(true);
  expect(blocks.filter(({ kind, file: target }) => ["file", "change"].includes(kind) && target === "")).toEqual([]);
});

test.each(recipes)("%s repeats the files of the example project as they are", (file) => {
  const blocks = blocksOf(readFileSync(`docs/recipes/${file}`, "utf8"));
  const repeated = blocks.filter(({ kind, file: target }) => kind === "file" && existsSync(target));
  expect(repeated.map(({ text }) => text)).toEqual(repeated.map(({ file: target }) => readFileSync(target, "utf8")));
});

test("the blocks of a recipe are read without the indentation of their list", () => {
  const text =
    "1. Run:\n\n   ```sh\n   npm test\n   ```\n\n   ```diff file=a.ts\n    const a = 1;\n   +const b = 2;\n   ```\n";
  expect(blocksOf(text)).toEqual([
    { kind: "commands", file: "", text: "npm test\n" },
    { kind: "change", file: "a.ts", text: " const a = 1;\n+const b = 2;\n" },
  ]);
});

test("a change replaces its old lines", () => {
  const block = { kind: "change", file: "a.ts", text: " a\n-b\n+c\n d\n" } as const;
  expect(applied("x\na\nb\nd\ny\n", block)).toBe("x\na\nc\nd\ny\n");
});

test("an empty line of a change is context", () => {
  const block = { kind: "change", file: "a.ts", text: " a\n\n+c\n d\n" } as const;
  expect(applied("x\na\n\nd\n", block)).toBe("x\na\n\nc\nd\n");
});

test.each(["no such lines\n", "a\nb\nd\na\nb\nd\n"])("a change of unknown or repeated lines is an error", (text) => {
  expect(() => applied(text, { kind: "change", file: "a.ts", text: " a\n-b\n+c\n d\n" })).toThrow("times, not once");
});
