import { z } from "zod";
import {
  RestAddProductImageDocument,
  RestCategoriesDocument,
  RestCreateCategoryDocument,
  RestCreateProductDocument,
  RestDeleteProductDocument,
  RestProductDocument,
  RestProductsDocument,
  RestUpdateProductDocument,
  type ProductSort,
  type RestProductsQuery,
} from "../generated/operations.js";
import { named, pathId, price, text } from "../bodies/fields.js";
import { list, pageArguments, pageOf } from "../bodies/list.js";
import { categoryBody, productBody, toCategory, toProduct } from "../bodies/product.js";
import { restRoute, type RestRoute, type RootOf } from "../rest-route.js";
import { idOrSlug } from "./references.js";

const texts = { codes: { NOT_FOUND: "Product not found" } } as const;
const common = { tag: "Catalog", access: "public", texts } as const;
const staff = { tag: "Catalog", access: "staff", texts } as const;

const flag = z.enum(["true", "false"], "must be true or false").transform((value) => value === "true");
const sorts = [
  "newest",
  "oldest",
  "updated",
  "name",
  "name_desc",
  "sku",
  "sku_desc",
  "price_asc",
  "price_desc",
] as const;

const productsQuery = z.object({
  ...list,
  name: text(200).optional().describe("A part of the name."),
  sku: text(64).optional(),
  search: text(200).optional().describe("Words of the name, the SKU, a tag or the description."),
  active: flag.optional().describe("For admins; others see active products only."),
  kind: z.enum(["physical", "course"], "must be physical or course").optional(),
  min_price: price.optional(),
  max_price: price.optional(),
  category: text(200).optional().describe("A slug."),
  tag: text(100).optional(),
  sort: z.enum(sorts, `must be one of ${sorts.join(", ")}`).optional(),
});

const listing = {
  ...common,
  method: "GET",
  description:
    "The products on sale, in pages: `Link` has the address of the next page, `X-Total-Count` the number of all.",
  mayLack: ["stock"],
  query: productsQuery,
  operation: RestProductsDocument,
  variables: ({ query }: { query: z.output<typeof productsQuery> }) => ({
    ...pageArguments(query),
    filter: {
      name: query.name,
      sku: query.sku,
      search: query.search,
      isActive: query.active,
      kind:
        query.kind === undefined ? undefined : query.kind === "course" ? ("COURSE" as const) : ("PHYSICAL" as const),
      minPrice: query.min_price,
      maxPrice: query.max_price,
      category: query.category,
      tag: query.tag,
    },
    sort: query.sort?.toUpperCase() as ProductSort | undefined,
  }),
  answer: z.array(productBody),
  respond: ({ nodes }: RootOf<RestProductsQuery>) => nodes.map(toProduct),
  page: pageOf,
} as const;

const idParams = z.object({ id: pathId.describe("The id, or the slug.") });

const getProduct = restRoute({
  ...common,
  method: "GET",
  path: "/products/:id",
  name: "getProduct",
  summary: "Get a product",
  description: "A product on sale; admins also get others.",
  mayLack: ["stock"],
  pageBySlug: true,
  params: idParams,
  operation: RestProductDocument,
  variables: ({ params }) => idOrSlug(params.id),
  answer: productBody,
  respond: toProduct,
  version: ({ version }) => version,
});

const newProduct = named(
  "NewProduct",
  z.object({
    sku: text(64),
    name: text(200),
    description: text(10_000).nullish(),
    price,
    currency: text(3).optional().describe("The shop's currency when absent."),
    stock: z.int("must be a whole number").min(0, "must not be negative").optional().describe("The units on hand."),
    is_active: z.boolean().optional(),
    tags: z.array(text(100)).optional(),
    categories: z.array(text(200)).optional().describe("Slugs."),
  }),
);

const changedProduct = named(
  "ChangedProduct",
  z.object({
    sku: text(64).optional(),
    name: text(200).optional(),
    description: text(10_000).nullish(),
    price: price.optional(),
    currency: text(3).optional().describe("The shop's currency when absent."),
    is_active: z.boolean().optional(),
    tags: z.array(text(100)).optional(),
    categories: z.array(text(200)).optional().describe("Slugs."),
  }),
);

const fieldNames = { "price.amount": "price", "price.currency": "currency", initialStock: "stock" } as const;

const newCategory = named(
  "NewCategory",
  z.object({ name: text(100), slug: text(200).optional(), description: text(2000).nullish() }),
);
const newImage = named("NewProductImage", z.object({ url: text(2000), alt: text(500).nullish() }));

export const catalogRoutes: readonly RestRoute[] = [
  restRoute({
    ...listing,
    path: "/products",
    name: "listProducts",
    summary: "List products",
  }),
  restRoute({
    ...listing,
    path: "/catalog/products",
    name: "listCatalogProducts",
    summary: "List the products of the catalog",
  }),
  getProduct,
  restRoute({
    ...staff,
    method: "POST",
    path: "/products",
    name: "createProduct",
    summary: "Create a product",
    description: "For admins.",
    status: 201,
    mayLack: ["stock"],
    fieldNames,
    body: newProduct,
    operation: RestCreateProductDocument,
    variables: ({ body, currency }) => ({
      input: {
        sku: body.sku,
        name: body.name,
        description: body.description,
        price: { amount: body.price, currency: body.currency ?? currency },
        isActive: body.is_active,
        tags: body.tags,
        categories: body.categories,
        initialStock: body.stock,
      },
    }),
    answer: productBody,
    respond: toProduct,
    location: ({ id }) => `/products/${id}`,
    example: { request: { sku: "KB-1", name: "Keyboard", price: 49.99, stock: 10 } },
  }),
  restRoute({
    ...staff,
    method: "PATCH",
    path: "/products/:id",
    name: "updateProduct",
    summary: "Change a product",
    description: "For admins. Changes only the given fields. `If-Match` refuses the change of another version.",
    ifMatch: true,
    mayLack: ["stock"],
    fieldNames,
    params: idParams,
    body: changedProduct,
    operation: RestUpdateProductDocument,
    variables: ({ params, body, currency, expectedVersion }) => ({
      input: {
        id: params.id,
        sku: body.sku,
        name: body.name,
        description: body.description,
        ...(body.price === undefined ? {} : { price: { amount: body.price, currency: body.currency ?? currency } }),
        isActive: body.is_active,
        tags: body.tags,
        categories: body.categories,
        expectedVersion,
      },
    }),
    answer: productBody,
    respond: toProduct,
  }),
  restRoute({
    ...staff,
    method: "DELETE",
    path: "/products/:id",
    name: "deleteProduct",
    summary: "Delete a product",
    description: "For admins. Takes the product off sale; orders keep its name and price.",
    status: 204,
    ifMatch: true,
    params: idParams,
    operation: RestDeleteProductDocument,
    variables: ({ params, expectedVersion }) => ({ id: params.id, expectedVersion }),
    answer: z.undefined(),
    respond: () => undefined,
  }),
  restRoute({
    ...staff,
    method: "POST",
    path: "/products/:id/images",
    name: "addProductImage",
    summary: "Add an image to a product",
    description: "For admins.",
    status: 201,
    mayLack: ["stock"],
    params: idParams,
    body: newImage,
    operation: RestAddProductImageDocument,
    variables: ({ params, body }) => ({ input: { productId: params.id, url: body.url, alt: body.alt } }),
    answer: productBody,
    respond: toProduct,
    location: ({ id }) => `/products/${id}`,
  }),
  restRoute({
    ...common,
    method: "GET",
    path: "/categories",
    name: "listCategories",
    summary: "List categories",
    description: "All categories of the catalog.",
    operation: RestCategoriesDocument,
    variables: () => ({}),
    answer: z.array(categoryBody),
    respond: (root) => root.map(toCategory),
  }),
  restRoute({
    ...staff,
    method: "POST",
    path: "/categories",
    name: "createCategory",
    summary: "Create a category",
    description: "For admins.",
    status: 201,
    body: newCategory,
    operation: RestCreateCategoryDocument,
    variables: ({ body }) => ({ input: body }),
    answer: categoryBody,
    respond: toCategory,
    location: () => "/categories",
  }),
];
