import { expect, test } from "vitest";
import { outcomeOf } from "./outcome.ts";

const plain = { right: '{"product":{"id":1,"name":"Ball"}}' };
const failing = { right: '{"products":[{"name":null}]}', errors: [["products", 0, "name"]] } as const;
const emptied = { right: '{"orders":null}', errors: "any" } as const;
const long = { right: '{"id":9007199254740993}' };

test.each([
  ["the right data, in any order", plain, '{"data":{"product":{"name":"Ball","id":1}}}', "right"],
  ["a wrong value", plain, '{"data":{"product":{"id":1,"name":"Doll"}}}', 'wrong: data.product.name is "Doll"'],
  ["a string for a number", plain, '{"data":{"product":{"id":"1","name":"Ball"}}}', 'wrong: data.product.id is "1"'],
  ["a null without an error", plain, '{"data":{"product":null}}', "wrong: data.product is null"],
  ["a missing field", plain, '{"data":{"product":{"id":1}}}', "wrong: data.product.name is absent"],
  ["a null with an error", plain, '{"data":{"product":null},"errors":[{"message":"no"}]}', "refuses: no"],
  ["an error alone", plain, '{"errors":[{"message":"at http://127.0.0.1:1/x no"}]}', "refuses: at its address no"],
  ["a page instead of JSON", plain, "<p>Bad\ngateway", "refuses: <p>Bad gateway"],
  [
    "a wrong value beside an error",
    plain,
    '{"data":{"product":{"id":null,"name":"Doll"}},"errors":[{"message":"no"}]}',
    'wrong: data.product.name is "Doll"',
  ],
  [
    "the right data with an error",
    plain,
    `{"data":${plain.right},"errors":[{"path":["a",0]}]}`,
    'wrong: error at ["a",0]',
  ],
  ["the right error", failing, `{"data":${failing.right},"errors":[{"path":["products",0,"name"]}]}`, "right"],
  [
    "an error at another place",
    failing,
    `{"data":${failing.right},"errors":[{"path":["products","name"]}]}`,
    'wrong: error at ["products","name"]',
  ],
  ["a missing error", failing, `{"data":${failing.right}}`, "wrong: no error"],
  ["any error", emptied, '{"data":{"orders":null},"errors":[{"message":"no"}]}', "right"],
  ["none of any error", emptied, '{"data":{"orders":null}}', "wrong: no error"],
  ["all digits of a number", long, '{"data":{"id":9007199254740993}}', "right"],
  ["a rounded number", long, '{"data":{"id":9007199254740992}}', "wrong: data.id is 9007199254740992"],
])("the outcome of %s", (_answer, right, text, expected) => {
  const { kind, detail } = outcomeOf({ name: "case", query: "", ...right }, text);
  expect(detail === undefined ? kind : `${kind}: ${detail}`).toBe(expected);
});
