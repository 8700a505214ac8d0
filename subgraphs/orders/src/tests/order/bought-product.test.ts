import { randomUUID } from "node:crypto";
import { demoOrders } from "@souk/demo/orders";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { expect, test } from "@jest/globals";
import { hasBought } from "../../domain/order/has-bought.js";
import { ordersDatabase } from "../../store/database-definition.js";
import { orderRepository } from "../../store/order-repository.js";
import { seedDemoOrders } from "../../store/seed-demo-orders.js";

test("a buyer has bought the products of orders that are paid, and no others", async () => {
  await using testDatabase = await openTestDatabase("orders", ordersDatabase);
  await seedDemoOrders(testDatabase.database);
  const bought = hasBought({ store: orderRepository(testDatabase.database) });
  const paid = new Set(
    demoOrders
      .filter(({ status }) => ["PAID", "PROCESSING", "COMPLETED"].includes(status))
      .flatMap(({ customerId, lines }) => lines.map(({ productId }) => `${customerId}/${productId}`)),
  );
  const lines = demoOrders.flatMap(({ customerId: buyerId, lines: ordered }) =>
    ordered.map(({ productId }) => ({ buyerId, productId })),
  );
  const wrong: object[] = [];
  for (const line of lines)
    if ((await bought(line)) !== paid.has(`${line.buyerId}/${line.productId}`)) wrong.push(line);
  expect(wrong).toEqual([]);
  expect(lines.some(({ buyerId, productId }) => !paid.has(`${buyerId}/${productId}`))).toBe(true);
  const [{ buyerId, productId } = { buyerId: "", productId: "" }] = lines;
  expect(await bought({ buyerId: randomUUID(), productId })).toBe(false);
  expect(await bought({ buyerId, productId: "not-an-id" })).toBe(false);
});
