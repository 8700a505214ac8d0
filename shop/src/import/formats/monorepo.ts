import type { Format } from "../format.js";

export const monorepo: Format = {
  name: "monorepo",
  tables: {
    users: { file: "users", columns: { passwordHash: ["hashed_password"] } },
    categories: { file: "categories" },
    products: { file: "products" },
    productCategories: { file: "product_categories" },
    productImages: { file: "product_images" },
    cartItems: {
      file: "carts",
      redisHash: { prefix: "cart:", key: "user_id", field: "product_id", value: "quantity" },
    },
    orders: { file: "orders", columns: { placedAt: ["created_at"] } },
    orderItems: { file: "order_items", columns: { quantity: ["qty"] } },
    payments: { file: "payments" },
  },
  orderStatuses: {
    created: null,
    paid: "PAID",
    processing: "PROCESSING",
    completed: "COMPLETED",
    cancelled: "CANCELLED",
  },
  roles: { user: "CUSTOMER", admin: "ADMIN" },
  verifiesEmail: false,
  skuPrefix: "MONOREPO",
};
