import { Kind, parse, type DocumentNode, type OperationDefinitionNode } from "graphql";
import { expect, test, vi } from "vitest";
import { requestedPath } from "../compile/requested-path.js";
import { FederatedSchema } from "../plan/federated-schema.js";
import { PlanTooLargeError } from "../plan/planning-error.js";
import { Supergraph } from "../supergraph.js";
import { FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";

const thing = { __typename: "Thing", id: "1" };
const subgraphs: TestSubgraphs = {
  a: {
    sdl: `type Query { thing: Thing node: Node found: Found desk: Desk @shareable }
      type Desk { one: Int }
      interface Node { id: ID! node: Node }
      type Thing implements Node @key(fields: "id") { id: ID! thing: Thing node: Node }
      type Other implements Node @key(fields: "id") { id: ID! node: Node }
      union Found = Thing | Other`,
    resolvers: { Query: { thing: () => thing, node: () => thing, found: () => thing, desk: () => ({ one: 1 }) } },
  },
  b: {
    sdl: `type Query { desk: Desk @shareable }
      type Desk { two: Int }
      type Thing @key(fields: "id") { id: ID! far: Int } type Other @key(fields: "id") { id: ID! far: Int }`,
    resolvers: {
      Query: { desk: () => ({ two: 2 }) },
      Thing: { __resolveReference: (found: object) => found, far: () => 7 },
    },
  },
};

/** A fragment that spreads the next one at several places, which does so again, and the last one has only `end`. */
function chained(length: number, type: string, spread: (next: string) => string, end: string): string {
  const fragments = Array.from({ length }, (_, n) => {
    const next = n + 1 < length ? `...F${n + 1}` : end;
    return `fragment F${n} on ${type} { ${spread(next)} }`;
  });
  return fragments.join("\n");
}

type Shape = readonly [what: string, field: string, type: string, spread: (next: string) => string, end: string];
const shapes: readonly Shape[] = [
  ["one after the other", "thing", "Thing", (next) => `${next} ${next}`, "id far"],
  ["without fields", "thing", "Thing", (next) => `${next} ${next}`, "__typename"],
  ["in inline fragments", "thing", "Thing", (next) => `... { ${next} } ... { ${next} }`, "id far"],
  ["in typed inline fragments", "thing", "Thing", (next) => `... on Thing { ${next} } ... on Thing { ${next} }`, "far"],
  ["in a repeated object", "thing", "Thing", (next) => `thing { ${next} } thing { ${next} }`, "id"],
  ["on an interface", "node", "Node", (next) => `${next} ${next}`, "id"],
  [
    "in inline fragments on an interface",
    "node",
    "Node",
    (next) => `... on Node { ${next} } ... on Node { ${next} }`,
    "id",
  ],
  [
    "in an object of two subgraphs",
    "desk",
    "Desk",
    (next) => `... on Desk { ${next} } ... on Desk { ${next} }`,
    "one two",
  ],
  [
    "for each type of an interface",
    "node",
    "Node",
    (next) => `... on Thing { far ${next} } ... on Other { far ${next} }`,
    "id",
  ],
  ["in a repeated object of an interface", "node", "Node", (next) => `node { ${next} } node { ${next} }`, "id"],
  [
    "for each type of a union",
    "found",
    "Found",
    (next) => `... on Thing { ${next} } ... on Other { ${next} }`,
    "__typename",
  ],
  ["deferred", "thing", "Thing", (next) => `... @defer { ${next} } ${next}`, "id far"],
];

const opened = FederatedGraph.open(subgraphs);

/** Returns how often the engine compares types and looks for fields while it answers: it does so for each selection. */
async function visits(document: string): Promise<number> {
  const graph = await opened;
  const isOfType = vi.spyOn(Supergraph.prototype, "isOfType");
  const field = vi.spyOn(FederatedSchema.prototype, "field");
  const { errors } = await graph.run({ query: document });
  const count = isOfType.mock.calls.length + field.mock.calls.length;
  isOfType.mockRestore();
  field.mockRestore();
  expect(errors).toEqual([]);
  return count;
}

test.each(shapes)("a fragment that is spread twice, %s, is planned once", async (_what, field, type, spread, end) => {
  const documentOf = (length: number): string => `{ ${field} { ...F0 } }\n${chained(length, type, spread, end)}`;
  const [short, long] = [await visits(documentOf(5)), await visits(documentOf(10))];
  expect(long).toBeLessThanOrEqual(Math.max(short, 4) * 4);
});

test("the place of an error is found in each fragment once", () => {
  const reads = (length: number): number => {
    const { definitions } = parse(
      `{ thing { ...F0 } }\n${chained(length, "Thing", (next) => `${next} ${next}`, "id")}`,
    );
    let count = 0;
    const document: DocumentNode = {
      kind: Kind.DOCUMENT,
      get definitions() {
        count += 1;
        return definitions;
      },
    };
    expect(requestedPath(["thing", "id"], document, definitions[0] as OperationDefinitionNode)).toHaveLength(2);
    return count;
  };
  expect(reads(10)).toBeLessThanOrEqual(3 * reads(5));
});

test("an operation that asks for too many fields by its types is refused", async () => {
  const each = (next: string): string => `... on Thing { node { ${next} } } ... on Other { node { ${next} } }`;
  const query = `{ node { ...F0 } }\n${chained(15, "Node", each, "id")}`;
  const graph = await opened;
  await expect(graph.run({ query })).rejects.toThrow(PlanTooLargeError);
});
