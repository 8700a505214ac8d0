import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { waitingEvents } from "@souk/kernel/testing/events/waiting-events";
import { inventoryDatabase } from "./database-definition.js";

test("a change of the units on hand has an event, and a reservation alone has none", async () => {
  await using opened = await openTestDatabase("inventory", inventoryDatabase);
  const { manager } = opened.database;
  const productId = randomUUID();
  await manager.query(`insert into stock_levels (product_id, on_hand) values ($1, 0)`, [productId]);
  await manager.query(`update stock_levels set on_hand = 10 where product_id = $1`, [productId]);
  await manager.query(`update stock_levels set reserved = 3 where product_id = $1`, [productId]);
  await manager.query(`update stock_levels set on_hand = 8, reserved = 1 where product_id = $1`, [productId]);
  expect((await waitingEvents(manager)).map(({ name, data }) => ({ name, ...data }))).toEqual([
    { name: "stock.changed", productId, onHand: 10, reserved: 0, available: 10, previousOnHand: 0 },
    { name: "stock.changed", productId, onHand: 8, reserved: 1, available: 7, previousOnHand: 10 },
  ]);
});
