import { expect, test } from "vitest";
import { buildSchema, getVariableValues, parse, validate, type OperationDefinitionNode } from "graphql";
import { withoutSuggestion } from "./without-suggestion.js";

const schema = buildSchema(`
  type Query { product(id: ID, kind: Kind): Product, find(input: Find): Named }
  type Product implements Named { name: String, price: Int }
  interface Named { name: String }
  enum Kind { PHYSICAL COURSE }
  input Find { keyword: String, kind: Kind }
`);

test.each([
  ["a field", "{ product { prize } }", 'Cannot query field "prize" on type "Product".'],
  ["a field of another type", "{ find { price } }", 'Cannot query field "price" on type "Named".'],
  ["an argument", "{ product(ids: 1) { name } }", 'Unknown argument "ids" on field "Query.product".'],
  ["an enum's value", "{ product(kind: PHYSICA) { name } }", 'Value "PHYSICA" does not exist in "Kind" enum.'],
  ["a field of an input", `{ find(input: { keywrd: "a" }) { name } }`, 'Field "keywrd" is not defined by type "Find".'],
  ["a type", "{ find { ... on Produkt { name } } }", 'Unknown type "Produkt".'],
])("removes the suggestion for %s", (_what, query, shown) => {
  const [error] = validate(schema, parse(query));
  expect(error?.message).toContain(" Did you mean ");
  expect(withoutSuggestion(error?.message ?? "")).toBe(shown);
});

test("removes the suggestion for a variable's field", () => {
  const operation = parse("query ($input: Find) { find(input: $input) { name } }").definitions[0];
  const { variableDefinitions = [] } = operation as OperationDefinitionNode;
  const { errors = [] } = getVariableValues(schema, variableDefinitions, { input: { keywrd: "a", kind: "COURS" } });
  expect(errors).toHaveLength(2);
  for (const { message } of errors) {
    expect(message).toContain(" Did you mean ");
    expect(withoutSuggestion(message)).not.toMatch(/keyword|COURSE/);
  }
});
