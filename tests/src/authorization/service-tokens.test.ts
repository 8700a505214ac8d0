import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { executeOnSubgraph } from "./execute-on-subgraph.js";
import { callOf } from "./call-of.js";
import { subgraphTypes } from "./coordinates.js";
import { rowsOf } from "./rows/all-rows.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const callers = [...subgraphNames, "router"];
const rootTypes = new Set(["Query", "Mutation"]);

/** Returns whether a subgraph lets the token of a service in, when the router forwards it. */
async function isLetIn(subgraph: SubgraphName, query: string, service: string): Promise<boolean> {
  const as: ShopClient = shop.client.signedIn(await shop.serviceToken(service, "router"));
  const { errors } = await executeOnSubgraph(shop, { subgraph, caller: "router", as, query, variables });
  return errors?.[0]?.extensions?.code !== "FORBIDDEN";
}

const variables = { keys: [] };
const cases = subgraphTypes.flatMap(({ subgraph, name, fields }) =>
  fields.filter(({ isInaccessible }) => !isInaccessible).map((field) => [subgraph, `${name}.${field.name}`] as const),
);
const rootFields = cases.filter(([, coordinate]) => rootTypes.has(coordinate.split(".")[0] ?? ""));

function entityQuery(type: string, selection: string): string {
  return `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { ${selection} } } }`;
}

test("each row names a field", () => {
  const known = new Set(cases.map(([subgraph, coordinate]) => `${subgraph} ${coordinate}`));
  const rows = subgraphNames.flatMap((name) =>
    Object.keys(rowsOf[name].serviceTokens ?? {}).map((row) => `${name} ${row}`),
  );
  expect(rows.filter((row) => !known.has(row))).toEqual([]);
});

describe("the token of a service opens only the fields of its rows", () => {
  test.each(rootFields)("%s %s", async (subgraph, coordinate) => {
    const allowed = rowsOf[subgraph].serviceTokens?.[coordinate] ?? [];
    const letIn: string[] = [];
    for (const service of callers)
      if (await isLetIn(subgraph, callOf(subgraph, coordinate), service)) letIn.push(service);
    expect(letIn.sort()).toEqual([...allowed].sort());
  });
});

describe("an entity is open by the field of a row only", () => {
  test.each([...subgraphNames])("%s", async (subgraph) => {
    const rows = Object.entries(rowsOf[subgraph].serviceTokens ?? {}).filter(
      ([coordinate]) => !rootTypes.has(coordinate.split(".")[0] ?? ""),
    );
    const entities = subgraphTypes.filter((type) => type.subgraph === subgraph && type.isEntity);
    for (const { name } of entities)
      for (const service of callers)
        expect([service, name, await isLetIn(subgraph, entityQuery(name, "id"), service)]).toEqual([
          service,
          name,
          false,
        ]);
    for (const [coordinate, allowed] of rows) {
      const [type = "", field = ""] = coordinate.split(".");
      const query = entityQuery(type, `${field} { __typename }`);
      for (const service of callers)
        expect([service, await isLetIn(subgraph, query, service)]).toEqual([
          service,
          (allowed as readonly string[]).includes(service),
        ]);
    }
  });
});
