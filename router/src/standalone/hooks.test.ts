import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { checkedDefinition } from "./router-definition.js";
import { GreetingRouters } from "./testing/greeting-router.js";
import type { GreetingSubgraph } from "./testing/greeting-subgraph.js";

let routers: GreetingRouters;
let subgraph: GreetingSubgraph;

beforeEach(async () => {
  routers = await GreetingRouters.open();
  subgraph = routers.subgraph;
});

afterEach(() => routers[Symbol.asyncDispose]());

test("header rules decide what the subgraph receives", async () => {
  const execute = await routers.with({
    headers: [
      { propagate: "X-Tenant", as: "x-shop", default: "main" },
      { insert: "x-router", value: "souk" },
      { insert: "x-other", value: "1", subgraphs: ["others"] },
      { remove: "authorization" },
    ],
  });
  await execute("{ greeting }", { authorization: "Bearer a" });
  await execute("{ greeting }", { "x-tenant": "second" });
  const [first, second] = subgraph.received.map(({ headers }) => headers);
  expect(first).toMatchObject({ "x-shop": "main", "x-router": "souk" });
  expect(first).not.toHaveProperty("authorization");
  expect(first).not.toHaveProperty("x-other");
  expect(second).toMatchObject({ "x-shop": "second" });
});

describe("hooks", () => {
  test("see each stage of a request in order, with one context", async () => {
    const seen: unknown[] = [];
    const execute = await routers.with({
      hooks: {
        onRequest: ({ headers, context }) => {
          context.set("tenant", headers.get("x-tenant"));
          seen.push("request");
        },
        onOperation: ({ params }) => void seen.push(params.query),
        onSubgraphFetch: ({ request, headers, subgraph: name }) => {
          headers.set("x-shop", String(request.context.get("tenant")));
          seen.push(name);
        },
        onSubgraphAnswer: ({ answer }) => void seen.push(answer.data),
        onResponse: (response) => {
          response.headers.set("x-served-by", "souk");
          seen.push(response.status);
        },
      },
    });
    const { body, headers } = await execute("{ greeting }", { "x-tenant": "main" });
    expect(body).toEqual({ data: { greeting: "hello" } });
    expect(headers.get("x-served-by")).toBe("souk");
    expect(subgraph.received[0]?.headers).toMatchObject({ "x-shop": "main" });
    expect(seen).toEqual(["request", "{ greeting }", "greetings", { greeting: "hello" }, 200]);
  });

  test("change the operation, the fetch, the subgraph's answer and the body", async () => {
    const execute = await routers.with({
      hooks: [
        { onOperation: ({ params }) => void (params.query = '{ greeting(name: "Ada") }') },
        {
          onSubgraphAnswer: (fetched) => {
            fetched.answer = { data: { greeting: 'a "new" greeting' } };
          },
          onResponse: (response) => {
            response.body = response.body?.replace("new", "changed");
          },
        },
      ],
    });
    expect((await execute("{ farewell }")).body).toEqual({ data: { greeting: 'a "changed" greeting' } });
    expect(subgraph.received[0]?.query).toContain("greeting");
  });

  test("end a request with an answer, before it is read or in place of a fetch", async () => {
    const closed = await routers.with({ hooks: { onRequest: () => ({ status: 503, body: { errors: [] } }) } });
    expect(await closed("{ greeting }")).toMatchObject({ status: 503, body: { errors: [] } });
    const refusing = await routers.with({ hooks: { onOperation: () => ({ status: 403, body: '{"errors":[]}' }) } });
    expect((await refusing("{ greeting }")).status).toBe(403);
    const answering = await routers.with({ hooks: { onSubgraphFetch: () => ({ data: { greeting: "stored" } }) } });
    expect((await answering("{ greeting }")).body).toEqual({ data: { greeting: "stored" } });
    expect(subgraph.received).toEqual([]);
  });

  test.each([
    [
      "that throws",
      { onOperation: () => Promise.reject(new Error("secret reason")) },
      /onOperation failed: .*secret reason/,
    ],
    ["that takes too long", { onRequest: () => new Promise<void>(() => undefined) }, /onRequest took more than 50 ms/],
  ])("a hook %s ends the request with 500, and only the log has the reason", async (_which, hooks, reason) => {
    const reported = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const execute = await routers.with({ hooks, hookTimeoutMs: 50 });
    const { status, body } = await execute("{ greeting }");
    const log = reported.mock.calls.map(([text]) => String(text)).join("");
    reported.mockRestore();
    expect([status, JSON.stringify(body)]).toEqual([
      500,
      '{"errors":[{"message":"Something went wrong on our side."}]}',
    ]);
    expect(log).toMatch(reason);
  });

  test("a failure of onResponse is reported, and the client gets the answer", async () => {
    const reported = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const execute = await routers.with({ hooks: { onResponse: () => Promise.reject(new Error("lost")) } });
    const { body } = await execute("{ greeting }");
    const log = reported.mock.calls.map(([text]) => String(text)).join("");
    reported.mockRestore();
    expect(body).toEqual({ data: { greeting: "hello" } });
    expect(log).toContain("onResponse failed: Error: lost");
  });
});

test("a hook that fails in a fetch ends the fetch alone, and the log has the reason", async () => {
  const reported = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const execute = await routers.with({ hooks: { onSubgraphFetch: () => Promise.reject(new Error("secret reason")) } });
  const { status, body } = await execute("{ greeting }");
  const log = reported.mock.calls.map(([text]) => String(text)).join("");
  reported.mockRestore();
  expect([status, body.data, body.errors[0].message]).toEqual([200, { greeting: null }, "greetings did not answer"]);
  expect(log).toMatch(/onSubgraphFetch failed.*secret reason/);
});

test("a contract hides fields of the supergraph", async () => {
  const execute = await routers.with({ contract: { include: ["greeting"] } });
  expect((await execute("{ greeting }")).body).toEqual({ data: { greeting: "hello" } });
  expect((await execute("{ farewell }")).body.errors[0].message).toContain('Cannot query field "farewell"');
});

test.each([
  ["an unknown key", { hook: {} }, /Unrecognized key: "hook"/],
  ["a hook that is no function", { hooks: { onRequest: "log" } }, /must be a function/],
  ["a header that the router sets", { headers: [{ insert: "Host", value: "x" }] }, /headers\[0\]/],
  ["an address that is no URL", { coprocessor: { url: "localhost" } }, /coprocessor\.url/],
  ["no default export", undefined, /router\.config\.ts is not valid/],
])("a configuration with %s is refused", (_what, value, message) => {
  expect(() => checkedDefinition("router.config.ts", value)).toThrow(message);
});
