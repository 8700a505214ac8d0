import type { Format } from "../format.js";

export const cartService: Format = {
  name: "cart-service",
  tables: {
    users: { file: "users" },
    products: { file: "products" },
    carts: { file: "carts" },
    cartItems: { file: "cart_items" },
  },
  verifiesEmail: false,
  skuPrefix: "CART",
};
