import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { settledTraces } from "../test-kit/data/traces.js";
import { executeOnSubgraph } from "./execute-on-subgraph.js";
import { callOf } from "./call-of.js";
import { apiSchema, subgraphTypes } from "./coordinates.js";
import { rowsOf } from "./rows/all-rows.js";

const roots = subgraphTypes.filter(({ name }) => name === "Query" || name === "Mutation");
const cases = roots.flatMap(({ subgraph, name, fields }) =>
  fields.filter(({ isInaccessible }) => isInaccessible).map((field) => [subgraph, `${name}.${field.name}`] as const),
);
const openToClients = roots.flatMap(({ subgraph, name, fields }) =>
  fields.filter(({ isInaccessible }) => !isInaccessible).map((field) => [subgraph, `${name}.${field.name}`] as const),
);

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

test("every field for services has a row that names its callers", () => {
  const missing = cases.filter(([subgraph, coordinate]) => !(coordinate in rowsOf[subgraph].services));
  expect(
    missing.map(
      ([subgraph, coordinate]) =>
        `${coordinate} of ${subgraph} is for services and has no row. Add "${coordinate}" to the services of ` +
        `tests/src/authorization/rows/${subgraph}.ts, with those that call it.`,
    ),
  ).toEqual([]);
  const known = cases.map(([subgraph, coordinate]) => `${subgraph} ${coordinate}`);
  const rows = subgraphNames.flatMap((name) => Object.keys(rowsOf[name].services).map((row) => `${name} ${row}`));
  expect(rows.filter((row) => !known.includes(row))).toEqual([]);
});

test("no field for services is in the API", () => {
  const shown = cases.filter(([, coordinate]) => {
    const [type = "", field = ""] = coordinate.split(".");
    const found = type === "Query" ? apiSchema.getQueryType() : apiSchema.getMutationType();
    return found?.getFields()[field];
  });
  expect(shown).toEqual([]);
});

/** The code that the call is refused with; undefined for any other result. */
async function refusalOf(subgraph: SubgraphName, coordinate: string, caller: string, as?: ShopClient): Promise<string> {
  const query = callOf(subgraph, coordinate);
  const { errors } = await executeOnSubgraph(shop, { subgraph, caller, query, ...(as ? { as } : {}) });
  const code = String(errors?.[0]?.extensions?.code);
  // an error without a path concerns the whole request: the request was refused before execution, or the error is
  // unexpected
  if (errors && !errors[0]?.path && code !== "FORBIDDEN") throw new Error(`${query}: ${JSON.stringify(errors)}`);
  return code === "FORBIDDEN" || code === "UNAUTHENTICATED" ? code : "let in";
}

describe("through the router, even for an admin", () => {
  let traces: Record<string, string>;

  beforeAll(async () => {
    await shop.admin();
    traces = await settledTraces(shop);
  });

  test.each(cases)("%s %s is FORBIDDEN", async (subgraph, coordinate) => {
    expect(await refusalOf(subgraph, coordinate, "router", await shop.admin())).toBe("FORBIDDEN");
  });

  test("refused calls change nothing", async () => {
    expect(await settledTraces(shop)).toEqual(traces);
  });
});

describe("services in the row may call the field for the customer whose token they forward", () => {
  let customer: ShopClient;

  beforeAll(async () => {
    customer = await shop.signUp();
  });

  test.each(cases)("%s %s", async (subgraph, coordinate) => {
    const callers = rowsOf[subgraph].services[coordinate] ?? [];
    for (const caller of callers)
      expect([caller, await refusalOf(subgraph, coordinate, caller, customer)]).toEqual([caller, "let in"]);
  });
});

describe("all other services are refused, even with an admin's token", () => {
  test.each(cases)("%s %s", async (subgraph, coordinate) => {
    const callers = rowsOf[subgraph].services[coordinate] ?? [];
    const others = subgraphNames.filter((name) => !callers.includes(name));
    const letIn: string[] = [];
    for (const caller of others)
      if ((await refusalOf(subgraph, coordinate, caller, await shop.admin())) !== "FORBIDDEN") letIn.push(caller);
    expect(letIn).toEqual([]);
  });
});

describe("a field for clients is refused to services, even if it is public", () => {
  test.each(openToClients)("%s %s", async (subgraph, coordinate) => {
    for (const caller of subgraphNames) expect(await refusalOf(subgraph, coordinate, caller)).toBe("FORBIDDEN");
  });
});
