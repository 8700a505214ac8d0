import type { RedisClient } from "@souk/kernel/cache/redis-client";
import type { CartContents } from "../domain/cart.js";
import { rememberChangesForDays, type IdleCart, type IdleCartsPage } from "../domain/cart-store.js";
import { orUnavailable } from "./redis-error.js";

export interface RedisCartChangesDependencies {
  readonly redis: RedisClient;
  /** The key of the sorted set: the buyers by the time of their cart's last change, in milliseconds. */
  readonly key: string;
  readonly cartKey: (buyerId: string) => string;
}

/** An entry of the set. */
interface Hint {
  readonly buyerId: string;
  readonly changedAt: number;
}

const dayMs = 86_400_000;
const hintsPerBatch = 100;

/**
 * Records the last changes of carts and lists idle carts. The record of a change can be missing or outdated, because a
 * cart and the set may be on different nodes of a cluster. Each cart is therefore read before it is listed.
 */
export class RedisCartChanges {
  constructor(private readonly deps: RedisCartChangesDependencies) {}

  /**
   * Records the last change of a cart with these contents, unless it has no lines. The change has already happened, so
   * a failure to record it is not an error of the change.
   */
  async record(buyerId: string, { lines, updatedAt }: CartContents): Promise<void> {
    if (lines.length > 0 && updatedAt)
      await this.add({ buyerId, changedAt: updatedAt.getTime() }).catch(() => undefined);
  }

  /** Does the same as `record` for a cart whose contents the caller does not have. */
  async recordLast(buyerId: string): Promise<void> {
    const changedAt = await this.lastChangeOf(buyerId).catch(() => null);
    if (changedAt !== null) await this.add({ buyerId, changedAt }).catch(() => undefined);
  }

  async idleCarts({ changedAfter, afterBuyerId, changedBefore, first }: IdleCartsPage): Promise<IdleCart[]> {
    const until = changedBefore.getTime();
    const carts: IdleCart[] = [];
    let after = { changedAt: changedAfter.getTime(), buyerId: afterBuyerId };
    while (after.changedAt <= until && carts.length < first) {
      const hints = await this.hintsAfter(after, until);
      carts.push(...(await this.idleOf(hints)));
      const last = hints.at(-1);
      if (last === undefined) break;
      after = last;
    }
    return carts.slice(0, first);
  }

  /** Adds an entry, and removes those that are too old to be listed. */
  private async add({ buyerId, changedAt }: Hint): Promise<void> {
    const { redis, key } = this.deps;
    await Promise.all([
      // GT: a concurrent change may have added a later time
      redis.zadd(key, "GT", changedAt, buyerId.toLowerCase()),
      redis.zremrangebyscore(key, "-inf", `(${changedAt - rememberChangesForDays * dayMs}`),
    ]);
  }

  /** Returns the next entries, ordered by time and buyer: those of the same time after this buyer, then later ones. */
  private async hintsAfter(
    { changedAt, buyerId }: { readonly changedAt: number; readonly buyerId: string | null },
    until: number,
  ): Promise<Hint[]> {
    const { redis, key } = this.deps;
    const [tied, later] = await orUnavailable(
      Promise.all([
        buyerId === null ? [] : redis.zrangebyscore(key, changedAt, changedAt),
        redis.zrangebyscore(key, `(${changedAt}`, until, "WITHSCORES", "LIMIT", 0, hintsPerBatch),
      ]),
    );
    const hints = tied
      .filter((tiedId) => buyerId !== null && tiedId > buyerId)
      .map((id) => ({ buyerId: id, changedAt }));
    for (let index = 0; index + 1 < later.length; index += 2)
      hints.push({ buyerId: later[index] ?? "", changedAt: Number(later[index + 1]) });
    return hints.slice(0, hintsPerBatch);
  }

  /** Reads the carts in one round trip, and keeps those that have lines and the recorded time. */
  private async idleOf(hints: readonly Hint[]): Promise<IdleCart[]> {
    const lastChanges = await orUnavailable(Promise.all(hints.map(({ buyerId }) => this.lastChangeOf(buyerId))));
    return hints
      .filter(({ changedAt }, index) => changedAt === lastChanges[index])
      .map(({ buyerId, changedAt }) => ({ buyerId, changedAt: new Date(changedAt) }));
  }

  /** Returns the time of the last change of a cart; null when it has no lines. */
  private async lastChangeOf(buyerId: string): Promise<number | null> {
    const { redis, cartKey } = this.deps;
    const cart = cartKey(buyerId);
    const [updatedAt, fields] = await Promise.all([redis.hget(cart, "updatedAt"), redis.hlen(cart)]);
    // one field is `updatedAt`, each other one is a line
    return updatedAt !== null && fields > 1 ? Number(updatedAt) : null;
  }
}
