import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RouterDefinition } from "./router-definition.js";
import { allParts as all, CoprocessorProcess, type Call } from "./testing/coprocessor-process.js";
import { GreetingRouters } from "./testing/greeting-router.js";
import type { GreetingSubgraph } from "./testing/greeting-subgraph.js";

let resources: AsyncDisposableStack;
let routers: GreetingRouters;
let subgraph: GreetingSubgraph;

beforeEach(async () => {
  resources = new AsyncDisposableStack();
  routers = resources.use(await GreetingRouters.open());
  subgraph = routers.subgraph;
});

afterEach(() => resources.disposeAsync());

async function coprocessor(reply: (call: Call) => object): Promise<CoprocessorProcess> {
  return resources.use(await CoprocessorProcess.open(reply));
}

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
    const execute = await routers.with({ ...definition, hooks }, { sharesInFlight: true });
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
