import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSchema, parse } from "graphql";
import { assembleSubgraph } from "./assemble-subgraph.js";
import { authChecker } from "../identity/authorization.js";
import { headerNames } from "./graph-request.js";
import { rootFields } from "./request/root-fields.js";
import type { Subgraph } from "./subgraph.js";
import { testServiceContext, type TestServiceContext } from "../testing/test-service-context.js";

const schema = buildSchema(`
  type Query { orders: Int order: Order _entities: Int }
  type Mutation { expireReservation: Int recordShipment: Int }
  type Order { secret: Int }
`);

let serviceContext: TestServiceContext;
let orders: Subgraph;

beforeAll(async () => {
  serviceContext = await testServiceContext();
  const database = { ping: async () => undefined };
  orders = await assembleSubgraph({
    name: "orders",
    schema,
    serviceContext,
    database,
    resources: new AsyncDisposableStack(),
  });
});

afterAll(async () => orders[Symbol.asyncDispose]());

const may = { status: 200, code: null };
const mayNot = { status: 403, code: "FORBIDDEN" };

describe("access at the entry point of a subgraph", () => {
  test.each<[what: string, from: string, query: string, answer: object]>([
    ["an allowed field", "inventory", "mutation { expireReservation }", may],
    ["an allowed field under an alias", "inventory", "mutation { done: expireReservation }", may],
    ["the type name", "inventory", "{ __typename }", may],
    ["a forbidden field", "inventory", "mutation { recordShipment }", mayNot],
    ["a forbidden field beside an allowed one", "inventory", "mutation { expireReservation recordShipment }", mayNot],
    ["a forbidden field with an allowed alias", "inventory", "mutation { expireReservation: recordShipment }", mayNot],
    [
      "a forbidden field in a fragment",
      "inventory",
      "mutation { ...f } fragment f on Mutation { ... { recordShipment } }",
      mayNot,
    ],
    [
      "a forbidden field in an operation that is not selected",
      "inventory",
      "mutation a { expireReservation } mutation b { recordShipment }",
      mayNot,
    ],
    ["a client field", "inventory", "{ orders }", mayNot],
    ["entities", "inventory", "{ _entities }", mayNot],
    ["introspection", "inventory", "{ __schema { queryType { name } } }", mayNot],
    ["a service without a row", "cart", "mutation { expireReservation }", mayNot],
    ["a service without a row, for the type name", "cart", "{ __typename }", mayNot],
    ["an unknown service", "stranger", "{ __typename }", mayNot],
    ["the router, for client fields", "router", "{ orders _entities }", may],
  ])("%s: %s, %s", async (_what, from, query, answer) => {
    const headers = {
      [headerNames.serviceName]: from,
      [headerNames.serviceToken]: await serviceContext.serviceTokens.issue(from, "orders"),
    };
    const { status, body } = await orders.execute(
      { query, operationName: query.includes(" a ") ? "a" : undefined },
      headers,
    );
    expect({ status, code: body.errors?.[0]?.extensions?.code ?? null }).toEqual(answer);
  });
});

describe("a field for services", () => {
  const operation = parse("mutation { expireReservation }").definitions[0];
  const info = (parentType: string, fieldName: string) =>
    ({ schema, operation, parentType: schema.getType(parentType), fieldName }) as never;
  const request = async (caller: string, parentType: string, fieldName: string): Promise<unknown> =>
    authChecker(
      { context: { caller, service: "orders" } as never, info: info(parentType, fieldName), root: {}, args: {} },
      ["SERVICE"],
    );

  test("is allowed for the services in its row, and not for others or the router", async () => {
    expect(await request("inventory", "Mutation", "expireReservation")).toBe(true);
    for (const caller of ["cart", "shipping", "router"])
      await expect(request(caller, "Mutation", "expireReservation")).rejects.toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
  });

  test("that is not a root field is not covered by a root field's row", async () => {
    await expect(request("inventory", "Order", "expireReservation")).rejects.toMatchObject({
      extensions: { code: "FORBIDDEN" },
    });
  });
});

test("root fields are found through fragments, each once", () => {
  const document = parse(
    "query { a x: b { c } ...f ... on Query { d } __typename } fragment f on Query { a e ...g } fragment g on Query { h }",
  );
  expect(rootFields(document).sort()).toEqual(["a", "b", "d", "e", "h"]);
});
