import { keySql } from "./key-of.ts";
import type { Scale } from "./scale.ts";
import { ordersSql, shippingMinor, unitPriceMinor } from "./sold.ts";

const amount = `lines * ${unitPriceMinor} + ${shippingMinor}`;

export function paymentsRows(scale: Scale): readonly string[] {
  return [
    `insert into payments (id, order_id, order_number, buyer_id, status, amount_minor, currency, provider, idempotency_key, provider_reference,
       brand, last4, created_at, settled_at)
     select ${keySql("payment", "n")}, id, number, buyer_id, 'SUCCEEDED', ${amount}, 'CAD', 'sandbox', 'checkout:' || id, 'charge_' || id,
       'Visa', '4242', at, at + interval '1 second'
     from ${ordersSql(scale)} where not is_cancelled`,
  ];
}

export function bankRows(scale: Scale): readonly string[] {
  return [
    `insert into charges (idempotency_key, reference, amount_minor, currency, description, brand, last4, booked_at)
     select 'checkout:' || id, 'charge_' || id, ${amount}, 'CAD', 'Order ' || number, 'Visa', '4242', at
     from ${ordersSql(scale)} where not is_cancelled`,
  ];
}
