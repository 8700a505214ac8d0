import { expect, test } from "vitest";
import { buildSchema, parse, specifiedRules, validate } from "graphql";
import { withDefer } from "./defer-directive.js";
import { deferRules } from "./defer-rules.js";

const schema = withDefer(
  buildSchema(`
    type Query { a: Thing b: [Thing] }
    type Mutation { a: Thing }
    type Subscription { a: Thing }
    type Thing { name: String other: Thing }`),
);

function refusals(document: string): string[] {
  return validate(schema, parse(document), [...specifiedRules, ...deferRules]).map(({ message }) => message);
}

test.each([
  [
    "fragments of all kinds",
    '{ ... @defer { a { ...F @defer(label: "f") ... on Thing @defer { name } } } } fragment F on Thing { name }',
  ],
  ["two with different labels", '{ a { ... @defer(label: "a") { name } ... @defer(label: "b") { name } } }'],
  ["within a mutation's payload", "mutation { a { ... @defer { name } } }"],
  ["a variable as condition", "query ($d: Boolean! = true) { a { ... @defer(if: $d) { name } } }"],
  ["in a subscription, with a false condition", "subscription { a { ... @defer(if: false) { name } } }"],
])("@defer is accepted: %s", (_what, document) => {
  expect(refusals(document)).toEqual([]);
});

test.each([
  [
    "two with the same label",
    '{ a { ... @defer(label: "x") { name } ... @defer(label: "x") { name } } }',
    /label "x" of @defer is used twice/,
  ],
  [
    "a label in a variable",
    "query ($l: String) { a { ... @defer(label: $l) { name } } }",
    /must be a text, not a variable/,
  ],
  ["on the root of a mutation", "mutation { ... @defer { a { name } } }", /root fields of a mutation/],
  [
    "on the root of a mutation through a fragment",
    "mutation { ...F } fragment F on Mutation { ... @defer { a { name } } }",
    /root fields of a mutation/,
  ],
  [
    "in a subscription",
    "subscription { a { other { ...F @defer } } } fragment F on Thing { name }",
    /not supported in a subscription/,
  ],
  ["on a field", "{ a @defer { name } }", /may not be used on FIELD/],
  ["@stream", "{ b @stream { name } }", /Unknown directive "@stream"/],
])("@defer is refused: %s", (_what, document, message) => {
  expect(refusals(document)).toEqual([expect.stringMatching(message)]);
});
