import type { PlantedDifference } from "./planted-difference.js";

/** Differences in the databases of inventory. */
export const inventoryDifferences: readonly PlantedDifference[] = [
  {
    name: "a unit on hand without a movement",
    in: "inventory",
    sql: () => [`update stock_levels set on_hand = on_hand + 1`, `update stock_levels set on_hand = on_hand - 1`],
    line: "stock: product LAMP: expected 17 on hand, the sum of its movements; found 18 on hand",
  },
  {
    name: "a reserved unit without a reservation",
    in: "inventory",
    sql: () => [`update stock_levels set reserved = reserved + 1`, `update stock_levels set reserved = reserved - 1`],
    line: "stock: product LAMP: expected 0 reserved, the sum of its open reservations; found 1 reserved",
  },
  {
    name: "more units returned than sold",
    in: "inventory",
    sql: ({ lamp, id }) => [
      `insert into stock_movements (event_id, product_id, kind, delta, reason, order_id)
         select 'planted', '${lamp}', kind, delta, 'planted', order_id
         from (values ('RETURN', 5, ${id("completed")}::uuid), ('ADJUSTMENT', -5, null)) planted(kind, delta, order_id)`,
      `delete from stock_movements where event_id = 'planted'`,
    ],
    line: [
      "sales: order ID(completed), product LAMP: expected at most the 1 sold returned; found 5 returned",
      "movement-chains: product LAMP: expected movements that the shop wrote; found 2 that something else wrote",
    ],
  },
  {
    name: "a movement that was changed together with its sum",
    in: "inventory",
    sql: () => [
      `with movement as (update stock_movements set delta = delta + 1 where kind = 'RECEIPT')
         update stock_levels set on_hand = on_hand + 1`,
      `with movement as (update stock_movements set delta = delta - 1 where kind = 'RECEIPT')
         update stock_levels set on_hand = on_hand - 1`,
    ],
    line: "movement-chains: product LAMP: expected movements as the shop wrote them; found movement 1 of LENGTH changed, moved or replaced",
  },
  {
    name: "the last movement, removed together with its sum",
    in: "inventory",
    sql: () => [
      `create table kept as select * from stock_movements where kind = 'RETURN' order by chain_position desc limit 1;
         delete from stock_movements using kept where stock_movements.chain_position = kept.chain_position;
         insert into stock_movements (event_id, product_id, kind, delta, reason, order_id, chain_position, chain_hash)
         select 'planted', product_id, kind, delta, reason, order_id, null, null from kept`,
      `delete from stock_movements where event_id = 'planted';
         insert into stock_movements (event_id, product_id, kind, delta, reason, actor_id, created_at, order_id, idempotency_key,
           chain_position, chain_hash)
         select event_id, product_id, kind, delta, reason, actor_id, created_at, order_id, idempotency_key, chain_position, chain_hash
         from kept; drop table kept`,
    ],
    line: "movement-chains: product LAMP: expected movements that the shop wrote; found 1 that something else wrote",
  },
  {
    name: "an adjustment, removed together with its sum",
    in: "inventory",
    sql: () => [
      `create table kept as select * from stock_movements where kind = 'ADJUSTMENT';
         delete from stock_movements where kind = 'ADJUSTMENT';
         update stock_levels set on_hand = on_hand - (select delta from kept)`,
      `insert into stock_movements (event_id, product_id, kind, delta, reason, actor_id, created_at, order_id, idempotency_key,
           chain_position, chain_hash)
         select event_id, product_id, kind, delta, reason, actor_id, created_at, order_id, idempotency_key, chain_position, chain_hash
         from kept; update stock_levels set on_hand = on_hand + (select delta from kept); drop table kept`,
    ],
    line: "movement-chains: product LAMP: expected LENGTH movements, as they were counted; found LENGTH",
  },
  {
    name: "two movements in swapped positions",
    in: "inventory",
    sql: () => [
      `update stock_movements set chain_position = -chain_position where chain_position in (1, 2);
         update stock_movements set chain_position = 3 + chain_position where chain_position in (-1, -2)`,
      `update stock_movements set chain_position = -chain_position where chain_position in (1, 2);
         update stock_movements set chain_position = 3 + chain_position where chain_position in (-1, -2)`,
    ],
    line: "movement-chains: product LAMP: expected movements as the shop wrote them; found movement 1 of LENGTH changed, moved or replaced",
  },
  {
    name: "a reservation of a closed order",
    in: "inventory",
    sql: ({ ofOrder }) => [
      `with level as (update stock_levels set reserved = reserved + 2)
         update reservations set state = 'OPEN' ${ofOrder("unpaid")}`,
      `with level as (update stock_levels set reserved = reserved - 2)
         update reservations set state = 'RELEASED' ${ofOrder("unpaid")}`,
    ],
    line: "order-stock: order NUMBER(unpaid), product LAMP: expected nothing held for an order that is CANCELLED; found 2 OPEN",
  },
];
