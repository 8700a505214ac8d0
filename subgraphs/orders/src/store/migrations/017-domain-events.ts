import { createEventTriggers, dropEventTriggers, type EventTrigger } from "@souk/kernel/domain-events/event-triggers";
import type { MigrationInterface, QueryRunner } from "typeorm";

const ofOrders = { table: "orders", data: "order_event(new)" };
const ofMoves = { ...ofOrders, after: "update of status" };

const triggers: readonly EventTrigger[] = [
  { ...ofOrders, event: "order.placed", after: "insert", when: "new.status = 'CREATED'" },
  { ...ofMoves, event: "order.paid", when: "old.status <> 'PAID' and new.status = 'PAID'" },
  {
    ...ofMoves,
    event: "order.cancelled",
    when: "old.status <> 'CANCELLED' and new.status = 'CANCELLED'",
    data: `(order_event(new)::jsonb || jsonb_build_object(
      'wasPaid', old.status <> 'CREATED', 'supersededBy', new.superseded_by))::json`,
  },
  { ...ofMoves, event: "order.completed", when: "old.status <> 'COMPLETED' and new.status = 'COMPLETED'" },
  {
    event: "order.refunded",
    table: "order_refunds",
    after: "update of state",
    when: "old.state <> 'DONE' and new.state = 'DONE'",
    data: `(
      select json_build_object(
        'orderId', placed.id, 'orderNumber', placed.number, 'buyerId', placed.buyer_id, 'refundId', new.id,
        'amount', event_money(new.amount_minor, placed.currency),
        'refundedTotal', event_money((select sum(refund.amount_minor)::bigint from order_refunds refund
          where refund.order_id = placed.id and refund.state = 'DONE'), placed.currency),
        'total', event_money(placed.total_minor, placed.currency), 'lines', new.lines)
      from orders placed where placed.id = new.order_id)`,
  },
];

export class DomainEvents1760000005070 implements MigrationInterface {
  name = "DomainEvents1760000005070";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function event_money(amount_minor bigint, currency text) returns json language sql immutable as $$
        select json_build_object('amountMinor', amount_minor, 'currency', currency)
      $$`);
    // a trigger runs after its statement, and so finds the lines that the same statement wrote
    await runner.query(`
      create function order_event(placed orders) returns json language sql stable as $$
        select json_build_object(
          'orderId', placed.id, 'orderNumber', placed.number, 'buyerId', placed.buyer_id,
          'isGuest', placed.guest_id is not null and placed.guest_id = placed.buyer_id,
          'subtotal', event_money(placed.subtotal_minor, placed.currency),
          'shipping', event_money(placed.shipping_minor, placed.currency),
          'total', event_money(placed.total_minor, placed.currency),
          'lines', (
            select coalesce(json_agg(json_build_object(
              'productId', line.product_id, 'sku', line.sku, 'name', line.name, 'kind', line.kind, 'quantity', line.quantity,
              'unitPrice', event_money(line.unit_price_minor, placed.currency)) order by line.position), '[]'::json)
            from order_lines line where line.order_id = placed.id))
      $$`);
    await createEventTriggers(runner, triggers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropEventTriggers(runner, triggers);
    await runner.query(`drop function order_event`);
    await runner.query(`drop function event_money`);
  }
}
