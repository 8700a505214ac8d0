import { randomUUID } from "node:crypto";
import { afterCheckout } from "./after-checkout.ts";
import { linesOf, pricesOf } from "./baseline-cart.ts";
import type { Statement, Work } from "./baseline-databases.ts";
import { addedJobs, jobsSql } from "./jobs-sql.ts";
import { amountOf } from "./money.ts";

export interface CheckoutInput {
  readonly buyerId: string;
  readonly input: { readonly idempotencyKey: string; readonly shippingAddress: object };
}

const claim: Statement = {
  database: "orders",
  text: `insert into attempts (buyer_id, operation, key, body_hash, claimed_at) values ($1, 'checkout', $2, $3, now())`,
};
const rate: Statement = {
  database: "shipping",
  text: `select rate.carrier, rate.flat_minor, rate.free_from_minor from carriers carrier join rates rate on rate.carrier = carrier.name
    where carrier.is_default and rate.currency = $1 and rate.country = 'CA'`,
};
const card: Statement = {
  database: "sandbox_bank",
  text: `insert into cards values ($1, 'Visa', '4242', 'succeeds', now() + interval '3 years')`,
};
const place: Statement = {
  database: "orders",
  text: `with placed as (
      insert into orders (id, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, shipping_address, carrier, placed_at)
      values ($1::uuid, $2, 'CREATED', $3, $4::bigint, $5::bigint, $4::bigint + $5::bigint, $6, $7, now()) returning id, number
    ),
    line as (
      insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
      select id, line.position, line.product_id, line.kind, line.sku, line.name, line.quantity, line.unit_price_minor
      from placed, json_to_recordset($8::json)
        as line(position int, product_id uuid, kind text, sku text, name text, quantity int, unit_price_minor bigint)
    ),
    event as (
      insert into order_events (order_id, event_id, type, to_status, at, actor, correlation_id)
      select id, 'CREATED', 'orderPlaced', 'CREATED', now(), 'buyer:' || $2::uuid, $9 from placed
    ),
    bound as (update attempts set order_id = $1::uuid where buyer_id = $2 and operation = 'checkout' and key = $9),
    job as (${jobsSql(2, "placed")})
    select job.id, placed.number from placed, job`,
};
const reserve: Statement = {
  database: "inventory",
  text: `with wanted as (select * from unnest($2::uuid[], $3::int[]) as line(product_id, quantity)),
    level as (
      update stock_levels level set reserved = level.reserved + wanted.quantity from wanted
      where level.product_id = wanted.product_id and level.on_hand - level.reserved >= wanted.quantity
      returning level.product_id, wanted.quantity
    ),
    reserved as (
      insert into reservations select $1::uuid, product_id, quantity, 'OPEN', now() + interval '900 seconds' from level returning order_id
    )
    ${jobsSql(1, "(select distinct order_id from reserved) orders")}`,
};
const pay: Statement = {
  database: "payments",
  text: `insert into payments (id, order_id, order_number, buyer_id, status, amount_minor, currency, provider, idempotency_key, card_token, created_at)
    values ($1, $2, $3, $4, 'PENDING', $5, $6, 'sandbox', $7, $8, now())`,
};
const charge: Statement = {
  database: "sandbox_bank",
  text: `insert into charges (idempotency_key, reference, amount_minor, currency, description, brand, last4, booked_at)
    values ($1, $2, $3, $4, $5, 'Visa', '4242', now())`,
};
const settle: Statement = {
  database: "payments",
  text: `update payments set status = 'SUCCEEDED', provider_reference = $2, brand = 'Visa', last4 = '4242', settled_at = now(), card_token = null
    where id = $1`,
};
const paid: Statement = {
  database: "orders",
  text: `with paid as (update orders set status = 'PAID', paid_at = now() where id = $1::uuid and status = 'CREATED' returning id),
    event as (
      insert into order_events (order_id, event_id, type, from_status, to_status, at, actor, correlation_id)
      select id, step.event_id, step.type, step.from_status, step.to_status, now(), step.actor, $3 from paid, (values
        ('stockReserved:' || now(), 'stockReserved', null, null, 'inventory'),
        ('paymentCharged', 'paymentCharged', null, null, 'payments'),
        ('PAID', 'orderPaid', 'CREATED', 'PAID', 'payments')
      ) as step(event_id, type, from_status, to_status, actor)
    ),
    resumed as (delete from graphile_worker._private_jobs where id = $4::bigint),
    answered as (
      update attempts set answer = '{"kind": "paid"}', claimed_at = null where buyer_id = $2 and operation = 'checkout' and key = $3
    )
    ${jobsSql(3, "paid")}`,
};
const sell: Statement = {
  database: "inventory",
  text: `with reservation as (update reservations set state = 'COMMITTED' where order_id = $1::uuid returning product_id, quantity),
    movement as (
      insert into stock_movements (event_id, product_id, kind, delta, reason, order_id)
      select $1::uuid::text, product_id, 'SALE', -quantity, 'sold', $1::uuid from reservation
    )
    update stock_levels level set on_hand = on_hand - reservation.quantity, reserved = reserved - reservation.quantity
    from reservation where level.product_id = reservation.product_id`,
};
const committed: Statement = {
  database: "orders",
  text: `with event as (
      insert into order_events (order_id, event_id, type, at, actor, correlation_id)
      values ($1, 'stockCommitted', 'stockCommitted', now(), 'inventory', $2)
    )
    delete from graphile_worker._private_jobs where id = any($3::bigint[])`,
};
const empty: Statement = {
  database: "cart",
  text: `with removed as (insert into removed_orders values ($1, now())),
    cart as (update carts set updated_at = now(), is_counted = false where buyer_id = $2)
    delete from cart_lines where buyer_id = $2`,
};

/**
 * Writes every row of a checkout in the same transactions as the shop, each as one statement. It reads the cart and its
 * prices, checks nothing beyond the constraints of its writes, and does not poll for jobs.
 */
export async function baselineCheckout(work: Work, { buyerId, input }: CheckoutInput): Promise<object> {
  const { idempotencyKey: key, shippingAddress } = input;
  const [order, payment, token] = [randomUUID(), randomUUID(), `card_${randomUUID()}`];
  const chargeKey = `checkout:${order}:${key}`;
  await work.rows(claim, [buyerId, key, "C5zK1UEEPgeRoJiCoZQTZ+QrRZLLXf5vPKHF39p7S3I="]);
  const [lines] = await Promise.all([linesOf(work, buyerId), work.rows(card, [token])]);
  const products = lines.map((line) => line.product_id);
  const quantities = lines.map(({ quantity }) => quantity);
  const [priced, rates] = await Promise.all([
    pricesOf(work, products),
    work.rows<{ carrier: string; flat_minor: string; free_from_minor: string | null }>(rate, ["CAD"]),
  ]);
  const [delivery] = rates;
  const sold = lines.map(({ product_id: id, quantity }, position) => {
    const row = priced.find((one) => one.id === id);
    if (!row) throw new Error(`${id} is not sold`);
    const { kind, sku, name, price_minor: minor } = row;
    return { position, product_id: id, kind, sku, name, quantity, unit_price_minor: minor };
  });
  if (!delivery || sold.length === 0) throw new Error("there is nothing to send, or no way to");
  const subtotal = sold.reduce((sum, line) => sum + line.quantity * Number(line.unit_price_minor), 0);
  const isFree = delivery.free_from_minor !== null && subtotal >= Number(delivery.free_from_minor);
  const shipping = isFree ? 0 : Number(delivery.flat_minor);
  const total = subtotal + shipping;
  const [placed, resumption] = await work.rows<{ id: string; number: string }>(place, [
    order,
    buyerId,
    "CAD",
    subtotal,
    shipping,
    JSON.stringify(shippingAddress),
    delivery.carrier,
    JSON.stringify(sold),
    key,
  ]);
  if (!placed || !resumption) throw new Error("nothing was placed");
  const { number } = placed;
  await work.rows(reserve, [order, products, quantities]);
  await work.rows(pay, [payment, order, number, buyerId, total, "CAD", chargeKey, token]);
  await work.rows(charge, [chargeKey, `charge_${payment}`, total, "CAD", `Order ${number}`]);
  await work.rows(settle, [payment, `charge_${payment}`]);
  const [settlement = "", ...deliveries] = await addedJobs(work, paid, [order, buyerId, key, resumption.id]);
  await Promise.all([work.rows(sell, [order]), work.rows(empty, [order, buyerId])]);
  await work.rows(committed, [order, key, [placed.id, settlement]]);
  afterCheckout({ order, number, buyerId, address: shippingAddress, deliveries }, work);
  return { checkout: { __typename: "Order", id: order, number, status: "PAID", total: { amount: amountOf(total) } } };
}
