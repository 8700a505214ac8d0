import { globSync, readFileSync } from "node:fs";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { expect, test } from "vitest";
import { extensions } from "./database-findings.js";

test.each(subgraphNames)("the doctor looks for the extensions that the migrations of %s create", (name) => {
  const migrations = globSync(`subgraphs/${name}/src/store/migrations/*.ts`).map((path) => readFileSync(path, "utf8"));
  const statements = migrations.flatMap((text) => [...text.matchAll(/create extension if not exists (\w+)/g)]);
  const created = new Set(statements.map(([, extension = ""]) => extension));
  expect(migrations.length).toBeGreaterThan(0);
  expect(extensions[name] ?? []).toEqual([...created].toSorted());
});
