import type { Format } from "./format.js";

const cartService: Format = {
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

const minishop: Format = {
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

const eStore: Format = {
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

const monorepo: Format = {
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

const studynotion: Format = {
  name: "studynotion",
  tables: {
    users: { file: "users", columns: { passwordHash: ["password"] } },
    categories: { file: "categories" },
    courses: { file: "courses", columns: { instructorId: ["instructor"], categoryId: ["category"] } },
    sections: { file: "sections", columns: { courseId: ["course"] } },
    lessons: { file: "lessons", columns: { sectionId: ["section"] } },
    coursePayments: { file: "payments", columns: { userId: ["user"], courseId: ["course"] } },
    enrollments: { file: "enrollments", columns: { userId: ["user"], courseId: ["course"] } },
  },
  roles: { student: "CUSTOMER", instructor: "INSTRUCTOR", admin: "ADMIN" },
  verifiesEmail: true,
  skuPrefix: "STUDYNOTION",
};

export const formats: readonly Format[] = [cartService, minishop, eStore, monorepo, studynotion];
