import type { SubgraphRows } from "../table.js";

export const inventory: SubgraphRows = {
  fields: {
    "Product.stock": "everybody",
    "Stock.onHand": "onlyAdmins",
    "Stock.reserved": "onlyAdmins",
    "Stock.available": "everybody",
    "Stock.inStock": "everybody",

    "Query.stockMovements": "admins",
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
  mutations: {
    "Mutation.adjustStock": {
      door: "admins",
      call: `adjustStock(input: { productId: "$product", delta: 1, reason: "$new" })`,
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
  },
};
