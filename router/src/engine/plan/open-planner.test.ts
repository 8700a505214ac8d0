import { describe, expect, test } from "@jest/globals";
import { FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";
import { FallbackPlanner } from "./fallback-planner.js";
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

  test("the second one plans, which is opened once and only then", () => {
    let opened = 0;
    const second = planner(() => ({ node: undefined }));
    const both = new FallbackPlanner(
      planner(() => {
        throw new PlanningError("cannot");
      }),
      () => {
        opened += 1;
        return second;
      },
    );
    expect(opened).toBe(0);
    expect(both.plan(operation, 0)).toEqual({ node: undefined });
    both.plan(operation, 0);
    expect(opened).toBe(1);
  });

  test("what no subgraph has is not asked again: it would be left empty without a word", () => {
    const both = new FallbackPlanner(
      planner(() => {
        throw new UnanswerableError("nobody has it");
      }),
      () => planner(() => ({ node: undefined })),
    );
    expect(() => both.plan(operation, 0)).toThrow(UnanswerableError);
  });

  test("a fault of ours is not asked again", () => {
    const both = new FallbackPlanner(
      planner(() => {
        throw new TypeError("ours");
      }),
      () => planner(() => ({ node: undefined })),
    );
    expect(() => both.plan(operation, 0)).toThrow(TypeError);
  });
});
