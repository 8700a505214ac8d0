import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";

/** The records in inventory about one product of one order. */
export interface SaleFigures extends Row {
  readonly orderId: string;
  readonly productId: string;
  /** Null when there is no reservation. */
  readonly state: "OPEN" | "COMMITTED" | "RELEASED" | null;
  readonly quantity: number;
  readonly sold: number;
  readonly returned: number;
}

/** A reservation's state matches the stock movements, and returns never exceed sales. */
export const sales: Check<{ sale: SaleFigures }> = {
  name: "sales",
  compares: "committed reservations with sales and returns",
  of: "order lines",
  advice: "Compare with the movements of the order, and restore the missing half from a backup.",
  sources: {
    sale: {
      database: "inventory",
      sql: `
        select order_id || '/' || product_id as key, order_id::text as "orderId", product_id::text as "productId", state,
          coalesce(quantity, 0) as quantity, coalesce(sold, 0)::bigint as sold, coalesce(returned, 0)::bigint as returned
        from reservations full join (
          select order_id, product_id, -sum(delta) filter (where kind = 'SALE') as sold,
            sum(delta) filter (where kind = 'RETURN') as returned
          from stock_movements where order_id is not null group by order_id, product_id
        ) moved using (order_id, product_id)`,
    },
  },
  compare: ({ sale }) => (sale ? compareSale(sale) : []),
};

export function compareSale({ orderId, productId, state, quantity, sold, returned }: SaleFigures): Finding[] {
  const subject = `order ${orderId}, product ${productId}`;
  const due = state === "COMMITTED" ? quantity : 0;
  const reason = state === null ? "there is no reservation" : `${quantity} are ${state}`;
  return [
    ...(sold === due ? [] : [{ subject, expected: `${due} sold, as ${reason}`, found: `${sold} sold` }]),
    ...(returned <= sold
      ? []
      : [{ subject, expected: `at most the ${sold} sold returned`, found: `${returned} returned` }]),
  ];
}
