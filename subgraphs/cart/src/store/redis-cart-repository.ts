import { randomUUID } from "node:crypto";
import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { Money } from "@souk/kernel/values/money";
import type { RedisClient } from "@souk/kernel/cache/redis-client";
import {
  emptyContents,
  lineIdOf,
  type CartContents,
  type StoredLine,
  maxLineQuantity,
  maxLines,
} from "../domain/cart.js";
import { cartIdOf } from "../domain/cart-id.js";
import {
  rememberMergesForDays,
  rememberOrdersForDays,
  rememberStartsForDays,
  type BoughtLines,
  type CartMerge,
  type CartStore,
  type ChangeLineOutcome,
  type ChangeLinesOutcome,
  type IdleCart,
  type IdleCartsPage,
  type LineChange,
  type MergeCartsOutcome,
  type MergeKey,
  type PlannedChange,
} from "../domain/cart-store.js";
import type { MergeReport } from "../domain/plan-merge.js";
import { RedisCartChanges } from "./redis-cart-changes.js";
import {
  changeCartLineLua,
  changeCartLinesLua,
  clearCartLua,
  countStartLua,
  mergeCartsLua,
  readCartLua,
  removeBoughtLua,
} from "./redis-cart-scripts.js";
import { RedisClusterMerge } from "./redis-cluster-merge.js";
import { orUnavailable } from "./redis-error.js";

export interface RedisCartDependencies {
  readonly redis: RedisClient;
  /** A cart is forgotten after this many seconds without a change. */
  readonly ttlSeconds: number;
  /** The prefix of every key; each test uses its own. */
  readonly keyPrefix?: string;
}

type Argument = string | number;

/** A hash as a script returns it: name, value, name, value. */
type Hash = readonly string[];
type Hashes = [cart: Hash, notes: Hash];
type Changed = [...Hashes, begins: 0 | 1];

/** The scripts as methods, after ioredis has defined them. */
interface CartCommands {
  readCart(cart: string, notes: string): Promise<Hashes>;
  changeCartLine(cart: string, notes: string, ...change: Argument[]): Promise<[kind: string, ...Changed]>;
  changeCartLines(cart: string, notes: string, ...plan: Argument[]): Promise<Changed | null>;
  clearCart(cart: string, notes: string, ...change: Argument[]): Promise<Hashes | null>;
  removeBought(cart: string, notes: string, order: string, ...bought: Argument[]): Promise<number>;
  mergeCarts(...keysAndPlan: Argument[]): Promise<string | null>;
  countStart(starts: string, minute: number, endsAt: number): Promise<number>;
}

/** Stores carts in Redis, one hash each, `cart:<buyer's id>`, with a second hash for notes. A change is one script. */
export class RedisCartRepository implements CartStore {
  private readonly redis: RedisClient & CartCommands;
  /** Undefined on one server, where one script merges both carts. */
  private readonly clusterMerge: RedisClusterMerge | undefined;
  private readonly changes: RedisCartChanges;
  private readonly ttlSeconds: number;
  private readonly keyPrefix: string;

  constructor({ redis, ttlSeconds, keyPrefix = "" }: RedisCartDependencies) {
    redis.defineCommand("readCart", { numberOfKeys: 2, lua: readCartLua });
    redis.defineCommand("changeCartLine", { numberOfKeys: 2, lua: changeCartLineLua });
    redis.defineCommand("changeCartLines", { numberOfKeys: 2, lua: changeCartLinesLua });
    redis.defineCommand("clearCart", { numberOfKeys: 2, lua: clearCartLua });
    redis.defineCommand("removeBought", { numberOfKeys: 3, lua: removeBoughtLua });
    redis.defineCommand("mergeCarts", { numberOfKeys: 5, lua: mergeCartsLua });
    redis.defineCommand("countStart", { numberOfKeys: 1, lua: countStartLua });
    this.redis = redis as RedisClient & CartCommands;
    this.clusterMerge = redis.isCluster ? new RedisClusterMerge(redis) : undefined;
    this.ttlSeconds = ttlSeconds;
    this.keyPrefix = keyPrefix;
    const cartKey = (buyerId: string): string => this.cartKey(buyerId);
    this.changes = new RedisCartChanges({ redis, key: `${keyPrefix}cart-changes`, cartKey });
  }

  async readCart(buyerId: string): Promise<CartContents> {
    const contents = await this.contentsOf(buyerId);
    if (contents.lines.length > 0 || !this.clusterMerge) return contents;
    // a merge may have the lines of a guest
    await this.clusterMerge.settle(this.cartKey(buyerId));
    return this.contentsOf(buyerId);
  }

  private async contentsOf(buyerId: string): Promise<CartContents> {
    return contentsFrom(buyerId, ...(await orUnavailable(this.redis.readCart(...this.keysOf(buyerId)))));
  }

  addToLine(change: LineChange): Promise<ChangeLineOutcome> {
    return this.changeLine(change, "add");
  }

  setLine(change: LineChange): Promise<ChangeLineOutcome> {
    return this.changeLine(change, "set");
  }

  async changeLines({ buyerId, plannedFor, changes, at }: PlannedChange): Promise<ChangeLinesOutcome> {
    const expected = plannedFor.flatMap((line) => [lineIdOf(line), line.quantity]);
    const newLines = changes.flatMap((line) => [
      lineIdOf(line),
      line.quantity,
      textOfPrice(line.priceWhenAdded),
      textOfValues(line),
    ]);
    const lists = [plannedFor.length, ...expected, changes.length, ...newLines];
    const plan = [at.getTime(), this.ttlSeconds, randomUUID(), ...lists];
    const changed = await orUnavailable(this.redis.changeCartLines(...this.keysOf(buyerId), ...plan));
    return changed === null ? { kind: "planOutdated" } : this.counted(buyerId, changed, at);
  }

  async clearCart(buyerId: string, at: Date, expectedVersion = ""): Promise<CartContents | null> {
    const change = [at.getTime(), this.ttlSeconds, randomUUID(), expectedVersion, cartIdOf(buyerId)];
    const cleared = await orUnavailable(this.redis.clearCart(...this.keysOf(buyerId), ...change));
    return cleared && contentsFrom(buyerId, ...cleared);
  }

  async removeBought({ orderId, buyerId, lines, at }: BoughtLines): Promise<void> {
    const keys = this.keysOf(buyerId);
    const order = `{${this.cartKey(buyerId)}}:order:${orderId.toLowerCase()}`;
    const bought = lines.flatMap((line) => [lineIdOf(line), line.quantity]);
    const orderTtlSeconds = rememberOrdersForDays * 86_400;
    const removal = [at.getTime(), this.ttlSeconds, orderTtlSeconds, randomUUID(), ...bought];
    await orUnavailable(this.redis.removeBought(...keys, order, ...removal));
    await this.changes.recordLast(buyerId);
  }

  async findMerge(key: MergeKey): Promise<MergeReport | null> {
    await this.clusterMerge?.settle(this.cartKey(key.guestId));
    const report = await orUnavailable(this.redis.get(this.mergeKey(key)));
    return report === null ? null : (JSON.parse(report) as MergeReport);
  }

  async mergeCarts(merge: CartMerge): Promise<MergeCartsOutcome> {
    const { guestId, userId, guest, account, changes, report, at } = merge;
    const lists = [guest, account, changes].flatMap((lines) => [
      lines.length,
      ...lines.flatMap((line) => [lineIdOf(line), line.quantity]),
    ]);
    const { ttlSeconds } = this;
    const [accountKeys, guestKeys, mergeKey] = [this.keysOf(userId), this.keysOf(guestId), this.mergeKey(merge)];
    const mergeTtlSeconds = rememberMergesForDays * 86_400;
    const plan = [at.getTime(), ttlSeconds, mergeTtlSeconds, JSON.stringify(report), randomUUID(), ...lists];
    const storedReport = this.clusterMerge
      ? await this.clusterMerge.merge({ guest: guestKeys, account: accountKeys, mergeKey, plan, ttlSeconds })
      : await orUnavailable(this.redis.mergeCarts(...accountKeys, ...guestKeys, mergeKey, ...plan));
    if (storedReport === null) return { kind: "planOutdated" };
    await this.changes.recordLast(userId);
    return { kind: "merged", report: JSON.parse(storedReport) as MergeReport };
  }

  private mergeKey({ mergeId, userId }: MergeKey): string {
    return `{${this.cartKey(userId)}}:merge:${mergeId.toLowerCase()}`;
  }

  private async changeLine(
    { buyerId, quantity, price, at, expectedVersion = "", ...line }: LineChange,
    mode: "add" | "set",
  ): Promise<ChangeLineOutcome> {
    const limits = [maxLineQuantity, maxLines];
    const seen = textOfPrice(price ?? null);
    const versions = [randomUUID(), expectedVersion, cartIdOf(buyerId)];
    const values = textOfValues(line);
    const change = [
      lineIdOf(line),
      quantity,
      mode,
      ...limits,
      at.getTime(),
      this.ttlSeconds,
      seen,
      ...versions,
      values,
    ];
    const [kind, ...changed] = await orUnavailable(this.redis.changeCartLine(...this.keysOf(buyerId), ...change));
    if (kind === "lineQuantityExceeded" || kind === "linesExceeded" || kind === "otherVersion") return { kind };
    return this.counted(buyerId, changed, at);
  }

  async countStarts({ from, to }: Parameters<CartStore["countStarts"]>[0]): Promise<number> {
    const days: Promise<number>[] = [];
    for (let day = startOfDay(from); day < to.getTime(); day += dayMs) days.push(this.startsOfDay(day, { from, to }));
    return (await Promise.all(days)).reduce((sum, starts) => sum + starts, 0);
  }

  idleCarts(page: IdleCartsPage): Promise<readonly IdleCart[]> {
    return this.changes.idleCarts(page);
  }

  private async startsOfDay(day: number, { from, to }: Parameters<CartStore["countStarts"]>[0]): Promise<number> {
    const quarters = Object.entries(await orUnavailable(this.redis.hgetall(this.startsKey(day))));
    return quarters
      .map(([minute, starts]) => ({ at: day + Number(minute) * minuteMs, starts: Number(starts) }))
      .filter(({ at }) => at >= from.getTime() && at < to.getTime())
      .reduce((sum, { starts }) => sum + starts, 0);
  }

  /** Counts a start and records the change. It has already happened, so a failure here is not an error of the change. */
  private async counted(
    buyerId: string,
    [cart, notes, begins]: Changed,
    at: Date,
  ): Promise<{ readonly kind: "changed"; readonly contents: CartContents }> {
    if (begins === 1) {
      const day = startOfDay(at);
      const minute = Math.floor((at.getTime() - day) / quarterMs) * (quarterMs / minuteMs);
      const endsAt = day / 1000 + (rememberStartsForDays + 1) * 86_400;
      await this.redis.countStart(this.startsKey(day), minute, endsAt).catch(() => undefined);
    }
    const contents = contentsFrom(buyerId, cart, notes);
    await this.changes.record(buyerId, contents);
    return { kind: "changed", contents };
  }

  private startsKey(day: number): string {
    return `${this.keyPrefix}cart-starts:${new Date(day).toISOString().slice(0, 10)}`;
  }

  /** The braces put both keys on one node of a cluster, so that a script can reach them. */
  private keysOf(buyerId: string): [cart: string, notes: string] {
    const cart = this.cartKey(buyerId);
    return [cart, `{${cart}}:notes`];
  }

  private cartKey(buyerId: string): string {
    return `${this.keyPrefix}cart:${buyerId.toLowerCase()}`;
  }
}

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const dayMs = 86_400_000;

function startOfDay(at: Date): number {
  return Math.floor(at.getTime() / dayMs) * dayMs;
}

function pairsOf(hash: Hash): [string, string][] {
  return hash.flatMap((name, index) => (index % 2 === 0 ? [[name, hash[index + 1] ?? ""]] : []));
}

function contentsFrom(buyerId: string, cart: Hash, notes: Hash): CartContents {
  const fields = new Map(pairsOf(cart));
  const updatedAt = fields.get("updatedAt");
  if (updatedAt === undefined) return emptyContents;
  fields.delete("updatedAt");
  const noted = new Map(pairsOf(notes));
  const lines = [...fields]
    .map(([lineId, value]) => {
      const [quantity, sequence] = value.split(":");
      return { lineId, quantity: Number(quantity), sequence: Number(sequence) };
    })
    .toSorted((one, other) => one.sequence - other.sequence)
    .map(({ lineId, quantity }): StoredLine => {
      const line = lineFrom(lineId, noted.get(`values:${lineId}`));
      return { ...line, quantity, priceWhenAdded: priceFrom(noted.get(lineId)) };
    });
  // the time reveals a change by a release without versions
  const version = noted.get("versionAt") === updatedAt ? noted.get("version") : undefined;
  return { lines, updatedAt: new Date(Number(updatedAt)), version: version ?? `${cartIdOf(buyerId)}:${updatedAt}` };
}

/** Returns the product and the values of a line in the format of the notes; an empty string without values. */
function textOfValues({ productId, declared }: Pick<StoredLine, "productId" | "declared">): string {
  return declared ? JSON.stringify({ productId, custom: declared.custom }) : "";
}

function lineFrom(lineId: string, text: string | undefined): Pick<StoredLine, "productId" | "declared"> {
  if (text === undefined) return { productId: lineId };
  const { productId, custom } = JSON.parse(text) as { productId: string; custom: CustomValues };
  return { productId, declared: { lineId, custom } };
}

/** Returns the price in the format of the notes; an empty string for null. */
function textOfPrice(price: Money | null): string {
  return price === null ? "" : `${price.amountMinor}:${price.currency}`;
}

function priceFrom(text: string | undefined): Money | null {
  const [amountMinor, currency] = text?.split(":") ?? [];
  return currency === undefined ? null : { amountMinor: Number(amountMinor), currency };
}
