import { describe } from "vitest";
import { expectRows, type Row } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

const subgraphs = (): TestSubgraphs => ({
  leaves: {
    sdl: `type Query { leaves: Leaves strict: [Strict] }
      type Leaves { int: Int float: Float text: String id: ID flag: Boolean color: Color any: Any list: [Int] colors: [Color!] object: Part }
      type Strict { int: Int! }
      type Part { int: Int }
      enum Color { RED GREEN HIDDEN @inaccessible }
      scalar Any`,
  },
});

/** A subgraph's value for a field, and the client's result. */
const rows: readonly (readonly [field: string, title: string, given: unknown, got: unknown, fault?: string])[] = [
  ["int", "a whole number", 3, 3],
  ["int", "the largest", 2147483647, 2147483647],
  ["int", "the smallest", -2147483648, -2147483648],
  ["int", "an integer above the maximum", 2147483648, null, "A subgraph returned a value that is not of type Int."],
  ["int", "a fraction", 1.5, null, "A subgraph returned a value that is not of type Int."],
  ["int", "a text", "1", null, "A subgraph returned a value that is not of type Int."],
  ["int", "an object", {}, null, "A subgraph returned a value that is not of type Int."],
  ["int", "null", null, null],
  ["float", "a fraction", -0.25, -0.25],
  ["float", "a large number", 1e300, 1e300],
  ["float", "a small number", 1e-7, 1e-7],
  ["float", "a flag", true, null, "A subgraph returned a value that is not of type Float."],
  ["text", "an empty text", "", ""],
  ["text", "quotation marks and control characters", 'a"\\\n\u0000\u2028\u{1f600}', 'a"\\\n\u0000\u2028\u{1f600}'],
  ["text", "a single surrogate", "\ud800x", "\ud800x"],
  ["text", "a long text", 'long " '.repeat(20), 'long " '.repeat(20)],
  ["text", "a number", 1, null, "A subgraph returned a value that is not of type String."],
  ["text", "a list", ["a"], null, "A subgraph returned a value that is not of type String."],
  ["id", "a number", 12, "12"],
  ["id", "a fraction", 1.5, null, "A subgraph returned a value that is not of type ID."],
  ["flag", "false", false, false],
  ["flag", "a number", 0, null, "A subgraph returned a value that is not of type Boolean."],
  ["color", "a value", "RED", "RED"],
  ["color", "an unknown value", "BLUE", null, "A subgraph returned a value that is not of type Color."],
  ["color", "an inaccessible value", "HIDDEN", null, "A subgraph returned a value that is not of type Color."],
  [
    "color",
    "an inherited property's name",
    "constructor",
    null,
    "A subgraph returned a value that is not of type Color.",
  ],
  ["any", "an object", { a: [1, { b: null }], "": "x" }, { a: [1, { b: null }], "": "x" }],
  ["any", "a list", [[], {}], [[], {}]],
  ["any", "false", false, false],
  ["list", "an empty list", [], []],
  ["list", "a null in it", [1, null], [1, null]],
  ["list", "a number", 1, null, "Expected a list."],
  ["list", "an object", { 0: 1, length: 1 }, null, "Expected a list."],
  ["object", "a text", "x", null, "Expected an object of type Part."],
  ["object", "a list", [{ int: 1 }], null, "Expected an object of type Part."],
];

function row([field, title, given, got, fault]: (typeof rows)[number]): Row {
  const selection = field === "object" ? "object { int }" : field;
  return {
    title: `${field}: ${title}`,
    query: `{ leaves { ${selection} } }`,
    fakes: { leaves: () => ({ data: { leaves: { [field]: given } } }) },
    data: { leaves: { [field]: got } },
    errors: fault === undefined ? [] : [`leaves.${field}: ${fault}`],
  };
}

describe("leaf values", () => {
  expectRows(subgraphs, [
    ...rows.map(row),
    {
      title: "list: only the wrong item is null",
      query: `{ leaves { list } }`,
      fakes: { leaves: () => ({ data: { leaves: { list: [1, "2", 3] } } }) },
      data: { leaves: { list: [1, null, 3] } },
      errors: ["leaves.list.1: A subgraph returned a value that is not of type Int."],
    },
    {
      title: "colors: an unknown value in a non-null position",
      query: `{ leaves { colors int } }`,
      fakes: { leaves: () => ({ data: { leaves: { colors: ["RED", "BLUE"], int: 1 } } }) },
      data: { leaves: { colors: null, int: 1 } },
      errors: ["leaves.colors.1: A subgraph returned a value that is not of type Color."],
    },
    {
      title: "a wrong value in a non-null position is reported once at each place",
      query: `{ strict { int } }`,
      fakes: { leaves: () => ({ data: { strict: [{ int: 1 }, { int: "x" }, { int: [] }] } }) },
      data: { strict: [{ int: 1 }, null, null] },
      errors: [
        "strict.1.int: A subgraph returned a value that is not of type Int.",
        "strict.2.int: A subgraph returned a value that is not of type Int.",
      ],
    },
  ]);
});
