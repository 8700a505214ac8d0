import type { Clock } from "@souk/kernel/clock";
import type { Database } from "@souk/kernel/database";
import { emptyContents, type CartContents, type KeptLine, type ProductQuantity } from "../domain/cart.js";
import { maxLineQuantity, maxLines } from "../domain/cart-limits.js";
import {
  rememberMergesForDays,
  rememberOrdersForDays,
  rememberStartsForDays,
  type BoughtLines,
  type CartMerge,
  type CartStore,
  type ChangeLineOutcome,
  type ChangeLinesOutcome,
  type LineChange,
  type MergeCartsOutcome,
  type MergeKey,
  type PlannedChange,
} from "../domain/cart-store.js";
import type { MergeReport } from "../domain/plan-merge.js";

export interface PostgresCartParts {
  readonly database: Database;
  readonly clock: Clock;
  /** After so many seconds without a change a cart is forgotten. */
  readonly ttlSeconds: number;
}

/** A line as `kept_lines_of` gives it. */
interface LineRow extends ProductQuantity {
  readonly priceMinor: number | null;
  readonly currency: string | null;
}

interface CartRow {
  readonly updatedAt: string | Date | null;
  readonly lines: readonly LineRow[];
}

/** What `counted_line_change` answers. */
type ChangeAnswer = ({ readonly kind: "changed" } & CartRow) | Exclude<ChangeLineOutcome, { readonly kind: "changed" }>;

/** Carts in PostgreSQL. A change is one statement: a function of the migration that locks, checks and answers with the whole cart. */
export class PostgresCartRepository implements CartStore {
  constructor(private readonly parts: PostgresCartParts) {}

  async readCart(buyerId: string): Promise<CartContents> {
    const [cart]: CartRow[] = await this.parts.database.manager.query(
      `select updated_at as "updatedAt", kept_lines_of(buyer_id) as lines from carts
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
    const [row]: { answer: CartRow | null }[] = await this.parts.database.manager.query(
      `select counted_lines_change($1, $2, $3, $4, $5, $6) as answer`,
      [
        buyerId,
        quantitiesJson(plannedFor),
        JSON.stringify(changes.map(lineRowFrom)),
        at,
        this.forgottenBefore(),
        daysBefore(at, rememberStartsForDays),
      ],
    );
    return row?.answer ? { kind: "changed", contents: contentsFrom(row.answer) } : { kind: "planOutdated" };
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
    await this.parts.database.manager.query(`select counted_removal($1, $2, $3, $4, $5, $6)`, [
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
    const json = [...[guest, account, changes].map(quantitiesJson), JSON.stringify(report)];
    const [row]: { report: MergeReport | null }[] = await this.parts.database.manager.query(
      `select counted_merge($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as report`,
      [mergeId, guestId, userId, ...json, at, this.forgottenBefore(), daysBefore(at, rememberMergesForDays)],
    );
    return row?.report ? { kind: "merged", report: row.report } : { kind: "planOutdated" };
  }

  async countStarts({ from, to }: Parameters<CartStore["countStarts"]>[0]): Promise<number> {
    const [row]: { starts: number }[] = await this.parts.database.manager.query(
      `select coalesce(sum(carts), 0)::int as starts from cart_starts where quarter >= $1 and quarter < $2`,
      [from, to],
    );
    return row?.starts ?? 0;
  }

  private async changeLine(
    { buyerId, productId, quantity, price, at }: LineChange,
    { adds }: { adds: boolean },
  ): Promise<ChangeLineOutcome> {
    const [row]: { answer: ChangeAnswer }[] = await this.parts.database.manager.query(
      `select counted_line_change($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as answer`,
      [
        buyerId,
        productId,
        quantity,
        adds,
        maxLineQuantity,
        maxLines,
        at,
        this.forgottenBefore(),
        price?.amountMinor ?? null,
        price?.currency ?? null,
        daysBefore(at, rememberStartsForDays),
      ],
    );
    if (!row) throw new Error("counted_line_change gave no answer");
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
  return answer.kind === "changed" ? { kind: "changed", contents: contentsFrom(answer) } : answer;
}

function contentsFrom({ updatedAt, lines }: CartRow): CartContents {
  return {
    lines: lines.map(({ productId, quantity, priceMinor, currency }) => ({
      productId,
      quantity,
      priceWhenAdded: priceMinor === null || currency === null ? null : { amountMinor: priceMinor, currency },
    })),
    updatedAt: updatedAt === null ? null : new Date(updatedAt),
  };
}

function lineRowFrom({ productId, quantity, priceWhenAdded }: KeptLine): LineRow {
  const { amountMinor: priceMinor, currency } = priceWhenAdded ?? { amountMinor: null, currency: null };
  return { productId, quantity, priceMinor, currency };
}

/** As `cart_lines_of` has a cart, which it is compared with. */
function quantitiesJson(lines: readonly ProductQuantity[]): string {
  return JSON.stringify(lines.map(({ productId, quantity }) => ({ productId, quantity })));
}
