import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildSchema, lexicographicSortSchema, printSchema } from "graphql";
import { withDefer } from "../defer/defer-directive.js";
import { Supergraph } from "../supergraph.js";
import { openPlanner } from "./open-planner.js";
import { plannerNames } from "./planner.js";

const schemaFile = (name: string): string =>
  readFileSync(new URL(`../../../../schema/${name}.graphql`, import.meta.url), "utf8");

test.each(plannerNames)("%s shows clients only the API schema and @defer", async (name) => {
  const { apiSchema } = await openPlanner(Supergraph.read(schemaFile("supergraph")), { name });
  const printed = printSchema(lexicographicSortSchema(apiSchema));
  expect(printed).toBe(printSchema(lexicographicSortSchema(withDefer(buildSchema(schemaFile("api"))))));
});
