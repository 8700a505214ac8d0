import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { fileUsesIn, replacePictureIn } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { ordersDatabase } from "./database-definition.js";
import { ordersFilePlaces } from "./file-places.js";

test("pictures are used by the declared fields of orders and their lines, and the buyer may know it", async () => {
  await using opened = await openTestDatabase("orders", ordersDatabase);
  const { manager } = opened.database;
  const key = "a".repeat(64);
  const custom = { drawing: `/media/${key}-400x300/320.webp` };
  const [order, withLine, plain, buyer] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const [id, number, given] of [
    [order, "ORD-1", custom],
    [withLine, "ORD-2", {}],
    [plain, "ORD-3", {}],
  ]) {
    await manager.query(
      `insert into orders (id, number, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, placed_at,
         custom)
       values ($1, $2, $3, 'CREATED', 'CAD', 500, 0, 500, now(), $4)`,
      [id, number, buyer, given],
    );
    await manager.query(
      `insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor, custom)
       values ($1, 0, $1, 'PHYSICAL', 'C', 'Cup', 1, 500, $2)`,
      [id, id === plain ? {} : custom],
    );
  }
  const use = { typename: "Order", ownerId: buyer };
  const uses = (checksum: string) => [
    { ...use, key: checksum, id: order, name: "ORD-1" },
    { ...use, key: checksum, id: withLine, name: "ORD-2" },
  ];
  expect(await fileUsesIn(opened.database, ordersFilePlaces, [key, randomUUID()])).toEqual(uses(key));
  const to = "b".repeat(64);
  const replacement = { from: key, to: `/media/${to}-200x200/160.webp` };
  expect(await replacePictureIn(opened.database, ordersFilePlaces, replacement)).toBe(3);
  expect(await replacePictureIn(opened.database, ordersFilePlaces, replacement)).toBe(0);
  expect(await fileUsesIn(opened.database, ordersFilePlaces, [key, to])).toEqual(uses(to));
});
