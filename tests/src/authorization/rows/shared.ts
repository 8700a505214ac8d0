import type { FieldRows } from "../table.js";

/** Rows for types of the same shape in several subgraphs: parts of objects that have their own rules. */
export const shared: FieldRows = {
  "PriceAdjustment.reason": "whoHasTheObject",
  "PriceAdjustment.amount": "whoHasTheObject",
  "Money.amount": "whoHasTheObject",
  "Money.currency": "whoHasTheObject",

  "PageInfo.hasNextPage": "whoHasTheObject",
  "PageInfo.hasPreviousPage": "whoHasTheObject",
  "PageInfo.startCursor": "whoHasTheObject",
  "PageInfo.endCursor": "whoHasTheObject",

  // only for orders and shipments
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
