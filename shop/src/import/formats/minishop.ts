import type { Format } from "../format.js";

export const minishop: Format = {
  name: "minishop",
  tables: {
    users: { file: "users" },
    products: { file: "products" },
    cartItems: { file: "cart_items" },
    orders: { file: "orders", columns: { id: ["order_id"], placedAt: ["created_at"] } },
    orderItems: { file: "order_items" },
    payments: { file: "payments", columns: { id: ["payment_id"], createdAt: ["timestamp"] } },
    shipments: { file: "shipments" },
  },
  orderStatuses: { paid: "PAID" },
  roles: { customer: "CUSTOMER", admin: "ADMIN" },
  verifiesEmail: false,
  skuPrefix: "MINISHOP",
};
