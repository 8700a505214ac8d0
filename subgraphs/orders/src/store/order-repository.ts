import type { Database } from "@souk/kernel/database/database";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { PageRequest } from "@souk/kernel/values/page";
import type { NewPlacement, PlaceOutcome } from "../domain/checkout/placement-store.js";
import type { OrdersClaim } from "../domain/guest/guest-order-store.js";
import type {
  AttemptAnswer,
  AttemptKey,
  ClaimOutcome,
  OpenAttempt,
  PaymentClaim,
} from "../domain/idempotency/attempt-store.js";
import type { OrderMove, OrderStore, RecordedEvent } from "../domain/order-store.js";
import type { OrderFilter, OrderSort } from "../domain/order/order-filter.js";
import type { Order, OrderRefund } from "../domain/order/order.js";
import type { OutboxJob } from "../domain/outbox-job.js";
import type { RefundEnd, RefundRequest, RefundRequestOutcome } from "../domain/refund/refund-store.js";
import type { CustomChange, LineCustomChange } from "../domain/order/change-order-fields.js";
import { findOrderOfCart, placeOrder, withdrawOrder } from "./checkout/place-order-sql.js";
import { openShipmentsOfClosed, unenrolledOrders } from "./fulfillment/unfinished-work-sql.js";
import { claimOrders } from "./guest/claim-orders-sql.js";
import {
  answerAttempt,
  claimAttempt,
  openAttempts,
  releaseAttempt,
  renewAttempt,
  takeOverAttempts,
} from "./idempotency/attempt-sql.js";
import { moveOrder, moveUnderLock, recordEvent } from "./order/change-order-sql.js";
import { changeCustom, changeLineCustom } from "./order/change-custom-sql.js";
import {
  buyerPagesSql,
  orderCountSql,
  orderListSql,
  type OrderCustomSorts,
  type Statement,
} from "./order/order-list-sql.js";
import { orderColumns, orderFromRow, type OrderRow } from "./order/order-row.js";
import { endRefund, findRefund, openRefundIds, requestRefund } from "./refund/refund-sql.js";
import { retryJobs } from "./repair/retry-jobs.js";

/** Orders in PostgreSQL. Each change is one statement or transaction, so it is written completely or not at all. */
export class OrderRepository implements OrderStore {
  constructor(
    private readonly database: Database,
    private readonly customSorts: OrderCustomSorts = new Map(),
    /** Called after an order got another status. */
    private readonly onMoved: (order: Order) => void = () => undefined,
  ) {}

  async findOrder(by: "id" | "number", value: string): Promise<Order | null> {
    const sql = `select ${orderColumns} from orders "order" where "order".${by} = $1`;
    const [row]: OrderRow[] = await this.database.manager.query(sql, [value]);
    return row ? orderFromRow(row) : null;
  }

  async listOrders(filter: OrderFilter, sort: OrderSort, page: PageRequest): Promise<readonly Order[]> {
    return this.ordersBy(orderListSql(filter, sort, page, this.customSorts));
  }

  async countOrders(filter: OrderFilter): Promise<number> {
    const { text, values } = orderCountSql(filter);
    const [row]: { count: number }[] = await this.database.lists.query(text, [...values]);
    return row?.count ?? 0;
  }

  pageOfBuyers(buyerIds: readonly string[], page: PageRequest): Promise<readonly Order[]> {
    return this.ordersBy(buyerPagesSql(buyerIds, page));
  }

  countOfBuyers(buyerIds: readonly string[]): Promise<readonly { buyerId: string; count: number }[]> {
    const sql = `select buyer_id as "buyerId", count(*)::int as count from orders where buyer_id = any($1) group by buyer_id`;
    return this.database.lists.query(sql, [buyerIds]);
  }

  async hasBought(buyerId: string, productId: string): Promise<boolean> {
    const [row]: { found: boolean }[] = await this.database.manager.query(
      `select exists (
         select from orders join order_lines line on line.order_id = orders.id
         where buyer_id = $1 and status in ('PAID', 'PROCESSING', 'COMPLETED') and line.product_id = $2
       ) as found`,
      [buyerId, productId],
    );
    return row?.found ?? false;
  }

  claimAttempt(
    key: AttemptKey,
    bodyHash: string,
    at: Date,
    staleMs: number,
    payment?: PaymentClaim,
  ): Promise<ClaimOutcome> {
    return claimAttempt(this.database.manager, { key, bodyHash, at, staleMs, payment });
  }

  openAttempts(orderId: string): Promise<readonly OpenAttempt[]> {
    return openAttempts(this.database.manager, orderId);
  }

  takeOverAttempts(orderId: string, at: Date, staleAt: Date): Promise<readonly AttemptKey[]> {
    return takeOverAttempts(this.database.manager, { orderId, at, staleAt });
  }

  releaseAttempt(key: AttemptKey): Promise<void> {
    return releaseAttempt(this.database.manager, key);
  }

  renewAttempt(key: AttemptKey, at: Date): Promise<void> {
    // a long request costs no more than a short one
    return runInRequest({ counters: new WorkCounters() }, () => renewAttempt(this.database.manager, key, at));
  }

  answerAttempt(key: AttemptKey, orderId: string, answer: AttemptAnswer): Promise<void> {
    return answerAttempt(this.database.manager, key, orderId, answer);
  }

  findOrderOfCart(cartVersion: string): Promise<Order | null> {
    return findOrderOfCart(this.database.manager, cartVersion);
  }

  placeOrder(placement: NewPlacement): Promise<PlaceOutcome> {
    return placeOrder(this.database.manager, placement);
  }

  withdrawOrder(orderId: string, attempt: AttemptKey, jobs: readonly OutboxJob[]): Promise<void> {
    return this.database.transaction((manager) => withdrawOrder(manager, orderId, attempt, jobs));
  }

  async moveOrder(move: OrderMove): Promise<Order | null> {
    return this.noted(await moveOrder(this.database.manager, move));
  }

  async moveUnderLock(orderId: string, decide: (order: Order) => OrderMove | null): Promise<Order | null> {
    return this.noted(await this.database.transaction((manager) => moveUnderLock(manager, orderId, decide)));
  }

  private noted(moved: Order | null): Order | null {
    if (moved) this.onMoved(moved);
    return moved;
  }

  recordEvent(event: RecordedEvent): Promise<boolean> {
    return recordEvent(this.database.manager, event);
  }

  changeCustom(change: CustomChange): Promise<Order | null> {
    return this.database.transaction((manager) => changeCustom(manager, change));
  }

  changeLineCustom(change: LineCustomChange): Promise<Order | null> {
    return this.database.transaction((manager) => changeLineCustom(manager, change));
  }

  requestRefund(request: RefundRequest): Promise<RefundRequestOutcome> {
    return this.database.transaction((manager) => requestRefund(manager, request));
  }

  findRefund(refundId: string): Promise<{ order: Order; refund: OrderRefund } | null> {
    return findRefund(this.database.manager, refundId);
  }

  endRefund(end: RefundEnd): Promise<Order | null> {
    return this.database.transaction((manager) => endRefund(manager, end));
  }

  openRefundIds(before: Date, limit: number): Promise<readonly string[]> {
    return openRefundIds(this.database.manager, before, limit);
  }

  openShipmentsOfClosed(before: Date, limit: number): Promise<readonly string[]> {
    return openShipmentsOfClosed(this.database.manager, before, limit);
  }

  unenrolledOrders(before: Date, limit: number): Promise<readonly string[]> {
    return unenrolledOrders(this.database.manager, before, limit);
  }

  async unfinishedOf(buyerId: string, limit: number): Promise<readonly string[]> {
    const rows: { number: string }[] = await this.database.manager.query(
      `select number from orders
       where buyer_id = $1 and (status in ('CREATED', 'PAID', 'PROCESSING')
         or exists (select from order_refunds refund where refund.order_id = orders.id and refund.state = 'REQUESTED'))
       order by placed_at, id limit $2`,
      [buyerId, limit],
    );
    return rows.map(({ number }) => number);
  }

  claimOrders(claim: OrdersClaim): Promise<number> {
    return this.database.transaction((manager) => claimOrders(manager, claim));
  }

  async dropJobs(keys: readonly string[]): Promise<void> {
    await this.database.manager.query(`select count(graphile_worker.remove_job(key)) from unnest($1::text[]) as key`, [
      keys,
    ]);
  }

  enqueue(jobs: readonly OutboxJob[]): Promise<void> {
    return enqueueAll(this.database.manager, jobs);
  }

  retryJobs(orderId: string, jobs: readonly OutboxJob[]): Promise<void> {
    return this.database.transaction(async (manager) => {
      await retryJobs(manager, orderId);
      await enqueueAll(manager, jobs);
    });
  }

  private async ordersBy({ text, values }: Statement): Promise<readonly Order[]> {
    const rows: OrderRow[] = await this.database.lists.query(text, [...values]);
    return rows.map(orderFromRow);
  }
}
