import { expect } from "vitest";
import { eventually } from "../clients/eventually.js";
import type { TestShop } from "../shop/test-shop.js";

interface Line {
  readonly order: string;
  readonly product: string;
  readonly quantity: number;
}

/**
 * Checks the data across services once no work is pending: each paid order has exactly one succeeded payment of its
 * total, no other order has one, and stock on hand equals the received stock less the sold stock.
 */
export async function expectReconciled(shop: TestShop): Promise<void> {
  await eventually(async () => {
    const [orders, lines] = await Promise.all([paidOrders(shop), soldLines(shop)]);
    const payments = await shop.rows<{ order: string; amount: string }>(
      "payments",
      `select order_id as order, amount_minor::text as amount from payments where status = 'SUCCEEDED'`,
    );
    const sorted = (rows: { order: string; amount: string }[]) =>
      rows.map(({ order, amount }) => `${order} ${amount}`).sort();
    expect(sorted(payments)).toEqual(sorted(orders));
    const sold = new Map<string, number>();
    for (const { product, quantity } of lines) sold.set(product, (sold.get(product) ?? 0) + quantity);
    for (const { product, hand, reserved, received } of await levels(shop))
      expect({ product, hand, reserved }).toEqual({ product, hand: received - (sold.get(product) ?? 0), reserved: 0 });
  });
}

function paidOrders(shop: TestShop): Promise<{ order: string; amount: string }[]> {
  return shop.rows(
    "orders",
    `select id as order, total_minor::text as amount from orders where status in ('PAID', 'PROCESSING', 'COMPLETED')`,
  );
}

function soldLines(shop: TestShop): Promise<Line[]> {
  return shop.rows(
    "orders",
    `select order_id as order, product_id as product, quantity from order_lines join orders on orders.id = order_id
     where orders.status in ('PAID', 'PROCESSING', 'COMPLETED') and kind = 'PHYSICAL'`,
  );
}

function levels(shop: TestShop): Promise<{ product: string; hand: number; reserved: number; received: number }[]> {
  return shop.rows(
    "inventory",
    `select level.product_id as product, on_hand as hand, reserved,
       coalesce((select sum(delta)::int from stock_movements movement
         where movement.product_id = level.product_id and kind in ('RECEIPT', 'ADJUSTMENT')), 0) as received
     from stock_levels level`,
  );
}
