import { keySql } from "./key-of.ts";
import { type Scale, coursesOf } from "./scale.ts";
import { linesSql, unitsOnHand, addressSql, ordersSql, shippingMinor, unitPriceMinor } from "./sold.ts";

/** The password of every user. */
export const password = "correct horse battery staple";
/** The number of users who are instructors; they have the first numbers. */
const instructors = 20;

export function emailOf(user: number): string {
  return `user${user}@example.com`;
}

/** `passwordHash`: the same for all users, because one hash takes a core ten milliseconds. */
export function accountsRows(scale: Scale, passwordHash: string): readonly string[] {
  return [
    `insert into users (id, email, full_name, role, password_hash, is_active, email_verified_at, created_at)
     select ${keySql("user", "n")}, 'user' || n || '@example.com', 'Ada Example ' || n,
       case when n <= ${instructors} then 'INSTRUCTOR' else 'CUSTOMER' end, '${passwordHash}', true, made.at, made.at
     from generate_series(1, ${scale.users}) n cross join lateral (select timestamptz '2025-01-01Z' + n * interval '1 minute') made(at)`,
  ];
}

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

const sections = 4;
const lessons = 5;
const studentsOfCourse = 100;

/** Courses of 20 lessons, each with a hundred students. */
export function coursesRows(scale: Scale): readonly string[] {
  const courses = coursesOf(scale);
  const enrolled = `from generate_series(1, ${courses}) n, generate_series(1, ${studentsOfCourse}) s`;
  const student = keySql("user", `1 + (n * 7 + s * 9) % ${scale.users}`);
  const order = keySql("order", `-(n * ${studentsOfCourse} + s)`);
  return [
    `insert into courses (id, product_id, instructor_id, slug, title, summary, status, categories, created_at)
     select ${keySql("course", "n")}, ${keySql("product", "n")}, ${keySql("user", `1 + n % ${instructors}`)}, 'course-' || n,
       'How to mend things, part ' || n, 'What breaks can be mended.', 'PUBLISHED', array['craft'], timestamptz '2025-01-01Z' + n * interval '1 minute'
     from generate_series(1, ${courses}) n`,
    `insert into course_sections (id, course_id, title, position)
     select ${keySql("section", `${sections} * n + s`)}, ${keySql("course", "n")}, 'Section ' || s, s
     from generate_series(1, ${courses}) n, generate_series(0, ${sections - 1}) s`,
    `insert into lessons (id, section_id, course_id, title, duration_seconds, is_preview, position)
     select ${keySql("lesson", `(${sections} * n + s) * ${lessons} + l`)}, ${keySql("section", `${sections} * n + s`)}, ${keySql("course", "n")},
       'Lesson ' || l, 300, l = 0, l
     from generate_series(1, ${courses}) n, generate_series(0, ${sections - 1}) s, generate_series(0, ${lessons - 1}) l`,
    `insert into enrollments (id, user_id, course_id, order_id, enrolled_at)
     select ${keySql("enrollment", `n * ${studentsOfCourse} + s`)}, ${student}, ${keySql("course", "n")}, ${order},
       timestamptz '2025-06-01Z' + s * interval '1 hour'
     ${enrolled} on conflict do nothing`,
    `insert into course_purchases (order_id, product_id, user_id) select ${order}, ${keySql("product", "n")}, ${student} ${enrolled}`,
  ];
}

/** Stock on hand of all goods, and the movements for each paid order. */
export function inventoryRows(scale: Scale): readonly string[] {
  return [
    `insert into stock_levels (product_id, on_hand, reserved, updated_at)
     select ${keySql("product", "n")}, ${unitsOnHand}, 0, timestamptz '2025-01-01Z' + n * interval '1 minute'
     from generate_series(${coursesOf(scale) + 1}, ${scale.products}) n`,
    `insert into reservations (order_id, product_id, quantity, state, expires_at)
     select id, product_id, 1, case when is_cancelled then 'RELEASED' else 'COMMITTED' end, at + interval '15 minutes'
     from ${linesSql(scale)} on conflict do nothing`,
    `insert into stock_movements (event_id, product_id, kind, delta, reason, order_id, created_at)
     select id::text, product_id, 'SALE', -1, 'sold', id, at from ${linesSql(scale)} where not is_cancelled
     on conflict do nothing`,
  ];
}

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

/** Closed orders with their events. */
export function ordersRows(scale: Scale): readonly string[] {
  const subtotal = `lines * ${unitPriceMinor}`;
  return [
    `insert into orders (id, number, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, shipping_address, carrier, placed_at, paid_at)
     select id, number, buyer_id, case when is_cancelled then 'CANCELLED' else 'COMPLETED' end, 'CAD',
       ${subtotal}, ${shippingMinor}, ${subtotal} + ${shippingMinor}, ${addressSql}, 'Canada Post', at,
       case when not is_cancelled then at + interval '1 second' end
     from ${ordersSql(scale)}`,
    `select setval('order_numbers', ${scale.orders + 101})`,
    `insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
     select id, position, product_id, 'PHYSICAL', sku, 'What was sold as ' || sku, 1, ${unitPriceMinor} from ${linesSql(scale)}`,
    `insert into order_events (order_id, event_id, type, from_status, to_status, at, actor, correlation_id)
     select sale.id, event.id, event.type, event.from_status, event.id, sale.at + event.after, event.actor, sale.id::text
     from ${ordersSql(scale)} join (values
       ('CREATED', 'orderPlaced', null, interval '0', 'buyer', null),
       ('PAID', 'orderPaid', 'CREATED', interval '1 second', 'payments', false),
       ('COMPLETED', 'orderCompleted', 'PAID', interval '3 days', 'shipping', false),
       ('CANCELLED', 'orderCancelled', 'CREATED', interval '1 hour', 'orders', true)
     ) event(id, type, from_status, after, actor, of_cancelled)
       on event.of_cancelled is null or event.of_cancelled = sale.is_cancelled`,
  ];
}

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

export function shippingRows(scale: Scale): readonly string[] {
  return [
    `insert into shipments (id, order_id, order_number, buyer_id, tracking_number, carrier, status, address, created_at, updated_at)
     select ${keySql("shipment", "n")}, id, number, buyer_id, 'SHIP-' || 887 + n, 'Canada Post', 'DELIVERED', ${addressSql}, at, at + interval '3 days'
     from ${ordersSql(scale)} where not is_cancelled`,
    `select setval('tracking_numbers', ${scale.orders + 888})`,
    `insert into shipment_events (id, shipment_id, position, at, status)
     select ${keySql("shipment event", "n")}, ${keySql("shipment", "n")}, 0, at + interval '3 days', 'DELIVERED'
     from ${ordersSql(scale)} where not is_cancelled`,
  ];
}

/** A confirmation for each paid order; its text is already deleted. */
export function notificationsRows(scale: Scale): readonly string[] {
  return [
    `insert into notifications (id, event_id, kind, user_id, recipient, subject, status, created_at, sent_at, order_id, attempts)
     select ${keySql("mail", "n")}, 'orderPaid:' || id, 'ORDER_CONFIRMATION', buyer_id,
       'user' || 1 + n * 7919 % ${scale.users} || '@example.com', 'Your order ' || number, 'SENT', at, at, id, 1
     from ${ordersSql(scale)} where not is_cancelled`,
  ];
}
