import { describe, expect, test } from "vitest";
import { buildSchema, graphql } from "graphql";
import { messageWithoutValues } from "./message-without-values.js";

const schema = buildSchema(`
  enum Kind { CARD }
  input Card { cardNumber: String! month: Int! cvc: String! }
  input Pay { kind: Kind! card: Card! }
  type Query { pay(input: Pay!): Int charge(month: Int): Int }`);
const cardNumber = "4242424242424242";
const cvc = "8317";
const card = { cardNumber, month: 1, cvc };

/** Returns graphql-js's own messages, before and after the change. */
async function complaintsAbout(source: string, variableValues: Record<string, unknown> = {}): Promise<string[]> {
  const { errors = [] } = await graphql({ schema, source, variableValues });
  return errors.map(({ message }) => messageWithoutValues(message));
}

describe("a message about an input", () => {
  test.each<[string, unknown, string]>([
    [
      "a missing field",
      { kind: "CARD", card: { cardNumber, month: 1 } },
      'Variable "$input" got an invalid value at "input.card"; Field "cvc" of required type "String!" was not provided.',
    ],
    [
      "a number for a string",
      { kind: "CARD", card: { ...card, cvc: 8317 } },
      'Variable "$input" got an invalid value at "input.card.cvc"; String cannot represent a non string value.',
    ],
    [
      "an unknown field",
      { kind: "CARD", card: { ...card, number: cvc } },
      'Variable "$input" got an invalid value at "input.card"; Field "number" is not defined by type "Card".',
    ],
    [
      "a string for an object",
      { kind: "CARD", card: cardNumber },
      'Variable "$input" got an invalid value at "input.card"; Expected type "Card" to be an object.',
    ],
    [
      "a value that is not in the enum",
      { kind: cardNumber, card },
      'Variable "$input" got an invalid value at "input.kind"; This value does not exist in "Kind" enum.',
    ],
    [
      "a number for an enum",
      { kind: 8317, card },
      'Variable "$input" got an invalid value at "input.kind"; Enum "Kind" cannot represent non-string value.',
    ],
    ["the whole input", cardNumber, 'Variable "$input" got an invalid value; Expected type "Pay" to be an object.'],
    [
      "the message's own words in the value",
      { kind: "CARD", card: { ...card, cardNumber: { text: `got it at "x"; ${cardNumber}` } } },
      'Variable "$input" got an invalid value at "input.card.cardNumber"; String cannot represent a non string value.',
    ],
  ])("names %s and omits the value", async (_case, input, message) => {
    expect(await complaintsAbout("query ($input: Pay!) { pay(input: $input) }", { input })).toEqual([message]);
  });

  test.each<[string, string]>([
    ["a number for a string", `{ pay(input: { kind: CARD, card: { cardNumber: "x", month: 1, cvc: ${cvc} } }) }`],
    ["a string for an object", `{ pay(input: { kind: CARD, card: "${cardNumber}" }) }`],
    ["a string for a number", `{ charge(month: "${cardNumber}") }`],
    ["a forgotten colon", `{ pay(input: { kind: CARD, card: { cardNumber "${cardNumber}" } }) }`],
    ["a number out of place", `{ charge(month ${cardNumber}) }`],
    ["a value that is not in the enum", `{ pay(input: { kind: X${cvc}, card: {} }) }`],
  ])("written into the document leaves out %s", async (_case, source) => {
    const complaints = await complaintsAbout(source);
    expect(complaints.length).toBeGreaterThan(0);
    expect(complaints.join()).not.toMatch(/4242|8317/);
  });

  test.each([["first must be between 1 and 100, not 101"], ['Cannot query field "nothing" on type "Query".']])(
    "leaves %s unchanged",
    (message) => {
      expect(messageWithoutValues(message)).toBe(message);
    },
  );
});
