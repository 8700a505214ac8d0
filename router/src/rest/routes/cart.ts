import { z } from "zod";
import {
  RestAddToCartDocument,
  RestCartDocument,
  RestClearCartDocument,
  RestSetCartLineDocument,
} from "../generated/operations.js";
import { cartBody, toCart } from "../bodies/cart.js";
import { id, named, pathId, userId } from "../bodies/fields.js";
import { restRoute, type RestInput, type RestRoute } from "../rest-route.js";

const quantity = z
  .int("must be a whole number")
  .min(1, "must be at least 1")
  .max(99, "must be at most 99")
  .describe("1 to 99. Also accepted as `qty`.");

const addedItem = named("AddedItem", z.object({ product_id: id, quantity, user_id: userId }));
const removedItem = named("RemovedItem", z.object({ product_id: id, user_id: userId }));
const itemParams = z.object({ product_id: pathId });

const texts = {
  codes: { PRODUCT_NOT_FOUND: "Product not found" },
  unavailable: { catalog: "Product service unavailable" },
  failed: { catalog: "Product service error" },
};

const common = { tag: "Cart", access: "token", texts, answer: cartBody } as const;

const example = {
  request: { product_id: "018f6b1c-0000-7000-8000-000000000001", quantity: 2 },
} as const;

const getCart = restRoute({
  ...common,
  method: "GET",
  path: "/cart",
  name: "getCart",
  summary: "Get the cart",
  description: "The cart of the token's user or guest, at current prices. `total_items` counts the lines.",
  operation: RestCartDocument,
  variables: () => ({}),
  respond: toCart,
  version: ({ version }) => version,
});

const addItem = {
  ...common,
  method: "POST",
  aliases: { qty: "quantity" },
  body: addedItem,
  ifMatch: true,
  operation: RestAddToCartDocument,
  variables: ({ body, expectedVersion }: AddItemRequest) => ({
    input: { productId: body.product_id, quantity: body.quantity, expectedVersion },
  }),
  respond: toCart,
  example,
} as const;

type AddItemRequest = Pick<
  RestInput<unknown, unknown, z.output<typeof addedItem>, unknown>,
  "body" | "expectedVersion"
>;

const removal = {
  ...common,
  ifMatch: true,
  operation: RestSetCartLineDocument,
  respond: toCart,
} as const;

export const cartRoutes: readonly RestRoute[] = [
  getCart,
  restRoute({
    ...addItem,
    path: "/cart/add",
    name: "addToCart",
    summary: "Add Item to Cart",
    description: "Adds a product to the cart, or raises its quantity. Answers with the whole cart.",
  }),
  restRoute({
    ...addItem,
    path: "/cart/items",
    name: "addCartItem",
    summary: "Add an item to the cart",
    description: "The same as `POST /cart/add`.",
  }),
  restRoute({
    ...removal,
    method: "DELETE",
    path: "/cart/items/:product_id",
    name: "removeCartItem",
    summary: "Remove an item from the cart",
    description: "Removes the product, whatever its quantity. An absent product changes nothing.",
    params: itemParams,
    variables: ({ params, expectedVersion }) => ({
      input: { productId: params.product_id, quantity: 0, expectedVersion },
    }),
  }),
  restRoute({
    ...removal,
    method: "POST",
    path: "/cart/remove",
    name: "removeFromCart",
    summary: "Remove a product from the cart",
    description: "The same as `DELETE /cart/items/{product_id}`.",
    body: removedItem,
    variables: ({ body, expectedVersion }) => ({
      input: { productId: body.product_id, quantity: 0, expectedVersion },
    }),
  }),
  restRoute({
    ...removal,
    method: "PATCH",
    path: "/cart/items/:product_id",
    name: "setCartItem",
    summary: "Set the quantity of an item",
    description: "Sets the quantity of a product in the cart.",
    aliases: { qty: "quantity" },
    params: itemParams,
    body: named("ItemQuantity", z.object({ quantity, user_id: userId })),
    variables: ({ params, body, expectedVersion }) => ({
      input: { productId: params.product_id, quantity: body.quantity, expectedVersion },
    }),
  }),
  restRoute({
    ...common,
    method: "DELETE",
    path: "/cart",
    name: "clearCart",
    summary: "Clear the cart",
    description: "Removes all items.",
    ifMatch: true,
    operation: RestClearCartDocument,
    variables: ({ expectedVersion }) => ({ expectedVersion }),
    respond: toCart,
  }),
];
