import { keySql } from "./key-of.ts";
import { coursesOf, type Scale } from "./scale.ts";

/** One user in ten has a cart with two lines. */
export function cartRows(scale: Scale): readonly string[] {
  const courses = coursesOf(scale);
  const product = keySql("product", `${courses} + 1 + (n * 31 + place) % ${scale.products - courses}`);
  const left = `from generate_series(10, ${scale.users}, 10) n`;
  return [
    `insert into carts (buyer_id, updated_at, is_counted) select ${keySql("user", "n")}, now(), true ${left}`,
    `insert into cart_lines (buyer_id, product_id, quantity, position, price_minor, price_currency)
     select ${keySql("user", "n")}, ${product}, 1, place, 1000, 'CAD' ${left}, generate_series(1, 2) place`,
  ];
}
