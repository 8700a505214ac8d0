import { describe, expect, test } from "vitest";
import { Kind, parse } from "graphql";
import { canonicalText, operationId, sha256 } from "./canonical-document.js";

function canonical(text: string, name?: string): string {
  const document = parse(text);
  const operation = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION && (name === undefined || node.name?.value === name),
  );
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation");
  expect(operationId(document, operation)).toBe(sha256(canonicalText(document, operation)));
  return canonicalText(document, operation);
}

describe("the canonical text of an operation", () => {
  const text = canonical("query A { me { ...F ...G } } fragment F on User { id } fragment G on User { email }");

  test.each([
    ["ignores white space and commas", "query A{me{...F,...G}}fragment F on User{id}fragment G on User{email}"],
    [
      "with comments",
      "# who\nquery A { me { ...F ...G } } # me\nfragment F on User { id } fragment G on User { email }",
    ],
    [
      "with its fragments in another order",
      "fragment G on User { email } fragment F on User { id } query A { me { ...F ...G } }",
    ],
    [
      "among others",
      "query A { me { ...F ...G } } query B { me { ...H } } fragment H on User { id } fragment F on User { id } fragment G on User { email }",
    ],
  ])("is the same: %s", (_how, other) => {
    expect(canonical(other, "A")).toBe(text);
  });

  test.each([
    ["with another name", "query B { me { ...F ...G } } fragment F on User { id } fragment G on User { email }"],
    [
      "with its fields in another order",
      "query A { me { ...G ...F } } fragment F on User { id } fragment G on User { email }",
    ],
    [
      "with another fragment of the name",
      "query A { me { ...F ...G } } fragment F on User { id role } fragment G on User { email }",
    ],
    ["with an alias", "query A { you: me { ...F ...G } } fragment F on User { id } fragment G on User { email }"],
    [
      "with another value",
      `query A { me(x: "1") { ...F ...G } } fragment F on User { id } fragment G on User { email }`,
    ],
  ])("differs for an operation %s", (_how, other) => {
    expect(canonical(other)).not.toBe(text);
  });
});
