import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { RedisClient } from "@souk/kernel/cache/redis-client";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { maxLineQuantity } from "../domain/cart.js";
import {
  endTakingLua,
  mergeTakenLua,
  readTakingLua,
  settleMergeLua,
  takeGuestLua,
} from "./redis-cluster-merge-scripts.js";
import { orUnavailable } from "./redis-error.js";

type Hash = readonly string[];
type Argument = string | number;

/** The scripts as methods, after ioredis has defined them. */
interface MergeCommands {
  takeGuest(...keysAndArguments: Argument[]): Promise<[cart: Hash, notes: Hash] | null>;
  readTaking(taking: string): Promise<[attempt: string, merge: string, cancel: string, ageSeconds: number] | null>;
  mergeTaken(...keysAndArguments: Argument[]): Promise<string | null>;
  settleMerge(merge: string, cancel: string): Promise<0 | 1>;
  endTaking(...keysAndArguments: Argument[]): Promise<number>;
}

export interface ClusterMerge {
  /** The keys of the guest's cart, as `cart` and `notes`. */
  readonly guest: readonly [cart: string, notes: string];
  readonly account: readonly [cart: string, notes: string];
  readonly mergeKey: string;
  /** The arguments of the script that merges two carts of one node. */
  readonly plan: readonly Argument[];
  readonly ttlSeconds: number;
}

/** An attempt takes milliseconds. After this time its process counts as dead. */
const longestAttemptSeconds = 5;
const pauseMs = 30;
const longestWaitMs = 8000;

/** Merges carts that are on different nodes of a Redis Cluster. */
export class RedisClusterMerge {
  private readonly redis: RedisClient & MergeCommands;

  constructor(redis: RedisClient) {
    redis.defineCommand("takeGuest", { numberOfKeys: 5, lua: takeGuestLua });
    redis.defineCommand("readTaking", { numberOfKeys: 1, lua: readTakingLua });
    redis.defineCommand("mergeTaken", { numberOfKeys: 6, lua: mergeTakenLua });
    redis.defineCommand("settleMerge", { numberOfKeys: 2, lua: settleMergeLua });
    redis.defineCommand("endTaking", { numberOfKeys: 5, lua: endTakingLua });
    this.redis = redis as RedisClient & MergeCommands;
  }

  /** Returns the report of the merge; null when a cart is not the one of the plan. Throws ServiceUnavailableError. */
  async merge({ guest, account, mergeKey, plan, ttlSeconds }: ClusterMerge): Promise<string | null> {
    const attempt = randomUUID();
    const ofAccount = (name: string): string => `{${account[0]}}:${name}:${attempt}`;
    const cancel = ofAccount("cancelled");
    const taken = await this.take(guest, [attempt, mergeKey, cancel, ttlSeconds], mergeKey);
    if (typeof taken === "string") return taken;
    const keys = [...account, ofAccount("guest"), ofAccount("guest-notes"), mergeKey, cancel];
    const copies = taken.map((hash) => JSON.stringify(hash));
    const report = await orUnavailable(this.redis.mergeTaken(...keys, ...plan, ...copies));
    await orUnavailable(
      this.redis.endTaking(...keysOfTaking(guest), attempt, report === null ? 1 : 0, maxLineQuantity),
    );
    return report;
  }

  /** Waits until no merge has the guest's cart, and completes or undoes the merge of a dead process. */
  async settle(guestCart: string): Promise<void> {
    const deadline = Date.now() + longestWaitMs;
    const guest = [guestCart, `{${guestCart}}:notes`] as const;
    for (;;) {
      const taking = await orUnavailable(this.redis.readTaking(keysOfTaking(guest)[4]));
      if (taking === null) return;
      const [attempt, merge, cancel, ageSeconds] = taking;
      if (ageSeconds > longestAttemptSeconds) {
        const hasMerged = await orUnavailable(this.redis.settleMerge(merge, cancel));
        const givesBack = hasMerged === 1 ? 0 : 1;
        await orUnavailable(this.redis.endTaking(...keysOfTaking(guest), attempt, givesBack, maxLineQuantity));
        return;
      }
      if (Date.now() > deadline) throw new ServiceUnavailableError("cart");
      await delay(pauseMs);
    }
  }

  /** Returns the guest's cart once no other attempt has it, or the report of an attempt that has merged it. */
  private async take(
    guest: ClusterMerge["guest"],
    attempt: readonly Argument[],
    mergeKey: string,
  ): Promise<readonly [cart: Hash, notes: Hash] | string> {
    const deadline = Date.now() + longestWaitMs;
    while (Date.now() < deadline) {
      const report = await orUnavailable(this.redis.get(mergeKey));
      if (report !== null) return report;
      const taken = await orUnavailable(this.redis.takeGuest(...keysOfTaking(guest), ...attempt));
      if (taken !== null) return taken;
      await this.settle(guest[0]);
    }
    throw new ServiceUnavailableError("cart");
  }
}

function keysOfTaking([cart, notes]: ClusterMerge["guest"]): [string, string, string, string, string] {
  return [cart, notes, `{${cart}}:taken`, `{${cart}}:taken-notes`, `{${cart}}:taking`];
}
