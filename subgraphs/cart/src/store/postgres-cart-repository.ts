import type { Clock } from "@souk/kernel/clock";
import type { Database } from "@souk/kernel/database";
import { emptyContents, type CartContents, type ProductQuantity } from "../domain/cart.js";
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

export interface PostgresCartParts {
  readonly database: Database;
  readonly clock: Clock;
  /** After so many seconds without a change a cart is forgotten. */
  readonly ttlSeconds: number;
}

/** What `change_cart_line` answers. */
type ChangeAnswer =
  | { readonly kind: "changed"; readonly updatedAt: string | null; readonly lines: readonly ProductQuantity[] }
  | Exclude<ChangeLineOutcome, { readonly kind: "changed" }>;

/** Carts in PostgreSQL. A change is one statement: a function of the migration that locks, checks and answers with the whole cart. */
export class PostgresCartRepository implements CartStore {
  constructor(private readonly parts: PostgresCartParts) {}

  async readCart(buyerId: string): Promise<CartContents> {
    const [cart]: CartContents[] = await this.parts.database.manager.query(
      `select updated_at as "updatedAt", coalesce((
         select json_agg(json_build_object('productId', product_id, 'quantity', quantity) order by position)
         from cart_lines line where line.buyer_id = cart.buyer_id), '[]') as lines
       from carts cart where buyer_id = $1 and updated_at >= $2`,
      [buyerId, this.forgottenBefore()],
    );
    return cart ?? emptyContents;
  }

  addToLine(change: LineChange): Promise<ChangeLineOutcome> {
    return this.changeLine(change, { adds: true });
  }

  setLine(change: LineChange): Promise<ChangeLineOutcome> {
    return this.changeLine(change, { adds: false });
  }

  async clearCart(buyerId: string, at: Date): Promise<CartContents> {
    const [cleared]: { updated_at: Date }[] = await this.parts.database.manager.query(
      `with cleared as (
         update carts set updated_at = $2 where buyer_id = $1 and updated_at >= $3 returning buyer_id, updated_at
       ), gone as (
         delete from cart_lines line using cleared where line.buyer_id = cleared.buyer_id
       )
       select updated_at from cleared`,
      [buyerId, at, this.forgottenBefore()],
    );
    return { lines: [], updatedAt: cleared?.updated_at ?? null };
  }

  async removeBought({ orderId, buyerId, lines, at }: BoughtLines): Promise<void> {
    const products = lines.map((line) => line.productId);
    const quantities = lines.map((line) => line.quantity);
    const forgetOrdersBefore = daysBefore(at, rememberOrdersForDays);
    await this.parts.database.manager.query(`select remove_bought($1, $2, $3, $4, $5, $6)`, [
      orderId,
      buyerId,
      products,
      quantities,
      at,
      forgetOrdersBefore,
    ]);
  }

  async findMerge({ mergeId }: MergeKey): Promise<MergeReport | null> {
    const sql = `select report from cart_merges where merge_id = $1`;
    const [row]: { report: MergeReport }[] = await this.parts.database.manager.query(sql, [mergeId]);
    return row?.report ?? null;
  }

  async mergeCarts(merge: CartMerge): Promise<MergeCartsOutcome> {
    const { mergeId, guestId, userId, guest, account, changes, report, at } = merge;
    const json = [guest, account, changes, report].map((value) => JSON.stringify(value));
    const [row]: { report: MergeReport | null }[] = await this.parts.database.manager.query(
      `select merge_carts($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as report`,
      [mergeId, guestId, userId, ...json, at, this.forgottenBefore(), daysBefore(at, rememberMergesForDays)],
    );
    return row?.report ? { kind: "merged", report: row.report } : { kind: "planOutdated" };
  }

  private async changeLine(
    { buyerId, productId, quantity, at }: LineChange,
    { adds }: { adds: boolean },
  ): Promise<ChangeLineOutcome> {
    const [row]: { answer: ChangeAnswer }[] = await this.parts.database.manager.query(
      `select change_cart_line($1, $2, $3, $4, $5, $6, $7, $8) as answer`,
      [buyerId, productId, quantity, adds, maxLineQuantity, maxLines, at, this.forgottenBefore()],
    );
    if (!row) throw new Error("change_cart_line gave no answer");
    return outcomeFrom(row.answer);
  }

  private forgottenBefore(): Date {
    return new Date(this.parts.clock.now().getTime() - this.parts.ttlSeconds * 1000);
  }
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000);
}

function outcomeFrom(answer: ChangeAnswer): ChangeLineOutcome {
  if (answer.kind !== "changed") return answer;
  const updatedAt = answer.updatedAt === null ? null : new Date(answer.updatedAt);
  return { kind: "changed", contents: { lines: answer.lines, updatedAt } };
}
