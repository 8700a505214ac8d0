import { keySql } from "./key-of.ts";
import { coursesOf, type Scale } from "./scale.ts";

const categories = 50;
const words = "array['Quiet', 'Bright', 'Folding', 'Walnut', 'Compact', 'Heavy', 'Wireless', 'Plain']";
const nouns = "array['keyboard', 'lamp', 'desk', 'notebook', 'headset', 'cable', 'camera']";

/** Products with two pictures, two tags and up to two categories each. */
export function catalogRows(scale: Scale): readonly string[] {
  return [
    `insert into categories (id, name, slug)
     select ${keySql("category", "n")}, 'Category ' || n, 'category-' || n from generate_series(0, ${categories - 1}) n`,
    `insert into products (id, sku, slug, name, description, kind, price_minor, currency, is_active, tags, created_at, updated_at)
     select ${keySql("product", "n")}, 'SKU-' || n, 'product-' || n,
       (${words})[1 + n % 8] || ' ' || (${nouns})[1 + n % 7] || ' ' || n,
       repeat('Made to be used every day and to be mended when it breaks. ', 4),
       case when n <= ${coursesOf(scale)} then 'COURSE' else 'PHYSICAL' end, 500 + n * 37 % 20000, 'CAD', true,
       array['tag-' || n % 17, 'tag-' || 17 + n % 200], made.at, made.at
     from generate_series(1, ${scale.products}) n cross join lateral (select timestamptz '2025-01-01Z' + n * interval '1 minute') made(at)`,
    `insert into product_categories (product_id, category_id)
     select distinct ${keySql("product", "n")}, ${keySql("category", "place")}
     from generate_series(1, ${scale.products}) n cross join lateral (values (n % ${categories}), (n / 7 % ${categories})) listed(place)`,
    `insert into product_images (id, product_id, url, alt, position)
     select ${keySql("image", "2 * n + place")}, ${keySql("product", "n")}, '/pictures/' || n || '-' || place || '.svg', 'A drawing', place
     from generate_series(1, ${scale.products}) n, generate_series(0, 1) place`,
  ];
}
