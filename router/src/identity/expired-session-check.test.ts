import { expect, test } from "vitest";
import { parse, type OperationDefinitionNode } from "graphql";
import { expiredSessionCheck } from "./expired-session-check.js";
import type { ResolvedRequest } from "../gateway/operation-checks.js";

const expired = { cookie: "souk_refresh=x", authorization: undefined };

test.each<[string, string, { cookie: string | undefined; authorization: string | undefined }, boolean]>([
  ["a public field after the session has expired", "{ products { totalCount } }", expired, false],
  ["the renewal of the session", "mutation { refreshSession { __typename } }", expired, true],
  ["the end of the session", "mutation { __typename logout }", expired, true],
  ["a public field beside the renewal", "mutation { refreshSession { __typename } clearCart { id } }", expired, false],
  ["a fragment that holds the renewal", "mutation { ... { refreshSession { __typename } } }", expired, false],
  ["a question about the schema", "{ __schema { description } }", expired, true],
  ["a request with a token", "{ me { id } }", { ...expired, authorization: "Bearer x" }, true],
  ["a request without cookies", "{ products { totalCount } }", { ...expired, cookie: undefined }, true],
  ["a request with other cookies", "{ products { totalCount } }", { ...expired, cookie: "theme=dark" }, true],
])("%s", (_case, query, contextValue, passes) => {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const check = (): unknown =>
    expiredSessionCheck(false)({ operation, document, contextValue } as unknown as ResolvedRequest);
  if (passes) expect(check()).toBeUndefined();
  else
    expect(check).toThrow(
      expect.objectContaining({
        extensions: expect.objectContaining({
          code: "UNAUTHENTICATED",
          reason: "TOKEN_EXPIRED",
          http: { status: 401 },
        }),
      }),
    );
});
