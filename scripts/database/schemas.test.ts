import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSchemas } from "./read-schemas.ts";

test("S3-07: each store/schema.sql has the tables that the migrations create: npm run graph writes it", async () => {
  for (const [path, text] of await readSchemas()) expect(text).toBe(readFileSync(path, "utf8"));
});

test("no SQL function has a namesake: a migration replaces a function, and does not wrap it", () => {
  for (const path of globSync("subgraphs/*/src/store/schema.sql")) {
    const names = [...readFileSync(path, "utf8").matchAll(/^create function (\w+)/gm)].map(([, name]) => name);
    expect(names).toEqual([...new Set(names)]);
  }
});
