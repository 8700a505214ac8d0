import type { Clock } from "@souk/kernel/values/clock";
import type { Database } from "@souk/kernel/database/database";
import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { EntityManager } from "typeorm";
import {
  emptyContents,
  lineIdOf,
  type CartContents,
  type StoredLine,
  type ProductQuantity,
  maxLineQuantity,
  maxLines,
  versionOf,
} from "../domain/cart.js";
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

export interface PostgresCartDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** A cart is forgotten after this many seconds without a change. */
  readonly ttlSeconds: number;
}

/** A line as `kept_lines_of` returns it. */
interface LineRow {
  /** The id of the line. */
  readonly productId: string;
  readonly quantity: number;
  readonly priceMinor: number | null;
  readonly currency: string | null;
  /** Null for a line without values of declared fields. */
  readonly soldProductId: string | null;
  readonly custom: CustomValues | null;
}

interface CartRow {
  readonly updatedAt: string | Date | null;
  readonly version: string | null;
  readonly lines: readonly LineRow[];
}

/** The result of `counted_line_change`. */
type ChangeAnswer =
  ({ readonly kind: "changed" } & CartRow) | Extract<ChangeLineOutcome, { readonly kind: `${string}Exceeded` }>;

/**
 * Stores carts in PostgreSQL. A change is one statement: it calls a function from a migration that locks, checks and
 * returns the whole cart.
 */
export class PostgresCartRepository implements CartStore {
  constructor(private readonly deps: PostgresCartDependencies) {}

  async readCart(buyerId: string): Promise<CartContents> {
    const [cart]: CartRow[] = await this.deps.database.manager.query(
      `select updated_at as "updatedAt", version, kept_lines_of(buyer_id) as lines from carts
       where buyer_id = $1 and updated_at >= $2`,
      [buyerId, this.forgottenBefore()],
    );
    return cart ? contentsFrom(cart) : emptyContents;
  }

  addToLine(change: LineChange): Promise<ChangeLineOutcome> {
    return this.changeLine(change, { adds: true });
  }

  setLine(change: LineChange): Promise<ChangeLineOutcome> {
    return this.changeLine(change, { adds: false });
  }

  async changeLines({ buyerId, plannedFor, changes, at }: PlannedChange): Promise<ChangeLinesOutcome> {
    const values = valuesOf(changes);
    const change = `counted_lines_change($1, $2, $3, $4, $5, $6)`;
    const [row]: { answer: CartRow | null }[] = await this.deps.database.manager.query(
      `select with_version($1, ${values.length > 0 ? `with_line_values($1, $7, ${change})` : change}) as answer`,
      [
        buyerId,
        quantitiesJson(plannedFor),
        JSON.stringify(changes.map(lineRowFrom)),
        at,
        this.forgottenBefore(),
        daysBefore(at, rememberStartsForDays),
        ...values,
      ],
    );
    return row?.answer ? { kind: "changed", contents: contentsFrom(row.answer) } : { kind: "planOutdated" };
  }

  clearCart(buyerId: string, at: Date, expectedVersion?: string): Promise<CartContents | null> {
    return this.ifVersion(buyerId, expectedVersion, async (manager) => {
      const [row]: { answer: CartRow | null }[] = await manager.query(
        `select with_version($1, clear_cart($1, $2, $3)) as answer`,
        [buyerId, at, this.forgottenBefore()],
      );
      return row?.answer ? contentsFrom(row.answer) : emptyContents;
    });
  }

  async removeBought({ orderId, buyerId, lines, at }: BoughtLines): Promise<void> {
    const lineIds = lines.map(lineIdOf);
    const quantities = lines.map((line) => line.quantity);
    const forgetOrdersBefore = daysBefore(at, rememberOrdersForDays);
    await this.deps.database.manager.query(`select counted_removal($1, $2, $3, $4, $5, $6)`, [
      orderId,
      buyerId,
      lineIds,
      quantities,
      at,
      forgetOrdersBefore,
    ]);
  }

  async findMerge({ mergeId }: MergeKey): Promise<MergeReport | null> {
    const sql = `select report from cart_merges where merge_id = $1`;
    const [row]: { report: MergeReport }[] = await this.deps.database.manager.query(sql, [mergeId]);
    return row?.report ?? null;
  }

  async mergeCarts(merge: CartMerge): Promise<MergeCartsOutcome> {
    const { mergeId, guestId, userId, guest, account, changes, report, at } = merge;
    const json = [...[guest, account, changes].map(quantitiesJson), JSON.stringify(report)];
    const values = valuesOf(changes);
    const sql = `select versioned_merge($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as report`;
    // the deletion of the guest's cart deletes its values
    const mergeSql = `with merged as materialized (${sql})
      select report, case when report is not null then keep_line_values($3, $11) end from merged`;
    const [row]: { report: MergeReport | null }[] = await this.deps.database.manager.query(
      values.length > 0 ? mergeSql : sql,
      [mergeId, guestId, userId, ...json, at, this.forgottenBefore(), daysBefore(at, rememberMergesForDays), ...values],
    );
    return row?.report ? { kind: "merged", report: row.report } : { kind: "planOutdated" };
  }

  async countStarts({ from, to }: Parameters<CartStore["countStarts"]>[0]): Promise<number> {
    const [row]: { starts: number }[] = await this.deps.database.manager.query(
      `select coalesce(sum(carts), 0)::int as starts from cart_starts where quarter >= $1 and quarter < $2`,
      [from, to],
    );
    return row?.starts ?? 0;
  }

  async idleCarts({ changedAfter, afterBuyerId, changedBefore, first }: IdleCartsPage): Promise<readonly IdleCart[]> {
    const rows: { buyerId: string; changedAt: Date }[] = await this.deps.database.manager.query(
      `select buyer_id as "buyerId", updated_at as "changedAt" from carts
       where (updated_at, buyer_id) > ($1, $2) and updated_at <= $3 and updated_at >= $4
         and exists (select from cart_lines line where line.buyer_id = carts.buyer_id)
       order by updated_at, buyer_id limit $5`,
      [changedAfter, afterBuyerId ?? lastBuyerId, changedBefore, this.forgottenBefore(), first],
    );
    return rows;
  }

  private async changeLine(
    { expectedVersion, ...change }: LineChange,
    { adds }: { adds: boolean },
  ): Promise<ChangeLineOutcome> {
    const changed = await this.ifVersion(change.buyerId, expectedVersion, (manager) =>
      this.writeLine(manager, change, adds),
    );
    return changed ?? { kind: "otherVersion" };
  }

  private async writeLine(
    manager: EntityManager,
    { buyerId, quantity, price, at, ...line }: LineChange,
    adds: boolean,
  ): Promise<ChangeLineOutcome> {
    const values = valuesOf([{ ...line, quantity }]);
    const change = `counted_line_change($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
    const [row]: { answer: ChangeAnswer }[] = await manager.query(
      `select with_version($1, ${values.length > 0 ? `with_line_values($1, $12, ${change})` : change}) as answer`,
      [
        buyerId,
        lineIdOf(line),
        quantity,
        adds,
        maxLineQuantity,
        maxLines,
        at,
        this.forgottenBefore(),
        price?.amountMinor ?? null,
        price?.currency ?? null,
        daysBefore(at, rememberStartsForDays),
        ...values,
      ],
    );
    if (!row) throw new Error("counted_line_change gave no answer");
    return outcomeFrom(row.answer);
  }

  /**
   * Runs a change in one transaction with the comparison of the cart's version; returns null when it differs. Without
   * an expected version, just runs the change.
   */
  private ifVersion<Changed>(
    buyerId: string,
    expected: string | undefined,
    change: (manager: EntityManager) => Promise<Changed>,
  ): Promise<Changed | null> {
    const { database } = this.deps;
    if (expected === undefined) return change(database.manager);
    const forgottenBefore = this.forgottenBefore();
    return database.transaction(async (manager) => {
      // a row that counts as forgotten, so that there is one to lock
      await manager.query(
        `insert into carts (buyer_id, updated_at) values ($1, $2::timestamptz - interval '1 day') on conflict do nothing`,
        [buyerId, forgottenBefore],
      );
      const [cart]: { version: string | null }[] = await manager.query(
        `select case when updated_at >= $2 then version end as version from carts where buyer_id = $1 for update`,
        [buyerId, forgottenBefore],
      );
      return versionOf(buyerId, { version: cart?.version ?? null }) === expected ? change(manager) : null;
    });
  }

  private forgottenBefore(): Date {
    return new Date(this.deps.clock.now().getTime() - this.deps.ttlSeconds * 1000);
  }
}

/** No id sorts after this one, so a page that starts after it has no more carts of that time. */
const lastBuyerId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000);
}

function outcomeFrom(answer: ChangeAnswer): ChangeLineOutcome {
  return answer.kind === "changed" ? { kind: "changed", contents: contentsFrom(answer) } : { kind: answer.kind };
}

function contentsFrom({ updatedAt, version, lines }: CartRow): CartContents {
  return {
    lines: lines.map(({ productId: lineId, quantity, priceMinor, currency, soldProductId, custom }) => ({
      productId: soldProductId ?? lineId,
      ...(custom && { declared: { lineId, custom } }),
      quantity,
      priceWhenAdded: priceMinor === null || currency === null ? null : { amountMinor: priceMinor, currency },
    })),
    updatedAt: updatedAt === null ? null : new Date(updatedAt),
    version,
  };
}

function lineRowFrom({ quantity, priceWhenAdded, ...line }: StoredLine): Omit<LineRow, "soldProductId" | "custom"> {
  const { amountMinor: priceMinor, currency } = priceWhenAdded ?? { amountMinor: null, currency: null };
  return { productId: lineIdOf(line), quantity, priceMinor, currency };
}

/** Returns the values of the lines that have any as a parameter of `keep_line_values`; none without such lines. */
function valuesOf(lines: readonly ProductQuantity[]): [json?: string] {
  const named = lines.flatMap(({ productId, declared }) => (declared ? [{ productId, ...declared }] : []));
  return named.length > 0 ? [JSON.stringify(named)] : [];
}

/** Returns the quantities in the format of `cart_lines_of`, to compare the two. */
function quantitiesJson(lines: readonly ProductQuantity[]): string {
  return JSON.stringify(lines.map((line) => ({ productId: lineIdOf(line), quantity: line.quantity })));
}
