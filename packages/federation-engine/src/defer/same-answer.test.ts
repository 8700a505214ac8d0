import { expect, test } from "vitest";
import type { JsonObject } from "../json-text.js";
import { FederatedGraph, errorTexts, type SentRequest } from "../testing/federated-graph.js";
import { librarySubgraphs } from "../testing/library-subgraphs.js";
import { mergedParts } from "../testing/merged-parts.js";

/** Documents whose parts must add up to the answer without `@defer`. */
const documents: [title: string, query: string, variables?: JsonObject][] = [
  ["a field of another subgraph", `{ book(id: "b1") { title ... @defer { price { amount } } } }`],
  ["all fields of an object", `{ book(id: "b1") { ... @defer { title price { amount } } } }`],
  ["all fields of the query", `{ ... @defer { book(id: "b1") { title } desk { name } } }`],
  ["objects in a list", `{ media { id ... @defer(label: "maker") { maker { name } } } }`],
  ["one type of an interface", `{ media { id ... on Book @defer { postage size { width height } } } }`],
  [
    "each type of a union",
    `{ search { ... on Film @defer { minutes stars } ... on Book @defer { weight stars } ... on Note { text } } }`,
  ],
  [
    "an object whose type another subgraph knows",
    `{ best { stars ... on Film @defer { minutes } ... on Book @defer { weight } } }`,
  ],
  ["an interface whose type another subgraph knows", `{ best { ... @defer { __typename title } } }`],
  [
    "fragments in a fragment",
    `{ book(id: "b1") { id ... @defer(label: "a") { maker { name ... @defer(label: "b") { discount } } } } }`,
  ],
  [
    "a fragment at several places",
    `{ book(id: "b1") { maker { ...P @defer } } media { maker { ...P @defer } } } fragment P on Person { name favorite { title } }`,
  ],
  [
    "a fragment that is both deferred and not deferred",
    `{ book(id: "b1") { ...B ... @defer(label: "x") { ...B stars } } } fragment B on Book { title ... @defer(label: "y") { price { amount } } }`,
  ],
  [
    "fields in both parts",
    `{ media { maker { name } } book(id: "b1") { title maker { name } ... @defer { title maker { name discount } } } }`,
  ],
  ["a deferred field with required fields", `{ media { ... on Book { id ... @defer { postage } } } }`],
  ["two steps away", `{ book(id: "b1") { id ... @defer { maker { favorite { stars } } } } }`],
  [
    "aliases",
    `{ b: book(id: "b1") { t: title ... @defer { p: price { a: amount s: seller { n: name } } __typename } } }`,
  ],
  ["names of other fields", `{ book(id: "b1") { id: title ... @defer { title: id stars: postage price: stars } } }`],
  ["null", `{ none { id ... @defer { title } } book(id: "b1") { title } }`],
  ["a shared root field", `{ desk { open ... @defer { clerk { name } } } }`],
  ["introspection", `{ book(id: "b1") { ... @defer { __typename } } ... @defer { __type(name: "Book") { name } } }`],
  [
    "a mutation",
    `mutation { lend(id: "b1") { title ... @defer { stars } } giveBack(id: "b3") { ... @defer { price { amount } } } }`,
  ],
  [
    "conditions of both kinds",
    `query ($yes: Boolean!, $no: Boolean!) { book(id: "b1") {
      ... @defer @include(if: $yes) { stars } ... @defer @include(if: $no) { maker { name } }
      ... @defer { price @skip(if: $no) { amount } stars @skip(if: $yes) } } }`,
    { yes: true, no: false },
  ],
  ["a variable", `query ($d: Boolean) { book(id: "b1") { title ... @defer(if: $d) { stars } } }`, { d: true }],
  ["a variable without a value", `query ($d: Boolean) { book(id: "b1") { title ... @defer(if: $d) { stars } } }`],
  [
    "fragments with true and false conditions",
    `query ($d: Boolean!) { book(id: "b1") { ... @defer(if: $d) { stars } ... @defer { title } } }`,
    { d: false },
  ],
];

const opened = FederatedGraph.open(librarySubgraphs());

test.each(documents)("%s", async (_what, query, variables = {}) => {
  const graph = await opened;
  const whole = await graph.run({ query: query.replaceAll(/@defer(\([^)]*\))?|\(\$d: Boolean!?\)/g, ""), variables });
  const atOnce = await graph.run({ query, variables });
  const sent: SentRequest[] = [];
  const parts = await graph.runInParts({ query, variables }, sent);
  if (!parts) throw new Error("nothing is deferred");
  const { data, errors, later } = await mergedParts(parts);
  expect({ data, errors: errorTexts(errors) }).toEqual({ data: whole.data, errors: [] });
  expect({ data: atOnce.data, errors: atOnce.errors }).toEqual({ data: whole.data, errors: [] });
  // no part is sent twice and no request is repeated
  const came = later.map((part) => JSON.stringify([part.label, part.path, part.data]));
  expect(came).toEqual([...new Set(came)]);
  expect(sent.map(({ text }) => text).sort()).toEqual(atOnce.sent.map(({ text }) => text).sort());
});

test.each([
  ["@defer(if: false)", `{ book(id: "b1") { title ... @defer(if: false) { stars } } }`, {}],
  ["a false variable", `query ($d: Boolean!) { book(id: "b1") { ... @defer(if: $d) { stars } } }`, { d: false }],
  ["a skipped fragment", `{ book(id: "b1") { title ... @defer @skip(if: true) { stars } } }`, {}],
  ["no @defer", `{ book(id: "b1") { title } }`, {}],
])("%s does not defer", async (_what, query, variables) => {
  expect(await (await opened).runInParts({ query, variables })).toBeUndefined();
});
