import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildSchema, parse } from "graphql";
import { assembleSubgraph } from "./assemble-subgraph.js";
import { authChecker } from "./authorization.js";
import { headerNames } from "./graph-request.js";
import { rootFields } from "./root-fields.js";
import type { Subgraph } from "./subgraph.js";
import { testSurroundings, type TestSurroundings } from "./testing/test-surroundings.js";

const schema = buildSchema(`
  type Query { orders: Int order: Order _entities: Int }
  type Mutation { expireReservation: Int recordShipment: Int }
  type Order { secret: Int }
`);

let surroundings: TestSurroundings;
let orders: Subgraph;

beforeAll(async () => {
  surroundings = await testSurroundings();
  const database = { ping: async () => undefined };
  orders = await assembleSubgraph({
    name: "orders",
    schema,
    surroundings,
    database,
    opened: new AsyncDisposableStack(),
  });
});

afterAll(async () => orders[Symbol.asyncDispose]());

const may = { status: 200, code: null };
const mayNot = { status: 403, code: "FORBIDDEN" };

describe("at the entrance of a subgraph", () => {
  test.each<[what: string, from: string, query: string, answer: object]>([
    ["a service asks what its row names", "inventory", "mutation { expireReservation }", may],
    ["by another name", "inventory", "mutation { done: expireReservation }", may],
    ["and whether anybody is there", "inventory", "{ __typename }", may],
    ["a service asks what only another may", "inventory", "mutation { recordShipment }", mayNot],
    ["beside what it may", "inventory", "mutation { expireReservation recordShipment }", mayNot],
    ["hidden behind the name of what it may", "inventory", "mutation { expireReservation: recordShipment }", mayNot],
    ["in a fragment", "inventory", "mutation { ...f } fragment f on Mutation { ... { recordShipment } }", mayNot],
    [
      "in an operation that is not chosen",
      "inventory",
      "mutation a { expireReservation } mutation b { recordShipment }",
      mayNot,
    ],
    ["a service asks what clients may", "inventory", "{ orders }", mayNot],
    ["a service asks for entities", "inventory", "{ _entities }", mayNot],
    ["a service asks for the schema", "inventory", "{ __schema { queryType { name } } }", mayNot],
    ["a service that has no business here", "cart", "mutation { expireReservation }", mayNot],
    ["which asks for nothing", "cart", "{ __typename }", mayNot],
    ["a service that nobody knows", "stranger", "{ __typename }", mayNot],
    ["the router asks what clients may", "router", "{ orders _entities }", may],
  ])("%s: %s, %s", async (_what, from, query, answer) => {
    const headers = {
      [headerNames.serviceName]: from,
      [headerNames.serviceToken]: await surroundings.serviceTokens.issue(from, "orders"),
    };
    const { status, body } = await orders.execute(
      { query, operationName: query.includes(" a ") ? "a" : undefined },
      headers,
    );
    expect({ status, code: body.errors?.[0]?.extensions?.code ?? null }).toEqual(answer);
  });
});

describe("at a field that is for services", () => {
  const operation = parse("mutation { expireReservation }").definitions[0];
  const info = (parentType: string, fieldName: string) =>
    ({ schema, operation, parentType: schema.getType(parentType), fieldName }) as never;
  const ask = async (caller: string, parentType: string, fieldName: string): Promise<unknown> =>
    authChecker(
      { context: { caller, service: "orders" } as never, info: info(parentType, fieldName), root: {}, args: {} },
      ["SERVICE"],
    );

  test("a service is let in by its row, and no other, nor the router", async () => {
    expect(await ask("inventory", "Mutation", "expireReservation")).toBe(true);
    for (const caller of ["cart", "shipping", "router"])
      await expect(ask(caller, "Mutation", "expireReservation")).rejects.toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
  });

  test("that is not a root field the row of a root field says nothing", async () => {
    await expect(ask("inventory", "Order", "expireReservation")).rejects.toMatchObject({
      extensions: { code: "FORBIDDEN" },
    });
  });
});

test("root fields are found by way of fragments, each once", () => {
  const document = parse(
    "query { a x: b { c } ...f ... on Query { d } __typename } fragment f on Query { a e ...g } fragment g on Query { h }",
  );
  expect(rootFields(document).sort()).toEqual(["a", "b", "d", "e", "h"]);
});
