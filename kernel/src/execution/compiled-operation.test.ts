import { describe, expect, vi, test } from "vitest";
import {
  getIntrospectionQuery,
  GraphQLEnumType,
  GraphQLError,
  GraphQLID,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  parse,
  validate,
  type GraphQLResolveInfo,
} from "graphql";
import { answerOfCompiled, answerOfReference, compile } from "../testing/answers-of-both.js";

const level = new GraphQLEnumType({ name: "Level", values: { LOW: { value: 1 }, HIGH: { value: { inner: "high" } } } });
const day = new GraphQLScalarType<Date, string>({
  name: "Day",
  serialize: (value) => {
    if (!(value instanceof Date)) throw new GraphQLError("no day", { extensions: { code: "BAD_DAY" } });
    return value.toISOString().slice(0, 10);
  },
  parseValue: (value) => new Date(String(value)),
});

const named = new GraphQLInterfaceType({ name: "Named", fields: { name: { type: GraphQLString } } });
class Lamp {
  readonly name = "lamp";
  readonly watts = 40;
}
const lampType = new GraphQLObjectType({
  name: "Lamp",
  interfaces: [named],
  fields: { name: { type: GraphQLString }, watts: { type: new GraphQLNonNull(GraphQLInt) } },
  isTypeOf: (value) => value instanceof Lamp,
});
const deskType: GraphQLObjectType = new GraphQLObjectType({
  name: "Desk",
  interfaces: [named],
  isTypeOf: async (value) => (value as { desk?: boolean }).desk === true,
  fields: () => ({
    name: { type: GraphQLString },
    on: { type: new GraphQLList(new GraphQLNonNull(thing)) },
    mustFail: { type: new GraphQLNonNull(GraphQLString), resolve: async () => Promise.reject(new Error("late")) },
  }),
});
const thing = new GraphQLUnionType({
  name: "Thing",
  types: [lampType, deskType],
  resolveType: async (value: { kind?: string; desk?: boolean }) =>
    value.kind ?? (value.desk === true ? "Desk" : "Lamp"),
});
const desk = { desk: true, name: "desk", on: [new Lamp(), { desk: true, name: "small desk" }] };

const log: string[] = [];
const slowly = (name: string, ms: number) => async (): Promise<string> => {
  log.push(`${name} begins`);
  await new Promise((resolve) => setTimeout(resolve, ms));
  log.push(`${name} ends`);
  return name;
};
const strict: GraphQLObjectType = new GraphQLObjectType({
  name: "Strict",
  fields: () => ({
    sync: { type: new GraphQLNonNull(GraphQLString), resolve: () => null },
    late: { type: new GraphQLNonNull(GraphQLString), resolve: async () => undefined },
    throws: { type: new GraphQLNonNull(GraphQLString), resolve: fail },
    fine: { type: GraphQLString, resolve: async () => "fine" },
    deeper: { type: new GraphQLNonNull(strict), resolve: async () => ({}) },
    perhaps: { type: strict, resolve: async () => ({}) },
    many: { type: new GraphQLList(new GraphQLNonNull(GraphQLInt)), resolve: () => [1, Promise.resolve(null), 3] },
  }),
});
const query = new GraphQLObjectType({
  name: "Query",
  fields: {
    plain: { type: GraphQLString },
    method: { type: GraphQLString, args: { by: { type: GraphQLString, defaultValue: "me" } } },
    echo: {
      type: GraphQLString,
      args: {
        id: { type: GraphQLID },
        level: { type: level },
        days: { type: new GraphQLList(new GraphQLNonNull(day)) },
        must: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 1 },
      },
      resolve: (_root, args) => JSON.stringify(args),
    },
    levels: { type: new GraphQLList(level), resolve: () => [1, null, "LOW"] },
    day: { type: day, resolve: () => new Date(0) },
    noDay: { type: day, resolve: () => "yesterday" },
    errorValue: { type: GraphQLString, resolve: () => new GraphQLError("kept", { extensions: { code: "MINE" } }) },
    things: {
      type: new GraphQLList(thing),
      resolve: () => [new Lamp(), Promise.resolve(desk), null, { kind: "Lamp" }],
    },
    strange: { type: thing, resolve: () => ({ kind: "Level" }) },
    named: { type: named, resolve: async () => new Lamp() },
    nested: { type: new GraphQLList(new GraphQLList(GraphQLInt)), resolve: () => new Set([[1], new Set([2]), null]) },
    noList: { type: new GraphQLList(GraphQLInt), resolve: () => "12" },
    strict: { type: strict, resolve: () => ({}) },
    info: {
      type: GraphQLString,
      resolve: (_root, _args, context: { user: string }, { path, fieldNodes, variableValues }: GraphQLResolveInfo) =>
        `${context.user} ${String(path.key)} ${fieldNodes.length} ${JSON.stringify(variableValues)}`,
    },
    mustNot: { type: new GraphQLNonNull(GraphQLString), resolve: fail },
  },
});
const mutation = new GraphQLObjectType({
  name: "Mutation",
  fields: {
    first: { type: GraphQLString, resolve: slowly("first", 20) },
    second: { type: GraphQLString, resolve: slowly("second", 1) },
    strict: { type: strict, resolve: async () => ({}) },
    mustNot: { type: new GraphQLNonNull(GraphQLString), resolve: fail },
  },
});
const schema = new GraphQLSchema({ query, mutation, types: [lampType, deskType] });
const rootValue = { plain: "plain", method: ({ by }: { by: string }) => `by ${by}` };

function fail(): never {
  throw new GraphQLError("refused", { extensions: { code: "FORBIDDEN" } });
}

const conditional = `query ($a: Boolean!, $b: Boolean = false) {
  plain @skip(if: $a) ...F @include(if: $b) again: plain @include(if: true)
  named { ... on Lamp @include(if: $a) { watts } name @skip(if: $b) }
}
fragment F on Query { day plain }`;

describe("a compiled operation answers like graphql-js", () => {
  test.each<[string, string, Record<string, unknown>?]>([
    ["properties, methods, aliases", `{ plain other: plain method named: method(by: "you") __typename }`],
    [
      "fields that are requested twice",
      `{ named { name } plain named { ... on Lamp { watts } } ...F } fragment F on Query { named { n: name } }`,
    ],
    [
      "arguments as literals",
      `{ echo(id: 7, level: HIGH, days: ["2026-01-01"]) one: echo(days: "2026-01-02", level: null) }`,
    ],
    [
      "arguments as variables",
      `query ($id: ID, $l: Level = LOW, $d: [Day!]) { echo(id: $id, level: $l, days: $d) }`,
      { id: 5, d: ["2026-01-03"] },
    ],
    [
      "variables that are not valid",
      `query ($l: Level!, $d: [Day!]) { echo(level: $l, days: $d) }`,
      { l: "NONE", d: [null] },
    ],
    ["a null for an optional argument", `query ($n: Int = 2) { echo(must: $n) plain }`, { n: null }],
    ["enums", `{ levels }`],
    ["scalars", `{ day noDay }`],
    ["an error as a value", `{ errorValue plain }`],
    [
      "unions",
      `{ things { __typename ... on Named { name } ... on Lamp { watts } ... on Desk { on { ... on Lamp { w: watts } } } } }`,
    ],
    ["an unknown type", `{ strange { __typename } plain }`],
    ["interfaces", `{ named { name __typename ... on Desk { on { __typename } } } }`],
    ["lists of lists, and iterables", `{ nested }`],
    ["a value that is not a list", `{ noList plain }`],
    ["null for a non-null field", `{ strict { sync } plain }`],
    ["a late null for a non-null field", `{ strict { late } plain }`],
    ["null in a deeply nested field", `{ strict { perhaps { deeper { deeper { late } } fine } fine } plain }`],
    ["null in a list", `{ strict { many fine } }`],
    ["a late failure in a union", `{ things { ... on Desk { name mustFail } } }`],
    ["null as the whole answer", `{ plain mustNot }`],
    [
      "the information for resolvers",
      `query ($a: Int) { x: info x: info @skip(if: false) ...F ...F echo(must: $a) } fragment F on Query { x: info }`,
      { a: 3 },
    ],
    ["conditions: skipped", conditional, { a: true, b: true }],
    ["conditions: included", conditional, { a: false, b: true }],
    ["conditions: default values", conditional, { a: false }],
    ["introspection", getIntrospectionQuery()],
    ["a type by its name", `{ __type(name: "Level") { name enumValues { name } } __schema { queryType { name } } }`],
    ["a mutation that fails midway", `mutation { first strict { fine } mustNot second }`],
  ])("%s", async (_what, text, variables = {}) => {
    const document = parse(text);
    expect(validate(schema, document)).toEqual([]);
    const request = { schema, document, variables, context: () => ({ user: "ann" }), rootValue };
    const expected = await answerOfReference(request);
    const compiled = compile(request);
    // the second run uses the existing plans
    for (const _run of [1, 2]) expect(await answerOfCompiled(request, compiled)).toEqual(expected);
  });
});

test("a mutation's fields run in series, and none runs after a failed non-null field", async () => {
  const request = { schema, document: parse(`mutation { second: first first: second third: mustNot fourth: first }`) };
  log.length = 0;
  await answerOfCompiled(request, compile(request));
  expect(log).toEqual(["first begins", "first ends", "second begins", "second ends"]);
});

test("only one error is reported when two fields fail below the same null", async () => {
  const request = { schema, document: parse(`{ strict { late deeper { late } } }`) };
  expect((await answerOfCompiled(request, compile(request)))?.errors).toHaveLength(1);
});

test("a list item's rejection is handled when an earlier item failed synchronously", async () => {
  const late = Promise.reject(new Error("late"));
  const thenSpy = vi.spyOn(late, "then");
  const fields = { items: { type: new GraphQLList(new GraphQLNonNull(GraphQLInt)), resolve: () => [null, late] } };
  const ofItems = new GraphQLSchema({ query: new GraphQLObjectType({ name: "Query", fields }) });
  const request = { schema: ofItems, document: parse(`{ items }`) };
  expect((await answerOfCompiled(request, compile(request)))?.data).toBe(`{"items":null}`);
  expect(thenSpy).toHaveBeenCalled();
});

test("each run returns a separate answer", async () => {
  const request = {
    schema,
    document: parse(`{ things { __typename ... on Lamp { name } } nested levels __typename }`),
  };
  const compiled = compile(request);
  const first = await compiled?.execute({}, {}, rootValue);
  spoil(first?.data);
  expect(await answerOfCompiled(request, compiled)).toEqual(await answerOfReference(request));
});

test("graphql-js runs operations with unsafe keys, null conditions or unknown names", async () => {
  const left = (text: string, variables = {}, operationName?: string) => {
    const request = { schema, document: parse(text), variables, operationName };
    return answerOfCompiled(request, compile(request));
  };
  expect(await left(`{ __proto__: plain }`)).toBeUndefined();
  expect(await left(`query ($a: Boolean = true) { plain @skip(if: $a) }`, { a: null })).toBeUndefined();
  expect(await left(`query A { plain } query B { plain }`)).toBeUndefined();
  expect(await left(`query A { plain }`, {}, "C")).toBeUndefined();
});

test("the number of cached plans is limited", async () => {
  const names = ["a", "b", "c", "d", "e"];
  const text = `query (${names.map((name) => `$${name}: Boolean!`).join()}) { ${names.map((name) => `${name}: plain @skip(if: $${name})`).join(" ")} __typename }`;
  const request = { schema, document: parse(text) };
  const compiled = compile(request);
  const answered: boolean[] = [];
  for (let bits = 0; bits < 32; bits += 1) {
    const variables = Object.fromEntries(names.map((name, index) => [name, ((bits >> index) & 1) === 1]));
    answered.push((await answerOfCompiled({ ...request, variables }, compiled)) !== undefined);
  }
  expect(answered.filter(Boolean)).toHaveLength(16);
});

function spoil(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    spoil(inner);
    (value as Record<string, unknown>)[key] = "spoilt";
  }
}
