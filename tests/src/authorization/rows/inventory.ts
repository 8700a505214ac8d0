import type { SubgraphRows } from "../table.js";

export const inventory: SubgraphRows = {
  fields: {
    "Product.stock": "everybody",
    "Stock.onHand": "onlyAdmins",
    "Stock.reserved": "onlyAdmins",
    "Stock.available": "everybody",
    "Stock.inStock": "everybody",

    "Query.stockLevels": "admins",
    "StockLevelConnection.pageInfo": "onlyAdmins",
    "StockLevelConnection.totalCount": "onlyAdmins",
    "StockLevelConnection.nodes": "onlyAdmins",
    "StockLevel.product": "onlyAdmins",
    "StockLevel.onHand": "onlyAdmins",
    "StockLevel.reserved": "onlyAdmins",
    "StockLevel.available": "onlyAdmins",
    "StockLevel.updatedAt": "onlyAdmins",

    "Query.stockMovements": "admins",
    "StockMovement.product": "onlyAdmins",
    "StockMovementConnection.pageInfo": "onlyAdmins",
    "StockMovementConnection.totalCount": "onlyAdmins",
    "StockMovementConnection.nodes": "onlyAdmins",
    "StockMovement.kind": "onlyAdmins",
    "StockMovement.delta": "onlyAdmins",
    "StockMovement.reason": "onlyAdmins",
    "StockMovement.orderId": "onlyAdmins",
    "StockMovement.actorId": "onlyAdmins",
    "StockMovement.at": "onlyAdmins",
  },
  subscriptions: {
    "Subscription.stockChanged": { rule: "everybody", call: `stockChanged(productId: "$product")` },
  },
  mutations: {
    "Mutation.adjustStock": {
      rule: "admins",
      call: `adjustStock(input: { productId: "$product", delta: 1, reason: "$new" })`,
    },
    "Mutation.setStock": {
      rule: "admins",
      call: `setStock(input: { productId: "$product", onHand: 500, reason: "$new" })`,
    },
  },
  entities: {
    Product: [{ of: "product", with: { kind: "PHYSICAL" }, may: "everybody" }],
  },
  services: {
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
    "Mutation.receiveStock": ["catalog"],
    "Mutation.reserveStock": ["orders"],
    "Mutation.holdReservation": ["orders"],
    "Mutation.commitReservation": ["orders"],
    "Mutation.releaseReservation": ["orders"],
    "Mutation.returnStock": ["orders"],
    "Mutation.setStockLevels": ["catalog"],
  },
};
