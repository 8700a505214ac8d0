import type { Database } from "@souk/kernel/database/database";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { dropJobs, enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { OrderStore } from "../domain/order-store.js";
import type { Order } from "../domain/order/order.js";
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

type Statements<Args extends unknown[], Result> = (manager: EntityManager, ...args: Args) => Promise<Result>;

/**
 * Orders in PostgreSQL. Each change is one statement or transaction, so it is written completely or not at all.
 * `onMoved` is called after an order got another status.
 */
export function orderRepository(
  database: Database,
  customSorts: OrderCustomSorts = new Map(),
  onMoved: (order: Order) => void = () => undefined,
): OrderStore {
  const statement =
    <Args extends unknown[], Result>(run: Statements<Args, Result>) =>
    (...args: Args): Promise<Result> =>
      run(database.manager, ...args);
  const transaction =
    <Args extends unknown[], Result>(run: Statements<Args, Result>) =>
    (...args: Args): Promise<Result> =>
      database.transaction((manager) => run(manager, ...args));
  const move =
    <Args extends unknown[]>(run: (...args: Args) => Promise<Order | null>) =>
    async (...args: Args): Promise<Order | null> => {
      const moved = await run(...args);
      if (moved) onMoved(moved);
      return moved;
    };
  const ordersBy = async ({ text, values }: Statement): Promise<readonly Order[]> => {
    const rows: OrderRow[] = await database.lists.query(text, [...values]);
    return rows.map(orderFromRow);
  };
  const renew = statement(renewAttempt);

  return {
    findOrder: statement(findOrder),
    listOrders: (filter, sort, page) => ordersBy(orderListSql(filter, sort, page, customSorts)),
    async countOrders(filter) {
      const { text, values } = orderCountSql(filter);
      const [row]: { count: number }[] = await database.lists.query(text, [...values]);
      return row?.count ?? 0;
    },
    pageOfBuyers: (buyerIds, page) => ordersBy(buyerPagesSql(buyerIds, page)),
    countOfBuyers: (buyerIds) => database.lists.query(countOfBuyersSql, [buyerIds]),
    hasBought: statement(hasBought),
    countEndedOrders: statement(countEndedOrders),
    unfinishedOf: statement(unfinishedOf),

    claimAttempt: statement(claimAttempt),
    openAttempts: statement(openAttempts),
    takeOverAttempts: statement(takeOverAttempts),
    releaseAttempt: statement(releaseAttempt),
    // a long request costs no more than a short one
    renewAttempt: (...args) => runInRequest({ counters: new WorkCounters() }, () => renew(...args)),
    answerAttempt: statement(answerAttempt),

    findOrderOfCart: statement(findOrderOfCart),
    placeOrder: statement(placeOrder),
    withdrawOrder: transaction(withdrawOrder),
    moveOrder: move(statement(moveOrder)),
    moveUnderLock: move(transaction(moveUnderLock)),
    recordEvent: statement(recordEvent),
    changeCustom: transaction(changeCustom),
    changeLineCustom: transaction(changeLineCustom),
    claimOrders: transaction(claimOrders),

    requestRefund: transaction(requestRefund),
    findRefund: statement(findRefund),
    endRefund: transaction(endRefund),
    openRefundIds: statement(openRefundIds),

    openShipmentsOfClosed: statement(openShipmentsOfClosed),
    unenrolledOrders: statement(unenrolledOrders),
    dropJobs: statement(dropJobs),
    enqueue: statement(enqueueAll),
    retryJobs: transaction(retryJobs),
  };
}

async function findOrder(manager: EntityManager, by: "id" | "number", value: string): Promise<Order | null> {
  const sql = `select ${orderColumns} from orders "order" where "order".${by} = $1`;
  const [row]: OrderRow[] = await manager.query(sql, [value]);
  return row ? orderFromRow(row) : null;
}

const countOfBuyersSql = `
  select buyer_id as "buyerId", count(*)::int as count from orders where buyer_id = any($1) group by buyer_id`;

async function hasBought(manager: EntityManager, buyerId: string, productId: string): Promise<boolean> {
  const [row]: { found: boolean }[] = await manager.query(
    `select exists (
       select from orders join order_lines line on line.order_id = orders.id
       where buyer_id = $1 and status in ('PAID', 'PROCESSING', 'COMPLETED') and line.product_id = $2
     ) as found`,
    [buyerId, productId],
  );
  return row?.found ?? false;
}

async function countEndedOrders(manager: EntityManager, buyerId: string, productId: string): Promise<number> {
  const [row]: { count: number }[] = await manager.query(
    `select count(distinct orders.id)::int as count from orders join order_lines line on line.order_id = orders.id
     where buyer_id = $1 and status in ('COMPLETED', 'REFUNDED') and line.product_id = $2`,
    [buyerId, productId],
  );
  return row?.count ?? 0;
}

async function unfinishedOf(manager: EntityManager, buyerId: string, limit: number): Promise<readonly string[]> {
  const rows: { number: string }[] = await manager.query(
    `select number from orders
     where buyer_id = $1 and (status in ('CREATED', 'PAID', 'PROCESSING')
       or exists (select from order_refunds refund where refund.order_id = orders.id and refund.state = 'REQUESTED'))
     order by placed_at, id limit $2`,
    [buyerId, limit],
  );
  return rows.map(({ number }) => number);
}
