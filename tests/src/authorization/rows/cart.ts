import type { SubgraphRows } from "../table.js";

export const cart: SubgraphRows = {
  fields: {
    // each caller's own cart
    "Query.cart": "buyers",
    // lets admins help the owner of a cart
    "Query.customerCart": "admins",
    "Cart.id": "theirsAndAdmins",
    "Cart.customer": "theirsAndAdmins",
    "Cart.lines": "theirsAndAdmins",
    "Cart.totalQuantity": "theirsAndAdmins",
    "Cart.subtotal": "theirsAndAdmins",
    "Cart.pricesAreCurrent": "theirsAndAdmins",
    "Cart.needsShipping": "theirsAndAdmins",
    "Cart.updatedAt": "theirsAndAdmins",
    "Cart.status": "theirsAndAdmins",
    "Cart.version": "theirsAndAdmins",
    "CartLine.lineId": "theirsAndAdmins",
    "CartLine.customValues": "theirsAndAdmins",
    "CartLine.product": "theirsAndAdmins",
    "CartLine.quantity": "theirsAndAdmins",
    "CartLine.unitPrice": "theirsAndAdmins",
    "CartLine.lineTotal": "theirsAndAdmins",
    "CartLine.priceWhenAdded": "theirsAndAdmins",
    "CartLine.adjustments": "theirsAndAdmins",
    "LinesAdded.cart": "whoMayCall",
    "LinesAdded.lines": "whoMayCall",
    "AddedLine.productId": "whoMayCall",
    "AddedLine.outcome": "whoMayCall",
    "AddedLine.quantityAdded": "whoMayCall",
    "AddedLine.reason": "whoMayCall",
  },
  // in an order that leaves something in the cart
  mutations: {
    "Mutation.clearCart": { rule: "buyers", call: "clearCart" },
    "Mutation.addToCart": { rule: "buyers", call: `addToCart(input: { productId: "$product", quantity: 1 })` },
    "Mutation.addLinesToCart": {
      rule: "buyers",
      call: `addLinesToCart(input: { lines: [{ productId: "$product", quantity: 1 }] })`,
    },
    "Mutation.setCartLine": { rule: "buyers", call: `setCartLine(input: { productId: "$product", quantity: 1 })` },
  },
  entities: {
    // not for admins here: they use customerCart with the customer's id
    Cart: [{ of: "cart", may: "theirs" }],
    User: "stub",
    Product: "stub",
  },
  services: {
    "Mutation.importRecords": ["import"],
    "Query.personalData": ["accounts"],
    "Mutation.erasePersonalData": ["accounts"],
    "Query.checkoutCart": ["orders"],
    "Query.checkoutCartOf": ["orders"],
    "Query.idleCarts": ["orders"],
    "Query.cartStarts": ["orders"],
    "Mutation.mergeGuestCart": ["accounts"],
    "Mutation.removeBought": ["orders"],
  },
};
