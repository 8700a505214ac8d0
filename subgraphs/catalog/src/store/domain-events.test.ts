import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { waitingEvents } from "@souk/kernel/testing/events/waiting-events";
import { catalogDatabase } from "./database-definition.js";

test("a product has an event when it is created, changed and deleted", async () => {
  await using opened = await openTestDatabase("catalog", catalogDatabase);
  const { manager } = opened.database;
  const id = randomUUID();
  await manager.query(
    `insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, created_at, updated_at)
     values ($1, 'LAMP-1', 'lamp', 'Lamp', 'PHYSICAL', 4900, 'CAD', true, '2026-01-01', '2026-01-01')`,
    [id],
  );
  await manager.query(`update products set price_minor = 5100, updated_at = '2026-01-02' where id = $1`, [id]);
  await manager.query(`update products set price_minor = 5100 where id = $1`, [id]);
  await manager.query(
    `update products set is_active = false, deleted_at = '2026-01-03', updated_at = '2026-01-03' where id = $1`,
    [id],
  );
  expect((await waitingEvents(manager)).map(({ name, data }) => [name, data])).toMatchObject([
    ["product.created", { productId: id, sku: "LAMP-1", price: { amountMinor: 4900, currency: "CAD" } }],
    ["product.changed", { productId: id, price: { amountMinor: 5100 }, isActive: true }],
    ["product.deleted", { productId: id, isActive: false }],
  ]);
});
