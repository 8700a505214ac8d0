import { rememberedSession } from "./remembered-session";

/** `unanswered`: it is unknown whether the refresh token is spent. */
export type RenewalResult = "renewed" | "refused" | "unanswered";

/**
 * A refresh token is spent with its request, so the answer with the new one must arrive even after the visitor leaves
 * the page.
 */
export const keepaliveRequest: RequestInit = { credentials: "same-origin", keepalive: true };
/** After this time, a renewal has set its cookies, even if the page that started it is closed. */
const arrivedMs = 3000;
const writtenMs = 100;

/**
 * A refresh token works once, so only one tab renews and the others use the result. The same holds for a request that
 * was sent before a renewal and refused after it. `sentAt`: when the oldest refused request was sent, in milliseconds
 * since 1970.
 */
export async function withRenewalLock(sentAt: number, renew: () => Promise<RenewalResult>): Promise<void> {
  // browsers have locks on pages of HTTPS and localhost only
  if (!("locks" in navigator)) return renewOnce(sentAt, renew);
  await new Promise<void>((resolve, reject) => {
    const lock = navigator.locks.request("souk-session", async () => {
      await renewOnce(sentAt, renew);
      resolve();
      // other tabs see the writes of this tab a little later than the release of the lock
      await new Promise((settled) => setTimeout(settled, writtenMs));
    });
    lock.catch(reject);
  });
}

async function renewOnce(sentAt: number, renew: () => Promise<RenewalResult>): Promise<void> {
  if (rememberedSession.renewedAt > sentAt) return;
  const left = rememberedSession.renewingSince + arrivedMs - Date.now();
  if (left > 0) {
    // a page that is now closed started the renewal: waiting requests are sent again with its new cookies
    await new Promise((resolve) => setTimeout(resolve, left));
    rememberedSession.notRenewing();
    return rememberedSession.renewed();
  }
  rememberedSession.renewing();
  const result = await renew();
  // a browser cancels the requests of a page that is left before its scripts end, and the renewal still arrives
  if (result === "unanswered") return;
  rememberedSession.notRenewing();
  if (result === "renewed") rememberedSession.renewed();
}
