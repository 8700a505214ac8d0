import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { CustomChange, LineCustomChange } from "../../domain/order/change-order-fields.js";
import type { Order } from "../../domain/order/order.js";
import { readOrder } from "./order-row.js";

/** Merges values into those of the order. Returns null for an unknown order. */
export async function changeCustom(
  manager: EntityManager,
  { orderId, change, jobs }: CustomChange,
): Promise<Order | null> {
  const [found]: { custom: CustomValues }[] = await manager.query(
    `select custom from orders where id = $1 for update`,
    [orderId],
  );
  if (!found) return null;
  if (Object.keys(change).length > 0) {
    await manager.query(`update orders set custom = custom || $2::jsonb where id = $1`, [
      orderId,
      JSON.stringify(change),
    ]);
  }
  await enqueueAll(manager, jobs(found.custom, { ...found.custom, ...change }));
  return readOrder(manager, orderId);
}

/** Merges values into those of a line of the order. Returns null for an unknown line. */
export async function changeLineCustom(
  manager: EntityManager,
  { orderId, lineId, change, jobs }: LineCustomChange,
): Promise<Order | null> {
  const [found]: { position: number; custom: CustomValues }[] = await manager.query(
    `select position, custom from order_lines where order_id = $1 and coalesce(line_id, product_id) = $2 for update`,
    [orderId, lineId],
  );
  if (!found) return null;
  const { position, custom } = found;
  if (Object.keys(change).length > 0) {
    await manager.query(`update order_lines set custom = custom || $3::jsonb where order_id = $1 and position = $2`, [
      orderId,
      position,
      JSON.stringify(change),
    ]);
  }
  await enqueueAll(manager, jobs(custom, { ...custom, ...change }, position));
  return readOrder(manager, orderId);
}
