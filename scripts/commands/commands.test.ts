import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatMarkdown } from "../documents/format-markdown.ts";
import { commandGroups, commandText } from "./commands.ts";
import { commandsHelp, commandsPage } from "./commands-page.ts";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const described = commandGroups.flatMap(({ commands }) => commands.map(({ use }) => use.split(" ")[0] ?? ""));

test("every script of package.json is described, and no other", () => {
  expect([...new Set(described)].sort()).toEqual(Object.keys(scripts).sort());
});

test("docs/commands.md is as npm run commands writes it", async () => {
  expect(readFileSync("docs/commands.md", "utf8")).toBe(await formatMarkdown(commandsPage()));
});

test("npm run help prints each command on a line of its own", () => {
  const lines = commandsHelp().split("\n");
  expect(lines.filter((line) => line.startsWith("  npm "))).toHaveLength(described.length);
});

test.each([
  ["start", "npm start"],
  ["test", "npm test"],
  ["test -- subgraphs/cart", "npm test -- subgraphs/cart"],
  ["test:repeat -- FILE", "npm run test:repeat -- FILE"],
  ["verify", "npm run verify"],
])("the command %s is %s", (use, text) => {
  expect(commandText(use)).toBe(text);
});
