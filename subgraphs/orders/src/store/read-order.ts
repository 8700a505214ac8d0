import type { EntityManager } from "typeorm";
import type { Order } from "../domain/order/order.js";
import { orderColumns, orderFromRow, type OrderRow } from "./order/order-row.js";

/** Reads an order in the transaction of `manager`. Throws if it does not exist. */
export async function readOrder(manager: EntityManager, orderId: string): Promise<Order> {
  const sql = `select ${orderColumns} from orders "order" where "order".id = $1`;
  const [row]: OrderRow[] = await manager.query(sql, [orderId]);
  if (!row) throw new Error(`no order ${orderId}`);
  return orderFromRow(row);
}
