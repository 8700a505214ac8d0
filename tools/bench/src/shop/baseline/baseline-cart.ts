import { amountOf } from "./money.ts";
import type { Statement, Work } from "./baseline-databases.ts";
import { availableOf } from "./products.ts";

export interface AddInput {
  readonly buyerId: string;
  readonly input: { readonly productId: string; readonly quantity: number };
}

export interface PricedRow {
  readonly id: string;
  readonly kind: "PHYSICAL" | "COURSE";
  readonly sku: string;
  readonly name: string;
  readonly price_minor: string;
  readonly currency: string;
}

export interface CartLineRow {
  readonly product_id: string;
  readonly quantity: number;
}

const prices: Statement = {
  database: "catalog",
  text: `select id, kind, sku, name, price_minor, currency from products where id = any($1) and deleted_at is null and is_active`,
};
const cartLines: Statement = {
  database: "cart",
  text: `select product_id, quantity from cart_lines where buyer_id = $1 order by position`,
};
// the dashboard's conversion rate counts a cart from its first line
const addLine: Statement = {
  database: "cart",
  text: `with cart as (
      insert into carts (buyer_id, updated_at, is_counted) values ($1, now(), true)
      on conflict (buyer_id) do update set updated_at = excluded.updated_at, is_counted = true
      returning buyer_id, (select count(*) from carts before where before.buyer_id = $1 and before.is_counted) as counted
    ),
    start as (
      insert into cart_starts (quarter, shard, carts) select date_bin('15 minutes', now(), 'epoch'), floor(random() * 8), 1 from cart where counted = 0
      on conflict (quarter, shard) do update set carts = cart_starts.carts + 1
    )
    insert into cart_lines (buyer_id, product_id, quantity, position, price_minor, price_currency)
    select buyer_id, $2, $3, (select coalesce(max(position), 0) + 1 from cart_lines where buyer_id = $1), $4, $5 from cart
    on conflict (buyer_id, product_id) do update set quantity = cart_lines.quantity + excluded.quantity,
      price_minor = excluded.price_minor, price_currency = excluded.price_currency
    returning product_id, quantity`,
};

export function pricesOf(work: Work, ids: readonly string[]): Promise<PricedRow[]> {
  return work.rows<PricedRow>(prices, [ids]);
}

export function linesOf(work: Work, buyerId: string): Promise<CartLineRow[]> {
  return work.rows<CartLineRow>(cartLines, [buyerId]);
}

/** Reads the cart, the product's price and its stock; writes the line; updates the cart's totals. */
export async function baselineAdd(work: Work, { buyerId, input: { productId, quantity } }: AddInput): Promise<object> {
  const [before, available] = await Promise.all([linesOf(work, buyerId), availableOf(work, [productId])]);
  const others = before.filter((line) => line.product_id !== productId);
  const priced = await pricesOf(work, [productId, ...others.map((line) => line.product_id)]);
  const requested = priced.find(({ id }) => id === productId);
  if (!requested || (available.get(productId) ?? 0) < quantity) throw new Error(`${productId} cannot be bought`);
  const written = await work.rows<CartLineRow>(addLine, [
    buyerId,
    productId,
    quantity,
    requested.price_minor,
    requested.currency,
  ]);
  const lines = [...others, ...written];
  const priceOf = new Map(priced.map(({ id, price_minor: minor }) => [id, Number(minor)]));
  return {
    addToCart: {
      __typename: "Cart",
      totalQuantity: lines.reduce((sum, line) => sum + line.quantity, 0),
      subtotal: {
        amount: amountOf(lines.reduce((sum, line) => sum + line.quantity * (priceOf.get(line.product_id) ?? 0), 0)),
      },
    },
  };
}
