import type { TokenSafe } from "./token-safe.js";

/** A stored token of a payment method, or of a payment that waits for its provider. */
export interface StoredToken {
  readonly place: "payment_methods" | "payments";
  readonly id: string;
  readonly token: string;
}

export interface TokenStore {
  /** Returns at most `limit` tokens that do not begin with the prefix, ordered by id, after `afterId`. */
  listTokens(
    place: StoredToken["place"],
    other: { readonly than: string; readonly afterId: string; readonly limit: number },
  ): Promise<readonly StoredToken[]>;
  /** Does nothing if the stored token has changed or is deleted. */
  replaceToken(stored: StoredToken, token: string): Promise<void>;
}

const pageSize = 200;
const beforeAll = "00000000-0000-0000-0000-000000000000";

/**
 * Encrypts every stored token under the current key; afterwards the older keys are no longer needed. Idempotent, and
 * safe to run concurrently. `failed`: the number of tokens that cannot be opened because their key is missing.
 */
export function resealTokens({ tokens, safe }: { tokens: TokenStore; safe: TokenSafe }) {
  return async (): Promise<{ resealed: number; failed: number }> => {
    const counts = { resealed: 0, failed: 0 };
    for (const place of ["payment_methods", "payments"] as const) {
      for (let afterId: string | undefined = beforeAll; afterId !== undefined;) {
        const page = await tokens.listTokens(place, { than: safe.currentPrefix, afterId, limit: pageSize });
        for (const stored of page) await reseal(stored, counts);
        afterId = page.at(-1)?.id;
      }
    }
    return counts;
  };

  async function reseal(stored: StoredToken, counts: { resealed: number; failed: number }): Promise<void> {
    try {
      await tokens.replaceToken(stored, await safe.sealed(await safe.opened(stored.token)));
      counts.resealed += 1;
    } catch {
      counts.failed += 1;
    }
  }
}
