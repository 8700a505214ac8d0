import { expect, test } from "vitest";
import { missingFields, parseOperation } from "./missing-fields.js";

const two = { representations: [{}, {}] };

test.each([
  ["root fields by their names in the answer", "{ a b: c { d } }", {}, [["a"], ["b"]]],
  [
    "the fields of each entity",
    "query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { __typename stock { available } s: sku } } }",
    two,
    [
      ["_entities", 0, "stock"],
      ["_entities", 0, "s"],
      ["_entities", 1, "stock"],
      ["_entities", 1, "s"],
    ],
  ],
  [
    "a field of several types of entity once",
    "query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on A { x } ... on B { x } } }",
    { representations: [{}] },
    [["_entities", 0, "x"]],
  ],
  ["no places without entities", "{ _entities(representations: []) { ... on A { x } } }", {}, []],
])("%s", (_rule, query, variables, paths) => {
  expect(missingFields(parseOperation(query), variables)).toEqual(paths);
});
