import { describe, expect, test } from "vitest";
import { Kind, parse } from "graphql";
import { limitedCalls, type LimitedCall } from "./limited-calls.js";

function callsOf(query: string, variables: Record<string, unknown> = {}): LimitedCall[] {
  const document = parse(query);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("no operation");
  return limitedCalls(document, operation, variables);
}

const kindsOf = (query: string, variables?: Record<string, unknown>): string[] =>
  callsOf(query, variables).map(({ kind }) => kind);

describe("each root field is one call, with any alias", () => {
  test.each([
    ["one", "mutation { login }", 1],
    ["aliases", "mutation { a: login b: login c: login }", 3],
    ["inline fragments", "mutation { ... { a: login } ... on Mutation { b: login c: login } }", 3],
    ["a fragment", "mutation { ...F b: login } fragment F on Mutation { a: login c: login }", 3],
    [
      "a fragment in a fragment",
      "mutation { ...F } fragment F on Mutation { a: login ...G } fragment G on Mutation { b: login }",
      2,
    ],
    ["a field that may be skipped", "mutation ($no: Boolean = false) { login @include(if: $no) }", 1],
    ["the operation that runs", "mutation A { login } mutation B { login }", 1],
  ])("%s", (_how, query, count) => {
    expect(kindsOf(query)).toEqual(Array.from({ length: count }, () => "login"));
  });

  test("a nested field with the same name does not count", () => {
    expect(kindsOf("{ me { login register } }")).toEqual([]);
  });

  test("a field counts by its name, not its alias", () => {
    expect(kindsOf("mutation { logout: login login: logout }")).toEqual(["login"]);
  });
});

describe("kinds that differ from the field's name", () => {
  const card = { cardNumber: "1", expiryMonth: 1, expiryYear: 2030, cvc: "1" };

  test.each<[string, string, Record<string, unknown>, string[]]>([
    [
      "a card in the variables",
      "mutation ($input: I) { checkout(input: $input) }",
      { input: { payment: { card } } },
      ["cardPayments"],
    ],
    [
      "a card as a variable",
      "mutation ($card: C) { payOrder(input: { payment: { card: $card } }) }",
      { card },
      ["cardPayments"],
    ],
    [
      "a card as a default",
      `mutation ($p: P = { card: { cvc: "1" } }) { payOrder(input: { payment: $p }) }`,
      {},
      ["cardPayments"],
    ],
    ["a card in the text", `mutation { checkout(input: { payment: { card: { cvc: "1" } } }) }`, {}, ["cardPayments"]],
    [
      "two of them",
      `mutation ($i: I) { a: checkout(input: $i) b: payOrder(input: $i) }`,
      { i: { payment: { card } } },
      ["cardPayments", "cardPayments"],
    ],
    ["a stored card", `mutation { checkout(input: { payment: { paymentMethodId: "1", card: null } }) }`, {}, []],
    [
      "a stored card, and no card at all",
      `mutation { checkout(input: { payment: { paymentMethodId: "1" } }) }`,
      {},
      [],
    ],
    ["a repeated password prompt", "mutation { a: changePassword b: disableTwoFactor }", {}, ["proofs", "proofs"]],
    [
      "a card to store",
      "mutation ($input: I) { addPaymentMethod(input: $input) }",
      { input: { details: card } },
      ["addPaymentMethod"],
    ],
  ])("%s", (_what, query, variables, kinds) => {
    expect(kindsOf(query, variables)).toEqual(kinds);
  });
});

describe("the subject of a call", () => {
  test.each<[string, string, Record<string, unknown>, Omit<LimitedCall, "kind">]>([
    ["an argument", `mutation { resendVerification(email: "a@x.test") }`, {}, { email: "a@x.test" }],
    [
      "a field of the input",
      `mutation { login(input: { email: "a@x.test", password: "p" }) }`,
      {},
      { email: "a@x.test" },
    ],
    ["a variable", "mutation ($e: String!) { login(input: { email: $e }) }", { e: "a@x.test" }, { email: "a@x.test" }],
    [
      "a variable's default",
      `mutation ($e: String = "a@x.test") { login(input: { email: $e }) }`,
      {},
      { email: "a@x.test" },
    ],
    [
      "the whole input as a variable",
      "mutation ($input: I!) { login(input: $input) }",
      { input: { email: "a@x.test" } },
      { email: "a@x.test" },
    ],
    ["another spelling of it", `mutation { login(input: { email: " A@X.Test " }) }`, {}, { email: "a@x.test" }],
    ["none for a link", `mutation { verifyEmail(input: { token: "t" }) }`, {}, {}],
    ["none for a non-text value", "mutation ($e: String) { login(input: { email: $e }) }", { e: { toString: 1 } }, {}],
    [
      "the token of an identity to link",
      `mutation { linkProviderIdentity(input: { linkToken: "t" }) }`,
      {},
      { challenge: "t" },
    ],
    ["a challenge", `mutation { verifySecondFactor(input: { challenge: "c", code: "1" }) }`, {}, { challenge: "c" }],
  ])("%s", (_how, query, variables, who) => {
    const [{ kind: _kind, ...found } = {}] = callsOf(query, variables);
    expect(found).toEqual(who);
  });
});
