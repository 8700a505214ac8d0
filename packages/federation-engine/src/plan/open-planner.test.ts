import { describe, expect, test } from "vitest";
import { composed, FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";
import { setTimeout } from "node:timers/promises";
import { Supergraph } from "../supergraph.js";
import { parse } from "graphql";
import { openPlanner } from "./open-planner.js";
import { FallbackPlanner } from "./fallback-planner.js";
import { RustProcess } from "./rust-process.js";
import { PlanningError, type Planner } from "./planner.js";
import { RustPlanner } from "./rust-planner.js";
import { TypescriptPlanner } from "../typescript-planner/typescript-planner.js";

/** `second` knows the entity by a key that `first` does not have, and requires a field from `first`. */
const ofAnotherKey: TestSubgraphs = {
  first: {
    sdl: `type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! weight: Int }`,
    resolvers: { Query: { thing: () => ({ id: "1", weight: 3 }) } },
  },
  second: {
    sdl: `type Thing @key(fields: "id") @key(fields: "code") { id: ID! code: ID! weight: Int @external fee: Int @requires(fields: "weight") }`,
    resolvers: { Thing: { fee: ({ weight }: { weight: number }) => weight * 2 } },
  },
};

const query = "{ thing { fee } }";

/** One subgraph knows the interface as an object. */
const deadly: TestSubgraphs = {
  people: {
    sdl: `type Query { people: [Named!]! }
      interface Named @key(fields: "id") { id: ID! name: String }
      type Person implements Named @key(fields: "id") { id: ID! name: String }`,
    resolvers: {
      Query: { people: () => [{ __typename: "Person", id: "1", name: "Ada" }] },
      Named: { __resolveReference: ({ id }: { id: string }) => ({ __typename: "Person", id, name: "Ada" }) },
    },
  },
  logins: {
    sdl: `type Query { guests: [Named!]! } type Named @key(fields: "id") @interfaceObject { id: ID! login: String }`,
    resolvers: {
      Query: { guests: () => [{ id: "1" }] },
      Named: { __resolveReference: ({ id }: { id: string }) => ({ id }), login: () => "ada" },
    },
  },
};

test("the planner opens under `node --watch`, which makes its process send messages of Node", async () => {
  process.env.WATCH_REPORT_DEPENDENCIES = "1";
  try {
    using planner = await RustProcess.open(composed(requiring("price")));
    expect(planner.consumerSchema).toContain("type Thing");
  } finally {
    delete process.env.WATCH_REPORT_DEPENDENCIES;
  }
});

describe("a supergraph that would crash the Rust planner", () => {
  test("is planned by the TypeScript planner", async () => {
    const graph = await FederatedGraph.open(ofAnotherKey, undefined);
    expect(graph.engine.plannerName).toBe("typescript");
    expect(graph.engine.plannerReason).toContain("Thing.fee has @requires");
    expect((await graph.run({ query })).data).toEqual({ thing: { fee: 6 } });
  });

  test("is refused when the Rust planner is chosen by name", async () => {
    await expect(FederatedGraph.open(ofAnotherKey, "rust")).rejects.toThrow("Thing.fee has @requires");
  });

  test("is distinguished from similar supergraphs", async () => {
    const { first, second } = ofAnotherKey;
    const alike: TestSubgraphs = { first: first!, second: { sdl: second!.sdl.replace('@key(fields: "code")', "") } };
    expect((await FederatedGraph.open(alike, undefined)).engine.plannerName).toBe("rust");
  });
});

/** A field of `second` gets the value of a field of `first`. */
const requiring = (fields: string): TestSubgraphs => ({
  first: { sdl: `type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! price(in: String): Int }` },
  second: {
    sdl: `type Thing @key(fields: "id") { id: ID! price(in: String): Int @external fee: Int @requires(fields: "${fields}") }`,
  },
});

describe("a supergraph for which the Rust planner can return wrong values", () => {
  const providing = (fields: string, external = ""): TestSubgraphs => ({
    first: {
      sdl: `type Query { thing: Thing @provides(fields: "${fields}") }
        type Thing @key(fields: "id") { id: ID! name: String @external ${external} }`,
    },
    second: { sdl: `type Thing @key(fields: "id") { id: ID! name: String @shareable part: Thing @shareable }` },
  });

  test.each([
    ["an interface object", deadly, "Named is an @interfaceObject"],
    ["@requires with arguments", requiring(`price(in: \\"EUR\\")`), "Thing.fee has @requires with arguments"],
    [
      "@provides with an object",
      providing("part { name }", "part: Thing @external"),
      "Query.thing has @provides with an object",
    ],
    ["@requires without arguments", requiring("price"), undefined],
    ["@provides with leaves", providing("name"), undefined],
  ])("is planned by the TypeScript planner: %s", async (_case, subgraphs, reason) => {
    using planner = await openPlanner(Supergraph.read(composed(subgraphs)));
    expect([planner.name, planner.reason]).toEqual([reason === undefined ? "rust" : "typescript", reason]);
  });
});

describe("an operation that the first planner cannot plan", () => {
  const operation = { document: { kind: "Document", definitions: [] } as never, name: undefined };
  const planner = (plan: Planner["plan"]): Planner => ({ plan, name: "rust", overridePercentages: [] }) as never;
  const failing = (error: Error) => planner(async () => Promise.reject(error));
  const knowing = () => planner(async () => Promise.resolve({ node: undefined }));

  test("is planned by the second one, which is opened once on demand", async () => {
    let opened = 0;
    const second = knowing();
    const both = new FallbackPlanner(failing(new PlanningError("cannot")), () => {
      opened += 1;
      return second;
    });
    expect(opened).toBe(0);
    expect(await both.plan(operation, 0)).toEqual({ node: undefined });
    await both.plan(operation, 0);
    expect(opened).toBe(1);
  });

  test("is not planned again after an internal error", async () => {
    const both = new FallbackPlanner(failing(new TypeError("ours")), knowing);
    await expect(both.plan(operation, 0)).rejects.toThrow(TypeError);
  });
});

/** The crash is caused by the alias, which the engine removes before planning. */
const deadlyQuery = "{ guests { ... on Person { login } id: id } people { login } }";

describe("an operation that crashes the Rust planner", () => {
  const operation = (text: string) => ({ document: parse(text), name: undefined });

  test("is planned by the TypeScript planner, and the next one by a new process of the Rust planner", async () => {
    const lost: string[] = [];
    const onLost = ({ message }: Error) => lost.push(message);
    const supergraph = Supergraph.read(composed(deadly));
    const rust = new RustPlanner(await RustProcess.open(supergraph.sdl, { onLost }));
    using planner = new FallbackPlanner(rust, () => new TypescriptPlanner(supergraph));
    expect(JSON.stringify(await planner.plan(operation(deadlyQuery), 0))).toContain("login");
    expect(lost).toEqual([expect.stringContaining("SIGABRT")]);
    expect(JSON.stringify(await planner.plan(operation("{ people { login } }"), 0))).toContain("login");
    expect(lost).toHaveLength(1);
  });

  test("does not reach it when the cause is known", async () => {
    const lost: Error[] = [];
    const graph = await FederatedGraph.open(deadly, undefined, { onPlannerLost: (error) => lost.push(error) });
    using _engine = graph.engine;
    const { data } = await graph.run({ query: deadlyQuery });
    expect(data).toEqual({ guests: [{ login: "ada", id: "1" }], people: [{ login: "ada" }] });
    expect(lost).toEqual([]);
  });
});

describe("the Rust planner in its own process", () => {
  const { people } = deadly;
  const open = async (onLost?: (error: Error) => void) => RustProcess.open(composed({ people: people! }), { onLost });
  const isRunning = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  test("plans several operations at once, and reports those that cannot be planned", async () => {
    using planner = await open();
    const documents = ["{ people { id } }", "{ nothing }", "{ people { name } }"];
    const plans = await Promise.allSettled(documents.map(async (document) => planner.plan({ document }, 0)));
    expect(plans.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(JSON.stringify(plans[2])).toContain("name");
  });

  test("is restarted after it ends for any reason", async () => {
    const lost = Promise.withResolvers<Error>();
    using planner = await open(lost.resolve);
    const first = await planner.pid();
    process.kill(first, "SIGKILL");
    expect((await lost.promise).message).toContain("SIGKILL");
    expect(await planner.plan({ document: "{ people { id } }" }, 0)).toBeDefined();
    expect(await planner.pid()).not.toBe(first);
  });

  test("is restarted after a pause when it ends repeatedly", async () => {
    let now = 0;
    let lost = Promise.withResolvers<Error>();
    const supergraph = composed({ people: people! });
    using planner = await RustProcess.open(supergraph, { onLost: (error) => lost.resolve(error), now: () => now });
    for (const _loss of ["first", "second"]) {
      process.kill(await planner.pid(), "SIGKILL");
      await lost.promise;
      lost = Promise.withResolvers();
    }
    await expect(planner.plan({ document: "{ people { id } }" }, 0)).rejects.toThrow("its restart is delayed");
    now = 500;
    expect(await planner.plan({ document: "{ people { id } }" }, 0)).toBeDefined();
  });

  test("ends with its planner without a call of onLost", async () => {
    const lost: Error[] = [];
    const planner = await open((error) => lost.push(error));
    const pid = await planner.pid();
    expect(isRunning(pid)).toBe(true);
    planner[Symbol.dispose]();
    while (isRunning(pid)) await setTimeout(10);
    expect(lost).toEqual([]);
  });

  test("refuses a text that is not a supergraph", async () => {
    await expect(RustProcess.open("no supergraph")).rejects.toThrow(/./);
  });
});
