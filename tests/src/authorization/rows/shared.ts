import type { FieldRows } from "../table.js";

/** What several subgraphs have in the same shape: parts of things that are guarded themselves. */
export const shared: FieldRows = {
  "Money.amount": "whoHasTheObject",
  "Money.currency": "whoHasTheObject",

  "PageInfo.hasNextPage": "whoHasTheObject",
  "PageInfo.hasPreviousPage": "whoHasTheObject",
  "PageInfo.startCursor": "whoHasTheObject",
  "PageInfo.endCursor": "whoHasTheObject",

  // of orders and of shipments alone
  "ShippingAddress.fullName": "theirsAndAdmins",
  "ShippingAddress.line1": "theirsAndAdmins",
  "ShippingAddress.line2": "theirsAndAdmins",
  "ShippingAddress.city": "theirsAndAdmins",
  "ShippingAddress.region": "theirsAndAdmins",
  "ShippingAddress.postalCode": "theirsAndAdmins",
  "ShippingAddress.country": "theirsAndAdmins",
  "ShippingAddress.phone": "theirsAndAdmins",

  "StockShortage.product": "whoMayCall",
  "StockShortage.requested": "whoMayCall",
  "StockShortage.available": "whoMayCall",
  "InvalidField.path": "whoMayCall",
  "InvalidField.message": "whoMayCall",
};
