import type { TokenSafe } from "./token-safe.js";

/** A token that is stored: of a payment method, or of a payment that waits for its provider. */
export interface StoredToken {
  readonly place: "payment_methods" | "payments";
  readonly id: string;
  readonly token: string;
}

export interface TokenStore {
  /** Those that don't begin so, in the order of their ids after `afterId`; at most `limit`. */
  listTokens(
    place: StoredToken["place"],
    other: { readonly than: string; readonly afterId: string; readonly limit: number },
  ): Promise<readonly StoredToken[]>;
  /** Nothing where the token is another one by now, or gone. */
  replaceToken(stored: StoredToken, token: string): Promise<void>;
}

const pageSize = 200;
const beforeAll = "00000000-0000-0000-0000-000000000000";

/**
 * Seals every stored token under the key that is in use: after that the older ones open nothing any more. Harmless to repeat, and at the same
 * time as another. `failed`: how many cannot be opened, because their key is gone.
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
