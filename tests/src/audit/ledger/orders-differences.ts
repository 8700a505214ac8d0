import { plantedJob, type PlantedDifference } from "./planted-difference.js";

/** Differences in the databases of orders. */
export const ordersDifferences: readonly PlantedDifference[] = [
  {
    name: "a line with a higher price than its order",
    in: "orders",
    sql: ({ ofOrder }) => [
      `update order_lines set unit_price_minor = unit_price_minor + 1 ${ofOrder("completed")}`,
      `update order_lines set unit_price_minor = unit_price_minor - 1 ${ofOrder("completed")}`,
    ],
    line: "order-sums: order NUMBER(completed): expected a subtotal of 12.51 CAD, the sum of its lines; found 12.50 CAD",
  },
  {
    name: "a line that was renamed after the order was placed",
    in: "orders",
    sql: ({ ofOrder }) => [
      `update order_lines set name = 'x' || name ${ofOrder("paid")} and kind = 'PHYSICAL'`,
      `update order_lines set name = substr(name, 2) ${ofOrder("paid")} and kind = 'PHYSICAL'`,
    ],
    line: "order-sums: order NUMBER(paid): expected the lines and amounts that were placed; found names, SKUs, quantities or amounts that were changed since",
  },
  {
    name: "a line whose SKU was changed after the order was placed",
    in: "orders",
    sql: ({ ofOrder }) => [
      `update order_lines set sku = 'x' || sku ${ofOrder("declined")}`,
      `update order_lines set sku = substr(sku, 2) ${ofOrder("declined")}`,
    ],
    line: "order-sums: order NUMBER(declined): expected the lines and amounts that were placed; found names, SKUs, quantities or amounts that were changed since",
  },
  {
    name: "a status without an event",
    in: "orders",
    sql: ({ id }) => [
      `update orders set status = 'PROCESSING' where id = ${id("paid")}`,
      `update orders set status = 'PAID' where id = ${id("paid")}`,
    ],
    line: "order-sums: order NUMBER(paid): expected PAID, by its last event; found PROCESSING",
  },
  {
    name: "an order total above the paid amount",
    in: "orders",
    sql: ({ id }) => [
      `update orders set shipping_minor = shipping_minor + 1, total_minor = total_minor + 1 where id = ${id("completed")}`,
      `update orders set shipping_minor = shipping_minor - 1, total_minor = total_minor - 1 where id = ${id("completed")}`,
    ],
    line: [
      "order-sums: order NUMBER(completed): expected the lines and amounts that were placed; found names, SKUs, quantities or amounts that were changed since",
      "order-money: order NUMBER(completed): expected one payment of 20.50 CAD; found PAY SUCCEEDED of 20.49 CAD",
    ],
  },
  {
    name: "an order with a smaller refunded amount than its payments",
    in: "orders",
    sql: ({ ofOrder }) => [
      `update order_refunds set amount_minor = amount_minor - 1 ${ofOrder("partly")}`,
      `update order_refunds set amount_minor = amount_minor + 1 ${ofOrder("partly")}`,
    ],
    line: "order-money: order NUMBER(partly): expected 12.49 CAD back, by the order's refunds; found 12.50 CAD back, by its payments",
  },
  {
    name: "a shipping cost below zero",
    in: "orders",
    sql: ({ id }) => [
      `alter table orders drop constraint orders_shipping_minor_check;
         update orders set shipping_minor = shipping_minor - 1000, total_minor = total_minor - 1000 where id = ${id("declined")}`,
      `update orders set shipping_minor = shipping_minor + 1000, total_minor = total_minor + 1000 where id = ${id("declined")};
         alter table orders add constraint orders_shipping_minor_check check (shipping_minor >= 0)`,
    ],
    line: "order-sums: order NUMBER(declined): expected a shipping cost of 0.00 CAD or more; found -2.01 CAD",
  },
  {
    name: "a job that was given up",
    in: "orders",
    sql: ({ id }) => [
      `with added as (
           select id from graphile_worker.add_job('createShipment', json_build_object('data', json_build_object('orderId', ${id("paid")})),
             job_key := 'planted', run_at := now() + interval '1 day', max_attempts := 1)
         ) select from added`,
      `delete from graphile_worker._private_jobs ${plantedJob}`,
    ],
    line: "failed-jobs: job NUMBER of orders, createShipment for ID(paid): expected done; found failed in attempt 1: no error",
  },
];
