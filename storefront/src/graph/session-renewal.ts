import { authExchange } from "@urql/exchange-auth";
import { makeOperation, type CombinedError, type Exchange } from "@urql/core";
import { clientHeaders } from "./client-headers";
import { RenewSessionDocument } from "./renew-session.generated";
import { rememberedSession } from "./remembered-session";
import { keepaliveRequest, withRenewalLock } from "./renewal-lock";

/**
 * An access token lives for minutes. When an answer says that it is expired or missing, the session is renewed once
 * with the HttpOnly cookie of the refresh token. All requests wait for that and are then sent again. No script ever
 * sees a token.
 */
export function sessionRenewal(onSessionEnd: () => void): Exchange {
  return authExchange(async (utilities) => {
    /** The time when the oldest waiting request was sent. */
    let sentAt = Number.POSITIVE_INFINITY;
    /** True if the router saw the refresh cookie. The browser's own record of the session may be missing or cleared. */
    let hasSession = false;
    return {
      addAuthToOperation: (operation) =>
        makeOperation(operation.kind, operation, { ...operation.context, sentAt: Date.now() }),
      didAuthError: (error, { context }) => {
        // the refusal cleared an invalid cookie, so a visitor without a session sends the request again without one
        const isRefused = isUnauthenticated(error) && (rememberedSession.present || statusOf(error) === 401);
        if (!isExpired(error) && !isRefused) return false;
        hasSession ||= isExpired(error);
        sentAt = Math.min(sentAt, Number(context.sentAt ?? Date.now()));
        return true;
      },
      refreshAuth: async () => {
        try {
          if (!hasSession && !rememberedSession.present) return;
          await withRenewalLock(sentAt, async () => {
            const { data, error } = await utilities.mutate(RenewSessionDocument, {}, { fetchOptions });
            if (data?.refreshSession?.__typename === "SignedIn") return "renewed";
            if (error?.networkError) return "unanswered";
            // only an answer of the graph ends a session; an unavailable service does not
            if (data?.refreshSession?.__typename === "SessionExpired") {
              rememberedSession.end();
              onSessionEnd();
            }
            return "refused";
          });
        } finally {
          // also resets the time for requests that started to wait meanwhile
          sentAt = Number.POSITIVE_INFINITY;
          hasSession = false;
        }
      },
    };
  });
}

const fetchOptions: RequestInit = { ...keepaliveRequest, headers: clientHeaders("storefront") };

/** Returns true if the request had no valid session. False if a session exists and its renewal got no answer. */
export function isUnauthenticated(error: CombinedError): boolean {
  if (isExpired(error)) return false;
  return statusOf(error) === 401 || error.graphQLErrors.some(({ extensions }) => extensions.code === "UNAUTHENTICATED");
}

/** Returns true if a session exists and must be renewed first. */
function isExpired(error: CombinedError): boolean {
  return error.graphQLErrors.some(({ extensions }) => extensions.reason === "TOKEN_EXPIRED");
}

function statusOf({ response }: CombinedError): number | undefined {
  return (response as { status?: number } | undefined)?.status;
}
