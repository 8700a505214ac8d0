import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { addJobsSql, enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { NewOrder, NewPlacement, PlaceOutcome } from "../../domain/checkout/placement-store.js";
import type { AttemptKey } from "../../domain/idempotency/attempt-store.js";
import { eventTypeOf } from "../../domain/order/order-transitions.js";
import { addedTaxMinor } from "../../domain/order/order-tax.js";
import type { Order } from "../../domain/order/order.js";
import type { OutboxJob } from "../../domain/outbox-job.js";
import { correlationId } from "../order/change-order-sql.js";
import { orderColumns, orderFromRow, type OrderRow } from "../order/order-row.js";

export async function findOrderOfCart(manager: EntityManager, cartVersion: string): Promise<Order | null> {
  const sql = `select ${orderColumns} from orders "order" where cart_version = $1 and status <> 'CANCELLED'`;
  const [row]: OrderRow[] = await manager.query(sql, [cartVersion]);
  return row ? orderFromRow(row) : null;
}

/** Writes an order, its lines and its first event, and binds the attempt to it, in one statement. */
export async function placeOrder(manager: EntityManager, placement: NewPlacement): Promise<PlaceOutcome> {
  const parameters = new SqlParameters();
  const sql = placementSql(placement, parameters);
  const [row]: { number: string | null; is_ours: boolean }[] = await manager.query(sql, parameters.values);
  if (!row?.number) return { kind: row?.is_ours ? "cartOrdered" : "attemptBound" };
  return { kind: "placed", order: placedOrder(placement.order, row.number) };
}

function placementSql({ order, attempt, jobs, supersedes }: NewPlacement, parameters: SqlParameters): string {
  const add = (value: unknown): string => parameters.add(value);
  const id = add(order.id);
  const actor = add(actorOf(order));
  const placedAt = `${add(order.placedAt)}::timestamptz`;
  return `
    with ours as (
      select buyer_id, operation, key from attempts
      where buyer_id = ${add(attempt.buyerId)} and operation = ${add(attempt.operation)} and key = ${add(attempt.key)}
        and order_id is null
      for update
    ),
    ${supersedingSql(supersedes, id, parameters)}
    placed as (
      insert into orders (id, cart_version, buyer_id, guest_id, guest_email, locale, status, currency, subtotal_minor, shipping_minor, total_minor, tax, added_tax_minor, shipping_address, carrier, placed_at, custom)
      select ${id}::uuid, ${add(order.cartVersion)}, ${add(order.buyerId)}::uuid, ${add(order.guest?.id ?? null)}::uuid, ${add(order.guest?.email ?? null)}, ${add(order.locale ?? null)}, 'CREATED', ${add(order.total.currency)}, ${add(order.subtotal.amountMinor)}::bigint,
              ${add(order.shippingTotal.amountMinor)}::bigint, ${add(order.total.amountMinor)}::bigint, ${add(order.tax ? JSON.stringify(order.tax) : null)}::jsonb, ${add(addedTaxMinor(order.tax))}::bigint,
              ${add(order.shipping && JSON.stringify(order.shipping.address))}::jsonb, ${add(order.shipping?.carrier ?? null)}, ${placedAt},
              ${add(JSON.stringify(order.custom))}::jsonb
      from ours ${supersedes === null ? "" : "cross join superseded"}
      on conflict (cart_version) where cart_version is not null and status <> 'CANCELLED' do nothing
      returning id, number
    ),
    bound as (
      update attempts set order_id = placed.id from placed, ours
      where attempts.buyer_id = ours.buyer_id and attempts.operation = ours.operation and attempts.key = ours.key
    ),
    lines as (
      insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor, catalog_price_minor, adjustments, line_id, custom, instructor_id, shop_share)
      select placed.id, line.* from placed, json_to_recordset(${add(JSON.stringify(lineRows(order)))}::json)
        as line(position int, product_id uuid, kind text, sku text, name text, quantity int, unit_price_minor bigint, catalog_price_minor bigint, adjustments jsonb, line_id uuid, custom jsonb, instructor_id uuid, shop_share int)
    ),
    noted as (
      insert into order_events (order_id, event_id, type, from_status, to_status, detail, at, actor, correlation_id)
      select id, 'CREATED', ${add(eventTypeOf.CREATED)}, null, 'CREATED', null, ${placedAt}, ${actor}, ${add(correlationId())} from placed
      ${
        supersedes === null
          ? ""
          : `union all select superseded.id, 'CANCELLED', 'orderSuperseded', 'CREATED', 'CANCELLED', placed.number, ${placedAt},
             ${actor}, ${add(correlationId())} from superseded cross join placed`
      }
    ),
    ${addJobsSql(jobs, "placed", parameters)}
    select placed.number, exists (select from ours) as is_ours, queued.added from queued left join placed on true`;
}

/** The order as the statement wrote it. */
function placedOrder({ cartVersion: _cartVersion, ...order }: NewOrder, number: string): Order {
  const event = {
    at: order.placedAt,
    type: eventTypeOf.CREATED,
    actor: actorOf(order),
    from: null,
    to: "CREATED" as const,
    detail: null,
  };
  return {
    ...order,
    number,
    status: "CREATED",
    events: [event],
    refunds: [],
    shipments: [],
    isBeingPaid: true,
    supersededBy: null,
  };
}

function actorOf({ buyerId }: Pick<NewOrder, "buyerId">): string {
  return `buyer:${buyerId}`;
}

/** Returns a part of a larger statement that cancels the superseded order of the same cart. */
function supersedingSql(orderId: string | null, by: string, parameters: SqlParameters): string {
  if (orderId === null) return "";
  return `superseded as (
    update orders set status = 'CANCELLED', superseded_by = ${by} from ours
    where orders.id = ${parameters.add(orderId)} and status = 'CREATED' returning orders.id
  ),`;
}

function lineRows({ lines }: NewOrder): object[] {
  return lines.map(
    ({ productId, lineId, kind, sku, name, quantity, unitPrice, adjusted, custom, seller }, position) => ({
      position,
      product_id: productId,
      kind,
      sku,
      name,
      quantity,
      unit_price_minor: unitPrice.amountMinor,
      catalog_price_minor: adjusted?.catalogPrice.amountMinor ?? null,
      adjustments: adjusted?.adjustments ?? null,
      line_id: lineId ?? null,
      custom: custom ?? {},
      instructor_id: seller?.instructorId ?? null,
      shop_share: seller?.shopShare ?? 0,
    }),
  );
}

export async function withdrawOrder(
  manager: EntityManager,
  orderId: string,
  { buyerId, operation, key }: AttemptKey,
  jobs: readonly OutboxJob[],
): Promise<void> {
  await manager.query(`delete from orders where id = $1 and status = 'CREATED'`, [orderId]);
  await manager.query(`delete from attempts where buyer_id = $1 and operation = $2 and key = $3`, [
    buyerId,
    operation,
    key,
  ]);
  await enqueueAll(manager, jobs);
}
