import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildSchema, lexicographicSortSchema, printSchema } from "graphql";
import { withDefer } from "../defer/defer-directive.js";
import { Supergraph } from "../supergraph.js";
import { QueryPlanner } from "./query-planner.js";

const schemaFile = (name: string): string =>
  readFileSync(new URL(`../../../../schema/${name}.graphql`, import.meta.url), "utf8");

test("clients see only the API schema and @defer", () => {
  const { apiSchema } = new QueryPlanner(Supergraph.read(schemaFile("supergraph")));
  const printed = printSchema(lexicographicSortSchema(apiSchema));
  expect(printed).toBe(printSchema(lexicographicSortSchema(withDefer(buildSchema(schemaFile("api"))))));
});
