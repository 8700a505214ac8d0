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
  // in an order in which something is in the cart at the end
  mutations: {
    "Mutation.clearCart": { door: "buyers", call: "clearCart" },
    "Mutation.addToCart": { door: "buyers", call: `addToCart(input: { productId: "$product", quantity: 1 })` },
    "Mutation.setCartLine": { door: "buyers", call: `setCartLine(input: { productId: "$product", quantity: 1 })` },
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
