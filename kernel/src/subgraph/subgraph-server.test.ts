import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { buildSchema } from "graphql";
import { assembleSubgraph } from "./assemble-subgraph.js";
import type { GraphContext } from "./graph-context.js";
import { generatePrivateJwk } from "../keys/private-jwk.js";
import { ServiceTokens } from "../identity/service-token.js";
import { keysOfEveryService } from "../testing/fixed-keys.js";
import type { PeerTransport } from "../peers/peer-transport.js";
import { createLogger } from "../logging/logger.js";
import type { SessionStatus } from "../identity/session-status.js";
import { noSubscriptions } from "../testing/stand-ins/no-subscriptions.js";
import { testServiceContext } from "../testing/test-service-context.js";
import type { Role } from "../identity/viewer.js";

test("a stopped subgraph answers as unavailable, so that callers retry", async () => {
  const serviceContext = await testServiceContext();
  const subgraph = await assembleSubgraph({
    name: "catalog",
    schema: buildSchema("type Query { one: Int }"),
    serviceContext,
    database: { ping: async () => undefined },
    resources: new AsyncDisposableStack(),
  });
  expect(await serviceContext.execute(subgraph, "{ one }")).toEqual({ data: { one: null } });
  await subgraph[Symbol.asyncDispose]();
  const { errors } = await serviceContext.execute(subgraph, "{ one }");
  expect(errors).toMatchObject([{ extensions: { code: "SUBGRAPH_UNAVAILABLE", status: 503, service: "catalog" } }]);
});

test.each([true, false])("S4-65: an internal error has its stack in development only (%s)", async (showsStacks) => {
  const lines: string[] = [];
  const logger = createLogger("catalog", "error", { write: (line) => void lines.push(line) });
  const serviceContext = { ...(await testServiceContext()), logger, showsStacks };
  const schema = buildSchema("type Query { one: Int }");
  Object.assign(schema.getQueryType()?.getFields().one ?? {}, {
    resolve: () => {
      throw new Error("no connection to 10.0.0.7");
    },
  });
  await using subgraph = await assembleSubgraph({
    name: "catalog",
    schema,
    serviceContext,
    database: { ping: async () => undefined },
    resources: new AsyncDisposableStack(),
  });
  const { errors = [] } = await serviceContext.execute(subgraph, "{ one }");
  const lineOfStack = expect.stringMatching(/subgraph-server\.test/);
  expect(errors).toMatchObject([{ message: expect.stringMatching(/^Something went wrong on our side/) }]);
  expect(errors[0]?.extensions?.stacktrace).toEqual(
    showsStacks ? expect.arrayContaining(["Error: no connection to 10.0.0.7", lineOfStack]) : undefined,
  );
  expect(lines.map((line) => (JSON.parse(line) as { err: { stack: string } }).err.stack)).toEqual([lineOfStack]);
});

describe("an admin's token", () => {
  const sawAs = async (token: Role, status: SessionStatus, from = "router"): Promise<unknown> => {
    const serviceContext = await testServiceContext({
      peers: status === "UNKNOWN" ? {} : { accounts: accountsAnswering(status) },
    });
    const schema = buildSchema("type Query { courseOffers: String }");
    const field = schema.getQueryType()?.getFields().courseOffers;
    if (field)
      field.resolve = (_root, _args, { viewer }: GraphContext) => (viewer.kind === "user" ? viewer.role : viewer.kind);
    await using subgraph = await assembleSubgraph({
      name: "courses",
      schema,
      serviceContext,
      database: { ping: async () => undefined },
      resources: new AsyncDisposableStack(),
    });
    const as = { id: randomUUID(), role: token };
    return (await serviceContext.execute(subgraph, "{ courseOffers }", {}, { as, from })).data.courseOffers;
  };

  test.each<[string, Role, SessionStatus, string]>([
    ["is an admin's while the account is one", "ADMIN", "ADMIN", "ADMIN"],
    ["gets the account's current role", "ADMIN", "CUSTOMER", "CUSTOMER"],
    ["counts as nobody after the session has ended", "ADMIN", "ENDED", "nobody"],
    ["is sufficient while accounts is unavailable", "ADMIN", "UNKNOWN", "ADMIN"],
  ])("%s", async (_rule, token, status, seen) => {
    expect(await sawAs(token, status)).toBe(seen);
  });

  test("is checked only for admins, and not again when a service calls on the admin's behalf", async () => {
    expect(await sawAs("CUSTOMER", "ENDED")).toBe("CUSTOMER");
    expect(await sawAs("ADMIN", "ENDED", "orders")).toBe("ADMIN");
  });
});

function accountsAnswering(status: Exclude<SessionStatus, "UNKNOWN">): PeerTransport {
  const sessionStatus = status === "ENDED" ? null : status;
  return {
    send: async () => ({ status: 200, body: { data: { sessionStatus } }, setCookies: [] }),
    subscribe: noSubscriptions,
    checkHealth: async () => undefined,
    page: async () => null,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

describe("an invalid token from another router", () => {
  const secret = "a secret with at least 32 characters";

  async function requestWith(authorization: string) {
    const keys = keysOfEveryService(await generatePrivateJwk());
    const serviceTokens = new ServiceTokens(keys, { secrets: [secret], certificate: undefined });
    const serviceContext = { ...(await testServiceContext()), serviceTokens };
    const schema = buildSchema("type Query { categories: String me: String }");
    const fields = schema.getQueryType()?.getFields();
    if (fields?.categories) fields.categories.resolve = () => "all";
    if (fields?.me) fields.me.resolve = (_root, _args, { viewer }: GraphContext) => viewer.kind;
    await using subgraph = await assembleSubgraph({
      name: "accounts",
      schema,
      serviceContext,
      database: { ping: async () => undefined },
      resources: new AsyncDisposableStack(),
    });
    const headers = { "x-router-secret": secret, authorization };
    return await subgraph.execute({ query: "{ categories me }" }, headers);
  }

  test("is an error of the fields that depend on the viewer", async () => {
    const { status, body } = await requestWith("Bearer not.a.token");
    expect(status).toBe(200);
    expect(body.data).toEqual({ categories: "all", me: null });
    expect(body.errors).toMatchObject([
      { path: ["me"], extensions: { code: "UNAUTHENTICATED", reason: "TOKEN_INVALID" } },
    ]);
  });

  test("makes no answer public", async () => {
    expect((await requestWith("Bearer not.a.token")).publicSeconds).toBe(0);
  });
});
