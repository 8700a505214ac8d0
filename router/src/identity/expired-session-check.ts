import { cookieName, parseCookie, sessionCookies } from "@souk/kernel/http/cookie-header";
import { graphError } from "@souk/kernel/errors/graph-error";
import { GraphQLError, Kind, type OperationDefinitionNode } from "graphql";
import type { OperationCheck } from "../gateway/operation-checks.js";

/** These start, renew or end a session and read nothing that depends on the expired one. */
const sessionFields = new Set(["refreshSession", "logout", "login", "verifySecondFactor", "resendVerification"]);
/** The same result for every viewer. */
const schemaFields = new Set(["__typename", "__schema", "__type"]);

/**
 * Refuses a browser's request whose access cookie has expired while its refresh cookie remains: answered as an anonymous
 * request, a public field that depends on the viewer would be wrong without an error. The browser renews the session and
 * sends the request again.
 */
export function expiredSessionCheck(secureCookies: boolean): OperationCheck {
  const refreshCookie = cookieName(sessionCookies.refresh, secureCookies);
  return ({ operation, contextValue: { authorization, cookie } }) => {
    if (authorization !== undefined || !parseCookie(cookie)[refreshCookie] || isOpen(operation)) return;
    const { message, extensions } = graphError("UNAUTHENTICATED", "The session's access token has expired", {
      reason: "TOKEN_EXPIRED",
    });
    throw new GraphQLError(message, { extensions: { ...extensions, http: { status: 401 } } });
  };
}

function isOpen({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.every(
    (field) => field.kind === Kind.FIELD && (sessionFields.has(field.name.value) || schemaFields.has(field.name.value)),
  );
}
