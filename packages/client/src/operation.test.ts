import { expect, test } from "vitest";
import { operationKind } from "./operation.js";

test.each([
  ["{ me { id } }", "query"],
  ["query Me { me { id } }", "query"],
  ["\n    mutation Login($input: LoginInput!) { login(input: $input) { __typename } }", "mutation"],
  ["# a query, not a mutation\nquery { me { id } }", "query"],
  ["fragment A on User { id } mutation M { logout }", "mutation"],
  ["mutation M { logout } fragment query on User { id }", "mutation"],
  ["subscription S { stockChanged { id } }", "subscription"],
])("the kind of %j is %s", (document, kind) => {
  expect(operationKind(document)).toBe(kind);
});
