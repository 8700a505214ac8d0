/**
 * By mutation: the fields of `Query` whose answers it may have made untrue, beyond the things that its own answer
 * holds (those are kept by their id and are up to date everywhere). Whoever shows such a list asks again.
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
  deleteProduct: ["products", "product", "category", "searchSuggestions", "stockLevels"],
};
