import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSchemas } from "./read-schemas.ts";

test("each store/schema.sql has the tables that the migrations create: npm run graph writes it", async () => {
  for (const [path, text] of await readSchemas()) expect(text).toBe(readFileSync(path, "utf8"));
});
