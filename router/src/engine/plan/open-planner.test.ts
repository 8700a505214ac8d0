import { describe, expect, test } from "@jest/globals";
import { composed, FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";
import { setTimeout } from "node:timers/promises";
import { observeProcess } from "@souk/kernel/observed-process";
import { Supergraph } from "../supergraph.js";
import { parse } from "graphql";
import { openPlanner } from "./open-planner.js";
import { FallbackPlanner } from "./fallback-planner.js";
import { RustProcess } from "./rust-process.js";
import { PlanningError, UnanswerableError, type Planner } from "./planner.js";

/** `second` knows the entity by a key that `first` has not, and requires a field of `first`. */
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

describe("a supergraph that would end the process in the Rust planner", () => {
  test("is planned by Apollo's", async () => {
    const graph = await FederatedGraph.open(ofAnotherKey, undefined);
    expect(graph.engine.plannerName).toBe("apollo");
    expect((await graph.run({ query })).data).toEqual({ thing: { fee: 6 } });
  });

  test("is refused where the Rust planner is asked for by name", async () => {
    await expect(FederatedGraph.open(ofAnotherKey, "rust")).rejects.toThrow("Thing.fee has @requires");
  });

  test("is told from others", async () => {
    const { first, second } = ofAnotherKey;
    const alike: TestSubgraphs = { first: first!, second: { sdl: second!.sdl.replace('@key(fields: "code")', "") } };
    expect((await FederatedGraph.open(alike, undefined)).engine.plannerName).toBe("rust");
  });
});

describe("what the first planner cannot plan", () => {
  const operation = { document: { kind: "Document", definitions: [] } as never, name: undefined };
  const planner = (plan: Planner["plan"]): Planner => ({ plan, name: "rust", overridePercentages: [] }) as never;
  const failing = (error: Error) => planner(async () => Promise.reject(error));
  const knowing = () => planner(async () => Promise.resolve({ node: undefined }));

  test("the second one plans, which is opened once and only then", async () => {
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

  test("what no subgraph has is not asked again: it would be left empty without a word", async () => {
    const both = new FallbackPlanner(failing(new UnanswerableError("nobody has it")), knowing);
    await expect(both.plan(operation, 0)).rejects.toThrow(UnanswerableError);
  });

  test("a fault of ours is not asked again", async () => {
    const both = new FallbackPlanner(failing(new TypeError("ours")), knowing);
    await expect(both.plan(operation, 0)).rejects.toThrow(TypeError);
  });
});

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
/** By the alias, which the engine takes away before it plans. */
const deadlyQuery = "{ guests { ... on Person { login } id: id } people { login } }";

describe("an operation that ends the Rust planner", () => {
  const operation = (text: string) => ({ document: parse(text), name: undefined });

  test("is planned by Apollo's, and the next one by another process of the Rust planner", async () => {
    const lost: string[] = [];
    const onLost = ({ message }: Error) => lost.push(message);
    using planner = await openPlanner(Supergraph.read(composed(deadly)), { onLost });
    expect(planner.name).toBe("rust");
    expect(JSON.stringify(await planner.plan(operation(deadlyQuery), 0))).toContain("login");
    expect(lost).toEqual([expect.stringContaining("SIGABRT")]);
    expect(JSON.stringify(await planner.plan(operation("{ people { login } }"), 0))).toContain("login");
    expect(lost).toHaveLength(1);
  });

  test("does not reach it where the cause is known", async () => {
    const lost: Error[] = [];
    const graph = await FederatedGraph.open(deadly, undefined, { onPlannerLost: (error) => lost.push(error) });
    using _engine = graph.engine;
    const { data } = await graph.run({ query: deadlyQuery });
    expect(data).toEqual({ guests: [{ login: "ada", id: "1" }], people: [{ login: "ada" }] });
    expect(lost).toEqual([]);
  });
});

describe("the Rust planner in a process of its own", () => {
  const { people } = deadly;
  const open = async (onLost?: (error: Error) => void) => RustProcess.open(composed({ people: people! }), { onLost });
  const isThere = (pid: number) => observeProcess(pid)?.zombie === false;

  test("plans one operation beside the other, and tells of what cannot be planned", async () => {
    using planner = await open();
    const documents = ["{ people { id } }", "{ nothing }", "{ people { name } }"];
    const plans = await Promise.allSettled(documents.map(async (document) => planner.plan({ document }, 0)));
    expect(plans.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(JSON.stringify(plans[2])).toContain("name");
  });

  test("is started anew after its end, however that came", async () => {
    const lost = Promise.withResolvers<Error>();
    using planner = await open(lost.resolve);
    const first = await planner.pid();
    process.kill(first, "SIGKILL");
    expect((await lost.promise).message).toContain("SIGKILL");
    expect(await planner.plan({ document: "{ people { id } }" }, 0)).toBeDefined();
    expect(await planner.pid()).not.toBe(first);
  });

  test("ends with its planner, and that is no loss", async () => {
    const lost: Error[] = [];
    const planner = await open((error) => lost.push(error));
    const pid = await planner.pid();
    expect(isThere(pid)).toBe(true);
    planner[Symbol.dispose]();
    while (isThere(pid)) await setTimeout(10);
    expect(lost).toEqual([]);
  });

  test("does not take what is no supergraph", async () => {
    await expect(RustProcess.open("no supergraph")).rejects.toThrow(/./);
  });
});
