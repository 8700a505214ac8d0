import { faultsIn } from "../planted-fault.ts";

export const inventoryFaults = faultsIn("subgraphs/inventory/src", [
  {
    name: "inventory does not ask before it ends a reservation",
    file: "domain/expire-reservation.ts",
    find: "if (!mayGo) await reservations.hold(orderId);",
    replace: "if (mayGo === undefined) await reservations.hold(orderId);",
  },
  {
    name: "a reservation ends before its time",
    file: "domain/expire-reservation.ts",
    find: "else if (isOver) await",
    replace: "else if (mayGo) await",
  },
  {
    name: "the job of an older reservation ends the new one",
    file: "domain/expire-reservation.ts",
    find: "if (!end || end.getTime() - now.getTime() > 2 * checkBeforeMs) return;",
    replace: "if (!end) return;",
  },
  {
    name: "orders is notified before a reservation has ended",
    file: "domain/expire-reservation.ts",
    find: "const isOver = end <= now;",
    replace: "const isOver = end >= now;",
  },
  {
    name: "available stock ignores reservations",
    file: "domain/stock.ts",
    find: "return onHand - reserved;",
    replace: "return onHand;",
  },
  {
    name: "two lines of one product are reserved as one",
    file: "domain/stock.ts",
    find: "(quantities.get(id) ?? 0) + quantity",
    replace: "quantity",
  },
  {
    name: "reservations lock products in any order",
    file: "domain/stock.ts",
    find: "left.productId < right.productId ? -1 : 1",
    replace: "left.productId < right.productId ? 1 : -1",
  },
  {
    name: "one product id in two letter cases counts as two products",
    file: "domain/stock.ts",
    find: "productId.toLowerCase()",
    replace: "productId",
  },
  {
    name: "stock levels are locked in any order",
    file: "store/migrations/001-baseline.ts",
    find: "where product_id = any(products) order by product_id for update",
    replace: "where product_id = any(products) order by random() for update",
    tests: "store/reservation-races",
  },
  {
    name: "more units are reserved than are available",
    file: "store/migrations/001-baseline.ts",
    find: "where coalesce(level.on_hand - level.reserved, 0) < line.quantity and not exists",
    replace: "where coalesce(level.on_hand - level.reserved, 0) < 0 and not exists",
    tests: "store/reservation-repository",
  },
  {
    name: "a sale is not written as a movement",
    file: "store/migrations/001-baseline.ts",
    find: "product_id, 'SALE', -quantity",
    replace: "product_id, 'RECEIPT', -quantity",
    tests: "store/reservation-repository",
  },
]);
