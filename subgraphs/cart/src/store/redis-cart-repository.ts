import type { Redis } from "ioredis";
import { emptyContents, type CartContents } from "../domain/cart.js";
import { maxLineQuantity, maxLines } from "../domain/cart-limits.js";
import {
  rememberMergesForDays,
  rememberOrdersForDays,
  type BoughtLines,
  type CartMerge,
  type CartStore,
  type ChangeLineOutcome,
  type LineChange,
  type MergeCartsOutcome,
  type MergeKey,
} from "../domain/cart-store.js";
import type { MergeReport } from "../domain/plan-merge.js";
import { changeCartLineLua, clearCartLua, mergeCartsLua, removeBoughtLua } from "./redis-cart-scripts.js";
import { orUnavailable } from "./redis-error.js";

export interface RedisCartParts {
  readonly redis: Redis;
  /** After so many seconds without a change a cart is forgotten. */
  readonly ttlSeconds: number;
  /** Stands before every key: a test has one of its own. */
  readonly keyPrefix?: string;
}

type Argument = string | number;

/** The scripts, as ioredis offers them once they are defined. */
interface CartCommands {
  changeCartLine(cart: string, ...change: Argument[]): Promise<string[]>;
  clearCart(cart: string, at: number, ttlSeconds: number): Promise<string[]>;
  removeBought(cart: string, order: string, ...bought: Argument[]): Promise<number>;
  mergeCarts(account: string, guest: string, merge: string, ...plan: Argument[]): Promise<string | null>;
}

/** Carts in Redis, one hash each, `cart:<buyer's id>`. A change is one script. */
export class RedisCartRepository implements CartStore {
  private readonly redis: Redis & CartCommands;
  private readonly ttlSeconds: number;
  private readonly keyPrefix: string;

  constructor({ redis, ttlSeconds, keyPrefix = "" }: RedisCartParts) {
    redis.defineCommand("changeCartLine", { numberOfKeys: 1, lua: changeCartLineLua });
    redis.defineCommand("clearCart", { numberOfKeys: 1, lua: clearCartLua });
    redis.defineCommand("removeBought", { numberOfKeys: 2, lua: removeBoughtLua });
    redis.defineCommand("mergeCarts", { numberOfKeys: 3, lua: mergeCartsLua });
    this.redis = redis as Redis & CartCommands;
    this.ttlSeconds = ttlSeconds;
    this.keyPrefix = keyPrefix;
  }

  async readCart(buyerId: string): Promise<CartContents> {
    return contentsFrom(Object.entries(await orUnavailable(this.redis.hgetall(this.cartKey(buyerId)))));
  }

  addToLine(change: LineChange): Promise<ChangeLineOutcome> {
    return this.changeLine(change, "add");
  }

  setLine(change: LineChange): Promise<ChangeLineOutcome> {
    return this.changeLine(change, "set");
  }

  async clearCart(buyerId: string, at: Date): Promise<CartContents> {
    const cart = this.cartKey(buyerId);
    return contentsFrom(pairsOf(await orUnavailable(this.redis.clearCart(cart, at.getTime(), this.ttlSeconds))));
  }

  async removeBought({ orderId, buyerId, lines, at }: BoughtLines): Promise<void> {
    const cart = this.cartKey(buyerId);
    // the braces put both keys on one node of a cluster, where a script can reach them
    const order = `{${cart}}:order:${orderId.toLowerCase()}`;
    const bought = lines.flatMap(({ productId, quantity }) => [productId, quantity]);
    const orderTtlSeconds = rememberOrdersForDays * 86_400;
    await orUnavailable(
      this.redis.removeBought(cart, order, at.getTime(), this.ttlSeconds, orderTtlSeconds, ...bought),
    );
  }

  async findMerge(key: MergeKey): Promise<MergeReport | null> {
    const report = await orUnavailable(this.redis.get(this.mergeKey(key)));
    return report === null ? null : (JSON.parse(report) as MergeReport);
  }

  async mergeCarts(merge: CartMerge): Promise<MergeCartsOutcome> {
    const { guestId, userId, guest, account, changes, report, at } = merge;
    const lists = [guest, account, changes].flatMap((lines) => [
      lines.length,
      ...lines.flatMap(({ productId, quantity }) => [productId, quantity]),
    ]);
    const kept = await orUnavailable(
      this.redis.mergeCarts(
        this.cartKey(userId),
        this.cartKey(guestId),
        this.mergeKey(merge),
        at.getTime(),
        this.ttlSeconds,
        rememberMergesForDays * 86_400,
        JSON.stringify(report),
        ...lists,
      ),
    );
    return kept === null ? { kind: "planOutdated" } : { kind: "merged", report: JSON.parse(kept) as MergeReport };
  }

  private mergeKey({ mergeId, userId }: MergeKey): string {
    return `{${this.cartKey(userId)}}:merge:${mergeId.toLowerCase()}`;
  }

  private async changeLine(
    { buyerId, productId, quantity, at }: LineChange,
    mode: "add" | "set",
  ): Promise<ChangeLineOutcome> {
    const limits = [maxLineQuantity, maxLines];
    const change = [productId, quantity, mode, ...limits, at.getTime(), this.ttlSeconds];
    const [kind, ...hash] = await orUnavailable(this.redis.changeCartLine(this.cartKey(buyerId), ...change));
    if (kind === "lineQuantityExceeded" || kind === "linesExceeded") return { kind };
    return { kind: "changed", contents: contentsFrom(pairsOf(hash)) };
  }

  private cartKey(buyerId: string): string {
    return `${this.keyPrefix}cart:${buyerId.toLowerCase()}`;
  }
}

/** A hash as a script gives it: name, value, name, value. */
function pairsOf(hash: readonly string[]): [string, string][] {
  return hash.flatMap((name, index) => (index % 2 === 0 ? [[name, hash[index + 1] ?? ""]] : []));
}

function contentsFrom(hash: readonly (readonly [string, string])[]): CartContents {
  const updatedAt = hash.find(([name]) => name === "updatedAt")?.[1];
  if (updatedAt === undefined) return emptyContents;
  const lines = hash
    .filter(([name]) => name !== "updatedAt")
    .map(([productId, value]) => {
      const [quantity, sequence] = value.split(":");
      return { productId, quantity: Number(quantity), sequence: Number(sequence) };
    })
    .toSorted((one, other) => one.sequence - other.sequence)
    .map(({ productId, quantity }) => ({ productId, quantity }));
  return { lines, updatedAt: new Date(Number(updatedAt)) };
}
