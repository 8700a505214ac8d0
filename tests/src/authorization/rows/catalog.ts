import type { SubgraphRows } from "../table.js";

export const catalog: SubgraphRows = {
  fields: {
    "Query.categories": "everybody",
    "Query.category": "everybody",
    "Query.product": "everybody",
    "Query.products": "everybody",

    "Category.id": "everybody",
    "Category.name": "everybody",
    "Category.slug": "everybody",
    "Category.products": "everybody",

    "Product.id": "everybody",
    "Product.sku": "everybody",
    "Product.slug": "everybody",
    "Product.name": "everybody",
    "Product.description": "everybody",
    "Product.kind": "everybody",
    "Product.price": "everybody",
    "Product.isActive": "everybody",
    "Product.tags": "everybody",
    "Product.images": "everybody",
    "Product.createdAt": "everybody",
    "Product.updatedAt": "everybody",
    "Product.categories": "everybody",

    "ProductImage.id": "everybody",
    "ProductImage.url": "everybody",
    "ProductImage.alt": "everybody",
    "ProductImage.position": "everybody",

    "ProductConnection.pageInfo": "everybody",
    "ProductConnection.totalCount": "everybody",
    "ProductConnection.edges": "everybody",
    "ProductConnection.nodes": "everybody",
    "ProductEdge.cursor": "everybody",
    "ProductEdge.node": "everybody",

    "DeletedProduct.id": "whoMayCall",
  },
  mutations: {
    "Mutation.createCategory": { door: "admins", call: `createCategory(input: { name: "$new" })` },
    "Mutation.createProduct": {
      door: "admins",
      call: `createProduct(input: { sku: "$new", name: "$new", price: { amount: "5.00", currency: "CAD" } })`,
    },
    "Mutation.updateProduct": { door: "admins", call: `updateProduct(input: { id: "$product", name: "$new" })` },
    "Mutation.deleteProduct": { door: "admins", call: `deleteProduct(id: "$doomed")` },
    "Mutation.addProductImage": {
      door: "admins",
      call: `addProductImage(input: { productId: "$product", url: "/$new.svg" })`,
    },
  },
  entities: {
    // by key also what is not on sale: carts and orders refer to it
    Product: [{ of: "product", may: "everybody" }],
  },
  services: {
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
    "Mutation.createCourseProduct": ["courses"],
    "Mutation.setCourseProductActive": ["courses"],
  },
};
