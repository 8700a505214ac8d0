import type { Format } from "../format.js";

export const eStore: Format = {
  name: "e-store",
  tables: {
    users: { file: "users", columns: { emailVerified: ["is_verified"] } },
    categories: { file: "categories" },
    products: { file: "products" },
    productCategories: { file: "product_categories" },
    orders: { file: "orders", columns: { placedAt: ["created_at"] } },
    orderItems: { file: "order_items" },
    payments: { file: "transactions" },
  },
  orderStatuses: { paid: "PAID", completed: "COMPLETED", cancelled: "CANCELLED" },
  verifiesEmail: true,
  skuPrefix: "ESTORE",
};
