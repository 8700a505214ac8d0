import { randomUUID } from "node:crypto";
import { expect } from "@jest/globals";
import { testAdminAction } from "@souk/kernel/testing/test-admin-action";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { AdjustOutcome, SetOutcome } from "../domain/stock-store.js";
import type { StockShortage } from "../domain/stock.js";
import { linesByProduct } from "../domain/stock.js";
import { inventoryDatabase } from "../store/database-definition.js";
import { ReservationRepository } from "../store/reservation-repository.js";
import { StockListRepository } from "../store/stock-list-repository.js";
import { StockRepository } from "../store/stock-repository.js";

/** The time of test reservations. */
export const reservedAt = new Date("2026-01-01T00:00:00.000Z");
export const expiresAt = new Date("2026-01-01T00:15:00.000Z");

type Quantities = Readonly<Record<string, number>>;

/** Inventory's stores over a database of their own, with a check of its totals. */
export class TestStock implements AsyncDisposable {
  readonly store: StockRepository;
  readonly lists: StockListRepository;
  readonly reservations: ReservationRepository;

  private constructor(private readonly testDatabase: Awaited<ReturnType<typeof openTestDatabase>>) {
    this.store = new StockRepository(testDatabase.database);
    this.lists = new StockListRepository(testDatabase.database);
    this.reservations = new ReservationRepository(testDatabase.database);
  }

  static async open(): Promise<TestStock> {
    return new TestStock(await openTestDatabase("inventory", inventoryDatabase));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.testDatabase[Symbol.asyncDispose]();
  }

  query(sql: string, values: unknown[] = []): Promise<any[]> {
    return this.testDatabase.database.manager.query(sql, values);
  }

  /** Creates a product and receives this many units. */
  async stocked(quantity: number): Promise<string> {
    const productId = randomUUID();
    await this.store.receive({
      eventId: productId,
      productId,
      delta: quantity,
      reason: "initial stock",
      actorId: null,
    });
    return productId;
  }

  async reserve(orderId: string, quantities: Quantities, now: Date = reservedAt): Promise<readonly StockShortage[]> {
    const lines = linesByProduct(linesOf(quantities));
    const end = new Date(now.getTime() + expiresAt.getTime() - reservedAt.getTime());
    return (await this.reservations.reserve({ orderId, lines, now, checkAt: end, expiresAt: end })).shortages;
  }

  /** Creates an order that reserves these units at `reservedAt`. */
  async reserved(quantities: Quantities): Promise<string> {
    const orderId = randomUUID();
    expect(await this.reserve(orderId, quantities)).toEqual([]);
    return orderId;
  }

  takeBack(orderId: string, quantities: Quantities, eventId: string = randomUUID()): Promise<boolean> {
    return this.store.takeBack({ eventId, orderId, lines: linesByProduct(linesOf(quantities)) });
  }

  adjust(productId: string, delta: number, { actorId, ...details }: AdjustmentDetails = {}): Promise<AdjustOutcome> {
    const plain = { eventId: randomUUID(), productId, delta, reason: "count", idempotencyKey: null };
    return this.store.adjust({
      ...plain,
      now: reservedAt,
      action: testAdminAction("adjustStock", actorId),
      ...details,
    });
  }

  setOnHand(productId: string, onHand: number, { actorId, ...details }: CountDetails = {}): Promise<SetOutcome> {
    const plain = { eventId: randomUUID(), productId, onHand, reason: "count" };
    const open = { expectedOnHand: null, idempotencyKey: null, now: reservedAt };
    return this.store.setOnHand({ ...plain, ...open, action: testAdminAction("setStock", actorId), ...details });
  }

  /** The level that clients see at `now`. */
  async levelOf(productId: string, now: Date = reservedAt): Promise<{ onHand: number; reserved: number }> {
    const [level] = await this.store.levels([productId], now);
    return { onHand: level?.onHand ?? 0, reserved: level?.reserved ?? 0 };
  }

  async stateOf(orderId: string): Promise<readonly string[]> {
    const rows = await this.query(`select distinct state from reservations where order_id = $1 order by state`, [
      orderId,
    ]);
    return rows.map(({ state }) => state);
  }

  /**
   * Checks for every product that `onHand` is the sum of its movements and `reserved` the sum of its open reservations.
   */
  async expectConsistentStock(): Promise<void> {
    const differences = await this.query(
      `select product_id, on_hand, reserved, moved, promised from stock_levels level,
         lateral (select coalesce(sum(delta), 0) as moved from stock_movements where product_id = level.product_id) movement,
         lateral (select coalesce(sum(quantity), 0) as promised from reservations
                  where product_id = level.product_id and state = 'OPEN') reservation
       where on_hand <> moved or reserved <> promised`,
    );
    expect(differences).toEqual([]);
  }
}

interface AdjustmentDetails {
  readonly actorId?: string;
  readonly idempotencyKey?: string;
  readonly reason?: string;
  readonly now?: Date;
}

interface CountDetails extends AdjustmentDetails {
  readonly expectedOnHand?: number;
}

function linesOf(quantities: Quantities): { productId: string; quantity: number }[] {
  return Object.entries(quantities).map(([productId, quantity]) => ({ productId, quantity }));
}

/** Returns the same steps, rotated to start with another step each round. */
export function turned<Step>(steps: readonly Step[], round: number): Step[] {
  const first = round % steps.length;
  return [...steps.slice(first), ...steps.slice(0, first)];
}
