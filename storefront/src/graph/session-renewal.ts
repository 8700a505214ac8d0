import { authExchange } from "@urql/exchange-auth";
import { makeOperation, type CombinedError, type Exchange } from "@urql/core";
import { clientHeaders } from "./client-headers";
import { RenewSessionDocument } from "./renew-session.generated";
import { rememberedSession, type RememberedSession } from "./remembered-session";

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
          await withRenewalLock(rememberedSession, sentAt, async () => {
            rememberedSession.renewing();
            const { data } = await utilities.mutate(RenewSessionDocument, {}, { fetchOptions: keepaliveRequest });
            rememberedSession.notRenewing();
            if (data?.refreshSession?.__typename === "SignedIn") return rememberedSession.renewed();
            // only an answer of the graph ends a session; a failed network or an unavailable service does not
            if (data?.refreshSession?.__typename !== "SessionExpired") return;
            rememberedSession.end();
            onSessionEnd();
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

/**
 * A refresh token is spent with its request, so the answer with the new one must arrive even after the visitor leaves
 * the page.
 */
const keepaliveRequest: RequestInit = {
  credentials: "same-origin",
  keepalive: true,
  headers: clientHeaders("storefront"),
};
/** After this time, a renewal has set its cookies, even if the page that started it is closed. */
const arrivedMs = 3000;
const writtenMs = 100;

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

/**
 * A refresh token works once, so only one tab renews and the others use the result. The same holds for a request that
 * was sent before a renewal and refused after it.
 */
async function withRenewalLock(session: RememberedSession, sentAt: number, renew: () => Promise<void>): Promise<void> {
  const renewOnce = async () => {
    if (session.renewedAt > sentAt) return;
    const left = session.renewingSince + arrivedMs - Date.now();
    if (left <= 0) return renew();
    // a page that is now closed started the renewal: waiting requests are sent again with its new cookies
    await new Promise((resolve) => setTimeout(resolve, left));
    session.notRenewing();
    session.renewed();
  };
  if (!("locks" in navigator)) return renewOnce();
  await new Promise<void>((resolve, reject) => {
    const lock = navigator.locks.request("souk-session", async () => {
      await renewOnce();
      resolve();
      // other tabs see the writes of this tab a little later than the release of the lock
      await new Promise((settled) => setTimeout(settled, writtenMs));
    });
    lock.catch(reject);
  });
}
