import { authExchange } from "@urql/exchange-auth";
import { makeOperation, type CombinedError, type Exchange } from "@urql/core";
import { RenewSessionDocument } from "./renew-session.generated";
import { rememberedSession, type RememberedSession } from "./remembered-session";

/**
 * An access token lives for minutes. When an answer says that there is none (any more), the session is renewed once, by the
 * HttpOnly cookie of the refresh token, while all requests wait; then they are sent again. No token ever reaches a script.
 */
export function sessionRenewal(onSessionEnd: () => void): Exchange {
  return authExchange(async (utilities) => {
    /** When the oldest of the requests that wait was sent. */
    let sentAt = Number.POSITIVE_INFINITY;
    return {
      addAuthToOperation: (operation) =>
        makeOperation(operation.kind, operation, { ...operation.context, sentAt: Date.now() }),
      didAuthError: (error, { context }) => {
        // a cookie that does not hold was taken away with its refusal: who has no session asks again as nobody
        if (!isUnauthenticated(error) || !(rememberedSession.present || statusOf(error) === 401)) return false;
        sentAt = Math.min(sentAt, Number(context.sentAt ?? Date.now()));
        return true;
      },
      refreshAuth: async () => {
        try {
          await oneTabAtATime(rememberedSession, sentAt, async () => {
            rememberedSession.renewing();
            const { data } = await utilities.mutate(RenewSessionDocument, {}, { fetchOptions: outlivesThePage });
            rememberedSession.notRenewing();
            if (data?.refreshSession?.__typename === "SignedIn") return rememberedSession.renewed();
            // only the graph's own word ends a session: a network or a service that is away does not
            if (data?.refreshSession?.__typename !== "SessionExpired") return;
            rememberedSession.end();
            onSessionEnd();
          });
        } finally {
          // of those that came to wait meanwhile too
          sentAt = Number.POSITIVE_INFINITY;
        }
      },
    };
  });
}

/** A refresh token is spent with its request: the new one has to arrive, wherever the visitor has gone by then. */
const outlivesThePage: RequestInit = { credentials: "same-origin", keepalive: true };
/** By then a renewal has set its cookies, though the page that began it is gone. */
const arrivedMs = 3000;
const writtenMs = 100;

export function isUnauthenticated(error: CombinedError): boolean {
  return statusOf(error) === 401 || error.graphQLErrors.some(({ extensions }) => extensions.code === "UNAUTHENTICATED");
}

function statusOf({ response }: CombinedError): number | undefined {
  return (response as { status?: number } | undefined)?.status;
}

/**
 * A refresh token works once: of several tabs one renews, and the others find it done. So do requests whose refusal comes
 * after a renewal that they were sent before.
 */
async function oneTabAtATime(session: RememberedSession, sentAt: number, renew: () => Promise<void>): Promise<void> {
  const renewOnce = async () => {
    if (!session.present || session.renewedAt > sentAt) return;
    const left = session.renewingSince + arrivedMs - Date.now();
    if (left <= 0) return renew();
    // a page that is gone has begun it: what waits is sent again with the cookies of that renewal
    await new Promise((resolve) => setTimeout(resolve, left));
    session.notRenewing();
    session.renewed();
  };
  if (!("locks" in navigator)) return renewOnce();
  await new Promise<void>((resolve, reject) => {
    const held = navigator.locks.request("souk-session", async () => {
      await renewOnce();
      resolve();
      // what this tab has written reaches others a little later than the lock would
      await new Promise((settled) => setTimeout(settled, writtenMs));
    });
    held.catch(reject);
  });
}
