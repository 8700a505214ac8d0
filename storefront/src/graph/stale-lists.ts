/**
 * By mutation: the fields of `Query` whose cached answers it may make stale. Objects in the mutation's own answer are
 * not included: they have an id and are updated everywhere. A page that shows such a list fetches it again.
 */
export const staleLists: Readonly<Record<string, readonly string[]>> = {
  createCourse: ["courses"],
  publishCourse: ["courses", "products"],
  archiveCourse: ["courses", "products"],
  restoreCourse: ["courses", "products"],
  clearCart: ["cart"],
  checkout: ["cart", "orders", "order", "me"],
  payOrder: ["cart", "orders", "order"],
  advanceOrder: ["allOrders", "salesReport"],
  cancelOrder: ["orders", "allOrders", "salesReport"],
  refundOrder: ["orders", "allOrders", "salesReport"],
  updateShipment: ["allOrders", "order"],
  createProduct: ["products", "category", "searchSuggestions", "stockLevels"],
  updateProduct: ["products", "category", "searchSuggestions"],
  updateProducts: ["products", "category", "searchSuggestions"],
  importProducts: [
    "products",
    "product",
    "categories",
    "category",
    "searchSuggestions",
    "stockLevels",
    "stockMovements",
  ],
  setStock: ["stockLevels", "stockMovements"],
  adjustStock: ["stockLevels", "stockMovements"],
  createCategory: ["categories"],
  updateCategory: ["categories", "category"],
  deleteCategory: ["categories", "category", "products"],
  createWebhookEndpoint: ["webhookEndpoints"],
  deleteWebhookEndpoint: ["webhookEndpoints", "webhookEndpoint"],
  sendTestWebhook: ["webhookEndpoint"],
  deleteProduct: ["products", "product", "category", "searchSuggestions", "stockLevels"],
};
