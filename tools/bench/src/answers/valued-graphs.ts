import { print, type GraphQLResolveInfo } from "graphql";
import { same, type CaseGraph, type Row } from "./answer-case.ts";

const directive = "directive @lang(code: String!) on FIELD | QUERY\n";
const fieldDirectives = (_row: Row, _given: object, _context: unknown, { fieldNodes }: GraphQLResolveInfo): string =>
  fieldNodes.flatMap(({ directives = [] }) => directives.map(print)).join(" ");
const operationDirectives = (_row: Row, _given: object, _context: unknown, { operation }: GraphQLResolveInfo): string =>
  (operation.directives ?? []).map(print).join(" ");
const given = (_row: Row, values: object): string => JSON.stringify(values);

/** Cases of values: numbers, nulls, variables and directives. */
export const valuedGraphs: readonly CaseGraph[] = [
  {
    name: "numbers",
    subgraphs: {
      orders: {
        sdl: `
          scalar Long
          scalar Decimal
          type Query { order: Order echo(number: Long): Long }
          type Order @key(fields: "id") { id: Long! weight: Decimal }`,
        answer: (body) =>
          body.includes("echo")
            ? `{"data":{"echo":${/\d{9,}/.exec(body)?.[0] ?? "null"}}}`
            : '{"data":{"order":{"__typename":"Order","id":9007199254740993,"weight":0.1234567890123456789}}}',
      },
      owners: {
        sdl: `
          scalar Long
          type Order @key(fields: "id") { id: Long! owner: String }`,
        answer: (body) =>
          `{"data":{"_entities":[{"__typename":"Order","owner":"owner of ${/"id":\s*(\d+)/.exec(body)?.[1]}"}]}}`,
      },
    },
    cases: [
      {
        name: "64-bit number in an answer",
        query: "{ order { id } }",
        right: '{"order":{"id":9007199254740993}}',
      },
      {
        name: "64-bit number in a key",
        query: "{ order { owner } }",
        right: '{"order":{"owner":"owner of 9007199254740993"}}',
      },
      {
        name: "64-bit number in a variable",
        query: "query ($number: Long) { echo(number: $number) }",
        variables: '{"number":9007199254740993}',
        right: '{"echo":9007199254740993}',
      },
      {
        name: "decimal with 19 digits in an answer",
        query: "{ order { weight } }",
        right: '{"order":{"weight":0.1234567890123456789}}',
      },
    ],
  },
  {
    name: "variables",
    subgraphs: {
      words: {
        sdl: `
          type Query { word: Word said(text: String = "usual"): String must(text: String! = "usual"): String }
          type Word @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { word: () => ({ id: "1" }), said: given, must: given } },
      },
      sayings: {
        sdl: `type Word @key(fields: "id") { id: ID! said(text: String = "usual"): String must(text: String! = "usual"): String }`,
        resolvers: { Word: { __resolveReference: same, said: given, must: given } },
      },
    },
    cases: [
      {
        name: "absent variable for an argument with a default",
        query: "query ($text: String) { said(text: $text) word { said(text: $text) } }",
        right: String.raw`{"said":"{\"text\":\"usual\"}","word":{"said":"{\"text\":\"usual\"}"}}`,
      },
      {
        name: "null in a variable for an argument with a default",
        query: "query ($text: String) { said(text: $text) word { said(text: $text) } }",
        variables: '{"text":null}',
        right: String.raw`{"said":"{\"text\":null}","word":{"said":"{\"text\":null}"}}`,
      },
      {
        name: "default of a variable",
        query: 'query ($text: String = "own") { said(text: $text) word { said(text: $text) } }',
        right: String.raw`{"said":"{\"text\":\"own\"}","word":{"said":"{\"text\":\"own\"}"}}`,
      },
      {
        name: "nullable variable for a non-null argument with a default",
        query: "query ($text: String) { must(text: $text) word { must(text: $text) } }",
        right: String.raw`{"must":"{\"text\":\"usual\"}","word":{"must":"{\"text\":\"usual\"}"}}`,
      },
      {
        name: "`?` in the query string of a GET request",
        query: '{ said(text: "why?") }',
        right: String.raw`{"said":"{\"text\":\"why?\"}"}`,
        get: true,
      },
    ],
  },
  {
    name: "texts",
    subgraphs: {
      texts: {
        sdl: `${directive}
          type Query { page: Page operation: String }
          type Page @key(fields: "id") { id: ID! text: String }`,
        resolvers: {
          Query: { page: () => ({ id: "1" }), operation: operationDirectives },
          Page: { text: fieldDirectives },
        },
      },
      notes: {
        sdl: `${directive}
          type Page @key(fields: "id") { id: ID! note: String }`,
        resolvers: { Page: { __resolveReference: same, note: fieldDirectives } },
      },
    },
    cases: [
      {
        name: "executable directive on fields of two subgraphs",
        query: '{ page { text @lang(code: "fr") note @lang(code: "fr") } }',
        right: String.raw`{"page":{"text":"@lang(code: \"fr\")","note":"@lang(code: \"fr\")"}}`,
      },
      {
        name: "executable directive on an operation",
        query: 'query @lang(code: "fr") { operation }',
        right: String.raw`{"operation":"@lang(code: \"fr\")"}`,
      },
    ],
  },
  {
    name: "users",
    subgraphs: {
      orders: {
        sdl: `
          type Query { orders: [Order!] }
          type Order { id: ID! user: User! }
          type User @key(fields: "id", resolvable: false) { id: ID! }
          type Mutation { touch: Payload }
          type Payload { query: Query! }`,
        resolvers: {
          Query: { orders: () => [{ id: "1", user: { id: "gone" } }] },
          Mutation: { touch: () => ({ query: {} }) },
        },
      },
      users: {
        sdl: `type User @key(fields: "id") { id: ID! email: String! }`,
        resolvers: { User: { __resolveReference: () => null } },
      },
    },
    cases: [
      {
        name: "non-null field of an entity that does not exist",
        query: "{ orders { user { email } } }",
        right: '{"orders":null}',
        errors: "any",
      },
      {
        name: "`__schema` below the `query` of a payload",
        query: "mutation { touch { query { __schema { queryType { name } } } } }",
        right: '{"touch":{"query":{"__schema":{"queryType":{"name":"Query"}}}}}',
      },
    ],
  },
];
