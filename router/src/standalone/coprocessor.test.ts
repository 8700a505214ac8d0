import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
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

describe("a coprocessor", () => {
  test("gets each stage by Apollo's protocol, and its changes apply", async () => {
    const { url, calls } = await coprocessor(({ stage, body, headers }) => {
      if (stage === "RouterRequest") return { control: "continue", context: { entries: { tenant: "main" } } };
      if (stage === "SupergraphRequest") return { body: { ...body, query: '{ greeting(name: "Ada") }' } };
      if (stage === "SubgraphRequest") return { headers: { ...headers, "x-shop": ["main"] } };
      if (stage === "SubgraphResponse") return { body: { data: { greeting: "changed" } } };
      return { headers: { ...headers, "x-seen": ["yes"] } };
    });
    const execute = await routers.with({
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
    const execute = await routers.with({ coprocessor: { url, router: { request: { headers: true } } } });
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
    const closed = await routers.with({ coprocessor: { url: refusing.url, router: { request: all } } });
    expect(await closed("{ greeting }")).toMatchObject({ status: 401, body: { errors: [{ message: "no" }] } });
    const stopped = await routers.with({ coprocessor: { url: refusing.url, subgraph: { request: all } } });
    expect((await stopped("{ greeting }")).body).toMatchObject({
      data: { greeting: null },
      errors: [{ message: "no" }],
    });
    expect(subgraph.received).toEqual([]);
  });

  test("that cannot be reached ends the request with 500", async () => {
    const reported = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const execute = await routers.with({ coprocessor: { url: "http://127.0.0.1:9/", router: { request: all } } });
    const { status } = await execute("{ greeting }");
    reported.mockRestore();
    expect(status).toBe(500);
  });
});
