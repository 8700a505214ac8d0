import { expect, test } from "vitest";
import { buildSchema, execute, isUnionType, parse, type ExecutionResult } from "graphql";
import { withFederationFields, type ReferenceResolver } from "./federation-fields.js";

const plain = buildSchema(
  `directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT
   type Query { one: Int }
   type Book @key(fields: "id") { id: ID! title: String }
   type Author @key(fields: "id") { id: ID! title: String }
   type Stub @key(fields: "id", resolvable: false) { id: ID! }
   type Note { id: ID! }`,
);
const query = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename ... on Book { id title } ... on Author { id title } } }`;

async function entities(
  representations: readonly object[],
  references: Record<string, ReferenceResolver> = {},
): Promise<ExecutionResult> {
  const schema = withFederationFields(plain, "type Query", references);
  return execute({ schema, document: parse(query), variableValues: { representations }, contextValue: {} });
}

test("_service has the SDL of the subgraph", async () => {
  const schema = withFederationFields(plain, "type Query { one: Int }", {});
  expect(await execute({ schema, document: parse("{ _service { sdl } }") })).toEqual({
    data: { _service: { sdl: "type Query { one: Int }" } },
  });
});

test("the union of entities has the types with a resolvable key", () => {
  const union = withFederationFields(plain, "", {}).getType("_Entity");
  expect(isUnionType(union) && union.getTypes().map(({ name }) => name)).toEqual(["Book", "Author"]);
});

test("each entity is resolved by the resolver of its type, and null is a missing entity", async () => {
  const Book: ReferenceResolver = ({ id }) => (id === "0" ? null : Promise.resolve({ id, title: `book ${id}` }));
  const { data } = await entities(
    [
      { __typename: "Book", id: "1" },
      { __typename: "Book", id: "0" },
    ],
    { Book },
  );
  expect(data).toEqual({ _entities: [{ __typename: "Book", id: "1", title: "book 1" }, null] });
});

test("an entity without a resolver is its reference", async () => {
  const { data } = await entities([{ __typename: "Author", id: "1" }]);
  expect(data).toEqual({ _entities: [{ __typename: "Author", id: "1", title: null }] });
});

test("one object can be the entity of two types", async () => {
  const shared = { id: "1", title: "shared" };
  const { data } = await entities(
    [
      { __typename: "Book", id: "1" },
      { __typename: "Author", id: "1" },
    ],
    { Book: () => shared, Author: () => shared },
  );
  expect(data).toEqual({
    _entities: [
      { __typename: "Book", id: "1", title: "shared" },
      { __typename: "Author", id: "1", title: "shared" },
    ],
  });
});

test("a reference of an unknown type is an error of its place", async () => {
  const { data, errors } = await entities([{ __typename: "Nothing", id: "1" }]);
  expect(data).toEqual({ _entities: [null] });
  expect(errors?.map(({ path, message }) => [path, message])).toEqual([
    [["_entities", 0], `This subgraph has no entity "Nothing".`],
  ]);
});
