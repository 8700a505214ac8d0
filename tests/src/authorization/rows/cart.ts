import type { SubgraphRows } from "../table.js";

export const cart: SubgraphRows = {
  fields: {
    // everybody's own; one has no cart but one's own
    "Query.cart": "buyers",
    "Cart.id": "theirs",
    "Cart.customer": "theirs",
    "Cart.lines": "theirs",
    "Cart.totalQuantity": "theirs",
    "Cart.subtotal": "theirs",
    "Cart.updatedAt": "theirs",
    "CartLine.product": "theirs",
    "CartLine.quantity": "theirs",
    "CartLine.unitPrice": "theirs",
    "CartLine.lineTotal": "theirs",
  },
  mutations: {
    "Mutation.addToCart": { door: "buyers", call: `addToCart(input: { productId: "$product", quantity: 1 })` },
    "Mutation.setCartLine": { door: "buyers", call: `setCartLine(input: { productId: "$product", quantity: 1 })` },
    "Mutation.clearCart": { door: "buyers", call: "clearCart" },
  },
  entities: {
    Cart: [{ of: "cart", may: "theirs" }],
    User: "stub",
    Product: "stub",
  },
  services: {
    "Query.checkoutCart": ["orders"],
    "Mutation.removeBought": ["orders"],
  },
};
