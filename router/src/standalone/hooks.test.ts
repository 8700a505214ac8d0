import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { checkedDefinition, defineRouter, type RouterDefinition } from "./router-definition.js";
import { serveSupergraph } from "./serve-supergraph.js";
import { GreetingSubgraph } from "./testing/greeting-subgraph.js";

let resources: AsyncDisposableStack;
let subgraph: GreetingSubgraph;

beforeEach(async () => {
  resources = new AsyncDisposableStack();
  subgraph = resources.use(await GreetingSubgraph.open("greeting", "farewell"));
});

afterEach(() => resources.disposeAsync());

type Execute = (
  query: string,
  headers?: Record<string, string>,
) => Promise<{ status: number; headers: Headers; body: any }>;

async function routerWith(definition: RouterDefinition, { sharesInFlight = false } = {}): Promise<Execute> {
  const served = resources.use(
    await serveSupergraph({
      supergraphSdl: subgraph.supergraphWith("greeting", "farewell"),
      port: 0,
      host: "127.0.0.1",
      forwardedHeaders: ["authorization"],
      timeoutMs: 120_000,
      keySetUrl: undefined,
      sharesInFlight,
      definition: checkedDefinition("router.config.ts", defineRouter(definition)),
    }),
  );
  return async (query, headers = {}) => {
    const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
}

test("header rules decide what the subgraph receives", async () => {
  const execute = await routerWith({
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
    const execute = await routerWith({
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
    const execute = await routerWith({
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
    const closed = await routerWith({ hooks: { onRequest: () => ({ status: 503, body: { errors: [] } }) } });
    expect(await closed("{ greeting }")).toMatchObject({ status: 503, body: { errors: [] } });
    const refusing = await routerWith({ hooks: { onOperation: () => ({ status: 403, body: '{"errors":[]}' }) } });
    expect((await refusing("{ greeting }")).status).toBe(403);
    const answering = await routerWith({ hooks: { onSubgraphFetch: () => ({ data: { greeting: "stored" } }) } });
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
    const execute = await routerWith({ hooks, hookTimeoutMs: 50 });
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
    const execute = await routerWith({ hooks: { onResponse: () => Promise.reject(new Error("lost")) } });
    const { body } = await execute("{ greeting }");
    const log = reported.mock.calls.map(([text]) => String(text)).join("");
    reported.mockRestore();
    expect(body).toEqual({ data: { greeting: "hello" } });
    expect(log).toContain("onResponse failed: Error: lost");
  });
});

test("a hook that fails in a fetch ends the fetch alone, and the log has the reason", async () => {
  const reported = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const execute = await routerWith({ hooks: { onSubgraphFetch: () => Promise.reject(new Error("secret reason")) } });
  const { status, body } = await execute("{ greeting }");
  const log = reported.mock.calls.map(([text]) => String(text)).join("");
  reported.mockRestore();
  expect([status, body.data, body.errors[0].message]).toEqual([200, { greeting: null }, "greetings did not answer"]);
  expect(log).toMatch(/onSubgraphFetch failed.*secret reason/);
});

test("a contract hides fields of the supergraph", async () => {
  const execute = await routerWith({ contract: { include: ["greeting"] } });
  expect((await execute("{ greeting }")).body).toEqual({ data: { greeting: "hello" } });
  expect((await execute("{ farewell }")).body.errors[0].message).toContain('Cannot query field "farewell"');
});

type Call = { readonly stage: string; readonly id: string } & Record<string, any>;

async function coprocessor(reply: (call: Call) => object): Promise<{ url: string; calls: Call[] }> {
  const calls: Call[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    void (async () => {
      const call = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Call;
      calls.push(call);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply(call)));
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  resources.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, calls };
}

const all = { headers: true, body: true, context: true };

describe("callers whose equal requests are shared", () => {
  const tenantOf = ({ headers }: { readonly headers: Headers }): string => headers.get("x-tenant") ?? "";

  /** Sends a query of each tenant at once; the subgraph answers after the last operation was read. */
  async function answersTo(tenants: readonly string[], definition: RouterDefinition): Promise<string[]> {
    const read = Promise.withResolvers<void>();
    subgraph.gate = read.promise;
    subgraph.greet = ({ headers, query }) => `${query} for ${String(headers["x-shop"])}`;
    let operations = 0;
    const onOperation = (): void => {
      operations += 1;
      if (operations === tenants.length) setImmediate(() => setImmediate(read.resolve));
    };
    // the last one, because an answer of a hook ends its stage
    const hooks = [definition.hooks ?? [], { onOperation }].flat();
    const execute = await routerWith({ ...definition, hooks }, { sharesInFlight: true });
    const sent = tenants.map((tenant) => execute("{ greeting }", { "x-tenant": tenant }));
    return (await Promise.all(sent)).map(({ body }) => JSON.stringify(body));
  }

  const byChangedHeader: RouterDefinition = {
    headers: [{ propagate: "x-shop" }],
    hooks: { onRequest: (request) => request.headers.set("x-shop", tenantOf(request)) },
  };
  const byContext: RouterDefinition = {
    hooks: {
      onRequest: (request) => void request.context.set("tenant", tenantOf(request)),
      onSubgraphFetch: ({ request, headers }) => headers.set("x-shop", String(request.context.get("tenant"))),
    },
  };
  const byOperation: RouterDefinition = {
    hooks: {
      onOperation: ({ params, ...request }) => void (params.query = `{ greeting(name: "${tenantOf(request)}") }`),
    },
  };
  const byAnswerToFetch: RouterDefinition = {
    hooks: {
      onSubgraphFetch: async ({ request }) => {
        await subgraph.gate;
        return { data: { greeting: tenantOf(request) } };
      },
    },
  };
  const bySubgraphAnswer: RouterDefinition = {
    hooks: { onSubgraphAnswer: (fetched) => void (fetched.answer = { data: { greeting: tenantOf(fetched.request) } }) },
  };
  const byResponse: RouterDefinition = {
    hooks: { onResponse: (response) => void (response.body = JSON.stringify(tenantOf(response.request))) },
  };
  /** A coprocessor that writes the tenant wherever it is asked. */
  const coprocessorAt = async (stages: Omit<NonNullable<RouterDefinition["coprocessor"]>, "url">) => {
    const { url } = await coprocessor(({ stage, headers, context, body }) => {
      const tenant = String(context?.entries?.tenant ?? headers?.["x-tenant"]?.[0]);
      switch (stage) {
        case "RouterRequest":
          return { headers: { ...headers, "x-shop": [tenant] }, context: { entries: { tenant } } };
        case "SupergraphRequest":
          return { body: { ...body, query: `{ greeting(name: "${tenant}") }` } };
        case "SubgraphRequest":
          return { headers: { ...headers, "x-shop": [tenant] } };
        default:
          return { body: { data: { greeting: tenant } } };
      }
    });
    return { coprocessor: { url, ...stages } } satisfies RouterDefinition;
  };

  test.each<[string, () => RouterDefinition | Promise<RouterDefinition>]>([
    ["onRequest, which changes a header", () => byChangedHeader],
    ["onOperation", () => byOperation],
    ["onSubgraphFetch, by a value of the context", () => byContext],
    ["onSubgraphFetch, which answers", () => byAnswerToFetch],
    ["onSubgraphAnswer", () => bySubgraphAnswer],
    ["onResponse", () => byResponse],
    [
      "a coprocessor of requests",
      async () => ({ ...byChangedHeader, hooks: [], ...(await coprocessorAt({ router: { request: all } })) }),
    ],
    ["a coprocessor of operations", () => coprocessorAt({ supergraph: { request: all } })],
    ["a coprocessor of fetches", () => coprocessorAt({ router: { request: all }, subgraph: { request: all } })],
    ["a coprocessor of answers", () => coprocessorAt({ router: { request: all }, subgraph: { response: all } })],
    ["a header rule", () => ({ headers: [{ propagate: "x-tenant", as: "x-shop", default: "main" }] })],
  ])("get answers of their own from %s", async (_what, definition) => {
    const answers = await answersTo(["north", "south", "north"], await definition());
    expect(answers.map((text) => /north|south/.exec(text)?.[0])).toEqual(["north", "south", "north"]);
  });

  test.each<[string, RouterDefinition, number]>([
    ["are fetched once when only other hooks run", byChangedHeader, 1],
    ["are each fetched when hooks see fetches", byContext, 3],
  ])("%s", async (_what, definition, fetches) => {
    await answersTo(["north", "north", "north"], definition);
    expect(subgraph.received).toHaveLength(fetches);
  });
});

describe("a coprocessor", () => {
  test("gets each stage by Apollo's protocol, and its changes apply", async () => {
    const { url, calls } = await coprocessor(({ stage, body, headers }) => {
      if (stage === "RouterRequest") return { control: "continue", context: { entries: { tenant: "main" } } };
      if (stage === "SupergraphRequest") return { body: { ...body, query: '{ greeting(name: "Ada") }' } };
      if (stage === "SubgraphRequest") return { headers: { ...headers, "x-shop": ["main"] } };
      if (stage === "SubgraphResponse") return { body: { data: { greeting: "changed" } } };
      return { headers: { ...headers, "x-seen": ["yes"] } };
    });
    const execute = await routerWith({
      coprocessor: {
        url,
        router: { request: all, response: all },
        supergraph: { request: all },
        subgraph: { request: all, response: all },
      },
    });
    const { body, headers } = await execute("{ farewell }");
    expect(body).toEqual({ data: { greeting: "changed" } });
    expect(headers.get("x-seen")).toBe("yes");
    expect(subgraph.received[0]?.headers).toMatchObject({ "x-shop": "main" });
    expect(calls.map(({ stage }) => stage)).toEqual([
      "RouterRequest",
      "SupergraphRequest",
      "SubgraphRequest",
      "SubgraphResponse",
      "RouterResponse",
    ]);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
    expect(calls[0]).toMatchObject({ version: 1, control: "continue", method: "POST", path: "/graphql" });
    expect(calls[1]).toMatchObject({ body: { query: "{ farewell }" }, context: { entries: { tenant: "main" } } });
    expect(calls[2]).toMatchObject({ serviceName: "greetings" });
    expect(calls[4]).toMatchObject({ statusCode: 200, body: expect.stringContaining("changed") });
  });

  test("gets only the parts that are chosen", async () => {
    const { url, calls } = await coprocessor(() => ({ control: "continue" }));
    const execute = await routerWith({ coprocessor: { url, router: { request: { headers: true } } } });
    await execute("{ greeting }");
    expect(calls).toHaveLength(1);
    expect(Object.keys(calls[0] ?? {}).toSorted()).toEqual([
      "control",
      "headers",
      "id",
      "method",
      "path",
      "stage",
      "version",
    ]);
  });

  test("ends a request, or a fetch", async () => {
    const refusing = await coprocessor(() => ({ control: { break: 401 }, body: { errors: [{ message: "no" }] } }));
    const closed = await routerWith({ coprocessor: { url: refusing.url, router: { request: all } } });
    expect(await closed("{ greeting }")).toMatchObject({ status: 401, body: { errors: [{ message: "no" }] } });
    const stopped = await routerWith({ coprocessor: { url: refusing.url, subgraph: { request: all } } });
    expect((await stopped("{ greeting }")).body).toMatchObject({
      data: { greeting: null },
      errors: [{ message: "no" }],
    });
    expect(subgraph.received).toEqual([]);
  });

  test("that cannot be reached ends the request with 500", async () => {
    const reported = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const execute = await routerWith({ coprocessor: { url: "http://127.0.0.1:9/", router: { request: all } } });
    const { status } = await execute("{ greeting }");
    reported.mockRestore();
    expect(status).toBe(500);
  });
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
