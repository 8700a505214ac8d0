import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";

export interface StockFigures extends Row {
  readonly onHand: number;
  readonly reserved: number;
  /** The sum of the product's movements. */
  readonly moved: number;
  /** The sum of the product's open reservations. */
  readonly promised: number;
}

/** A product's stock is the sum of its movements, and its reserved stock is the sum of its open reservations. */
export const stock: Check<{ level: StockFigures }> = {
  name: "stock",
  compares: "on hand and reserved with movements and open reservations",
  of: "products",
  advice: "Count the shelf, correct the stock with adjustStock, and correct reserved in the database.",
  sources: {
    level: {
      database: "inventory",
      sql: `
        select level.product_id::text as key, level.on_hand as "onHand", level.reserved,
          coalesce(movement.delta, 0)::bigint as moved, coalesce(reservation.quantity, 0)::bigint as promised
        from stock_levels level
        left join (select product_id, sum(delta) as delta from stock_movements group by product_id) movement using (product_id)
        left join (
          select product_id, sum(quantity) as quantity from reservations where state = 'OPEN' group by product_id
        ) reservation using (product_id)`,
    },
  },
  compare: ({ level }) => (level ? compareStock(level) : []),
};

export function compareStock({ key, onHand, reserved, moved, promised }: StockFigures): Finding[] {
  const subject = `product ${key}`;
  return [
    ...(onHand === moved
      ? []
      : [{ subject, expected: `${moved} on hand, the sum of its movements`, found: `${onHand} on hand` }]),
    ...(reserved === promised
      ? []
      : [
          {
            subject,
            expected: `${promised} reserved, the sum of its open reservations`,
            found: `${reserved} reserved`,
          },
        ]),
    ...(reserved >= 0 && onHand >= reserved
      ? []
      : [{ subject, expected: "0 or more available and reserved", found: `${onHand} on hand, ${reserved} reserved` }]),
  ];
}
