import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

/** The subgraph's schema is less strict than the supergraph, so that the engine must check non-null fields. */
const subgraphs = (): TestSubgraphs => ({
  things: {
    sdl: `type Query { thing: Thing things: [Thing!] strict: Thing! lists: Lists outer: Outer }
      type Outer { holder: Holder! }
      type Holder { one: Thing two: Part! }
      type Thing @key(fields: "id") { id: ID! part: Part! maybe: Part }
      type Part { name: String! maybe: String parts: [Part!]! }
      type Lists { ofLists: [[Int]] strict: [[Int!]!]! items: [Int!] half: [[Int!]] objects: [[Part]] }`,
  },
  more: {
    sdl: `type Thing @key(fields: "id") { id: ID! needed: Int! far: Far } type Far { deep: [Deeper!]! } type Deeper { value: Int! }`,
    resolvers: {
      Thing: {
        __resolveReference: ({ id }: { id: string }) =>
          id === "gone" ? null : { id, needed: id === "empty" ? null : 1, far: { deep: [{ value: 1 }, { value: 2 }] } },
      },
    },
  },
});

const data = (given: unknown) => ({ things: () => ({ data: given }) });
const part = { name: "n", maybe: null, parts: [] };

describe("a null for a non-null field", () => {
  expectRows(subgraphs, [
    {
      title: "moves up to the nullable parent",
      query: `{ thing { part { name } maybe { name } } }`,
      fakes: data({ thing: { part: { name: null }, maybe: part } }),
      data: { thing: null },
      errors: ["thing.part.name: Cannot return null for non-nullable field Part.name."],
    },
    {
      title: "stops at the nearest nullable field",
      query: `{ thing { part { name } maybe { name } } }`,
      fakes: data({ thing: { part, maybe: {} } }),
      data: { thing: { part: { name: "n" }, maybe: null } },
      errors: ["thing.maybe.name: Cannot return null for non-nullable field Part.name."],
    },
    {
      title: "moves up to the root",
      query: `{ other: thing { maybe { maybe } } strict { part { parts { name } } } }`,
      fakes: data({ other: null, strict: { part: { parts: [{ name: "a" }, { name: null }, null] } } }),
      data: null,
      errors: ["strict.part.parts.1.name: Cannot return null for non-nullable field Part.name."],
    },
    {
      title: "in an item moves up above the list",
      query: `{ things { part { name } } }`,
      fakes: data({ things: [{ part }, null] }),
      data: { things: null },
      errors: ["things.1: Cannot return null for a non-nullable item of a list."],
    },
    {
      title: "makes a nullable item null",
      query: `{ lists { ofLists items objects { name } } }`,
      fakes: data({ lists: { ofLists: [[1, null], null, []], items: null, objects: [[null, part, {}], null] } }),
      data: { lists: { ofLists: [[1, null], null, []], items: null, objects: [[null, { name: "n" }, null], null] } },
      errors: ["lists.objects.0.2.name: Cannot return null for non-nullable field Part.name."],
    },
    {
      title: "in lists of lists",
      query: `{ lists { half items } }`,
      fakes: data({ lists: { half: [[1, 2], [3, null], null], items: [null] } }),
      data: { lists: { half: [[1, 2], null, null], items: null } },
      errors: [
        "lists.half.1.1: Cannot return null for a non-nullable item of a list.",
        "lists.items.0: Cannot return null for a non-nullable item of a list.",
      ],
    },
    {
      title: "in non-null lists of lists",
      query: `{ lists { strict } }`,
      fakes: data({ lists: { strict: [[1], [2, null]] } }),
      data: { lists: null },
      errors: ["lists.strict.1.1: Cannot return null for a non-nullable item of a list."],
    },
    {
      title: "in a missing entity is no error where the entity may be null",
      query: `{ thing { id needed } things { needed } }`,
      fakes: data({ thing: { __typename: "Thing", id: "gone" }, things: [{ __typename: "Thing", id: "1" }] }),
      data: { thing: null, things: [{ needed: 1 }] },
    },
    {
      title: "in a missing entity is an error where the entity may not be null",
      query: `{ thing { id } strict { needed } }`,
      fakes: data({ thing: null, strict: { __typename: "Thing", id: "gone" } }),
      data: null,
      errors: ["strict.needed: Cannot return null for non-nullable field Thing.needed."],
    },
    {
      title: "in a missing entity is no error where another null moves up",
      query: `{ outer { holder { one { needed } two { name } } } }`,
      fakes: data({ outer: { holder: { one: { __typename: "Thing", id: "gone" }, two: { name: null } } } }),
      data: { outer: null },
      errors: ["outer.holder.two.name: Cannot return null for non-nullable field Part.name."],
    },
    {
      title: "in a missing entity of a list is an error where the items may not be null",
      query: `{ things { needed far { deep { value } } } thing { needed } }`,
      fakes: data({
        things: [1, "gone"].map((id) => ({ __typename: "Thing", id: String(id) })),
        thing: { __typename: "Thing", id: "gone" },
      }),
      data: { things: null, thing: null },
      errors: ["things.1.needed: Cannot return null for non-nullable field Thing.needed."],
    },
    {
      title: "is reported once when the subgraph has reported it",
      query: `{ things { needed } thing { far { deep { value } } } }`,
      fakes: data({
        thing: { __typename: "Thing", id: "1" },
        things: [
          { __typename: "Thing", id: "1" },
          { __typename: "Thing", id: "empty" },
        ],
      }),
      data: { things: null, thing: { far: { deep: [{ value: 1 }, { value: 2 }] } } },
      errors: ["things.1.needed: Cannot return null for non-nullable field Thing.needed."],
    },
    {
      title: "is reported once when the subgraph has made the whole entity null for another field",
      query: `{ thing { needed far { deep { value } } } }`,
      fakes: {
        ...data({ thing: { __typename: "Thing", id: "1" } }),
        more: () => ({
          data: { _entities: [null] },
          errors: [{ message: "no light", path: ["_entities", 0, "far", "deep"] }],
        }),
      },
      data: { thing: null },
      errors: ["thing.far.deep: no light"],
    },
  ]);
});
